import { createHash, randomBytes } from "node:crypto";

/** Random words of 128 bits that open something for whoever holds them. Tables hold their hashes only. */

/** As it stands in a link or a cookie: 22 characters that need no encoding there. */
export const freshSecret = (): string => randomBytes(16).toString("base64url");

/** What is stored in its place. A plain hash will do: nobody can try 2¹²⁸ words. */
export const hashOfSecret = (secret: string): string =>
  createHash("sha256").update("safelane secret 1:").update(secret).digest("base64url");
