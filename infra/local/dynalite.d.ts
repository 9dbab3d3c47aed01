/** What is used of dynalite 4, which comes without types. */
declare module "dynalite" {
  import type { Server } from "node:http";

  interface Options {
    /** Directory of the LevelDB store; in memory without it. */
    path?: string;
    /** How long a table stays in `CREATING`, in milliseconds. */
    createTableMs?: number;
  }
  export default function dynalite(options?: Options): Server;
}
