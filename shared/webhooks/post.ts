import type { Signed } from "./notice.js";

/** How a post ended. Nothing of what the receiver wrote is kept but its status and when it wants to be asked again. */
export type Posted =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter?: string }
  /** `address-refused`: the name leads to no address of the public Internet. */
  | { readonly kind: "failed"; readonly reason: "timeout" | "unreachable" | "address-refused" };

/** Posts once. Never throws: what becomes of it is what it says. */
export type Post = (url: string, signed: Signed) => Promise<Posted>;
