/** What of the browser's storage is used. */
export type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What was typed, by the names of forms; of one tab, and gone with it. */
const DRAFT = "draft.";
/** When somebody last left in a hurry, in milliseconds. */
const LEFT = "left";

interface Memory {
  draft(form: string): string | undefined;
  keepDraft(form: string, draft: string): void;
  forgetDrafts(): void;
  /** Forgets all, but for when that was, and remembers nothing more. */
  leave(now: number): void;
  hasLeftSince(moment: number): boolean;
}

/** A browser may have no storage, refuse it, or be out of room: then nothing is remembered, and nothing fails. */
export function memoryIn(open: () => Storage): Memory {
  const tried = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return use(open());
    } catch {
      return undefined;
    }
  };
  let hasLeft = false;
  const forgetDrafts = (): void => {
    tried((storage) => {
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      for (const name of names) if (name.indexOf(DRAFT) === 0) storage.removeItem(name);
    });
  };
  return {
    draft: (form) => tried((storage) => storage.getItem(DRAFT + form)) ?? undefined,
    keepDraft: (form, draft) => {
      if (!hasLeft) tried((storage) => storage.setItem(DRAFT + form, draft));
    },
    forgetDrafts,
    leave: (now) => {
      // A field that is taken off the page tells of its change a last time.
      hasLeft = true;
      forgetDrafts();
      tried((storage) => storage.setItem(LEFT, String(now)));
    },
    hasLeftSince: (moment) => Number(tried((storage) => storage.getItem(LEFT)) ?? 0) > moment,
  };
}

/** Asked for anew each time: a browser that refuses it throws already there. */
export const memory: Memory = memoryIn(() => window.sessionStorage);
