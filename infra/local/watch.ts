import { watch } from "node:fs";
import { join } from "node:path";

/** What the functions are made of. */
const SOURCES = ["functions", "shared", "events"];
/** An editor writes a file in several steps, and a branch changes many: wait for silence, in milliseconds. */
const SILENCE_MS = 300;

/**
 * Calls back after sources changed, never twice at a time.
 * @returns how to stop watching
 */
export function watchSources(root: string, rebuild: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    again = running;
    if (running) return;
    running = true;
    await rebuild();
    running = false;
    if (again) await run();
  };
  const watchers = SOURCES.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (file === null || !/\.(ts|tsx|json)$/.test(file) || /\.test\.tsx?$/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), SILENCE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
