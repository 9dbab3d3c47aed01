import type { DirectoryStore } from "../../shared/directory/store.js";
import type { TimeSource } from "../../shared/domain/instant.js";

/** What a command of the ops teams works with; a test gives its own. */
export interface Ops {
  print(line: string): void;
  complain(line: string): void;
  read(file: string): Promise<string>;
  openDirectory(table: string): DirectoryStore;
  readonly time: TimeSource;
}

export const EXIT = { done: 0, refused: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The words after `ops` make no command. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
