import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import * as z from "zod";

/** A browser that doesn't come up in this time, in milliseconds, never will: a bound, not a measurement. */
const START_BOUND = 120_000;

/** Pages are this machine's own. What they would load from elsewhere fails alike on every machine, also one with a proxy. */
const NOWHERE_ELSE = [
  "--proxy-server=direct://",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
];

/**
 * Starts the Chromium that npm brought, with its own libraries and font, so that all machines show the same.
 * The package has it for Linux on x64 alone; elsewhere it is the Chrome that is installed.
 * @throws Error when there is none
 */
export async function launchChromium(): Promise<Browser> {
  const settings = { timeout: START_BOUND, args: NOWHERE_ELSE };
  if (process.platform !== "linux" || process.arch !== "x64")
    return chromium.launch({ ...settings, channel: "chrome" });
  const home = await unpacked();
  return chromium.launch({
    ...settings,
    executablePath: join(home, "chromium"),
    env: { ...process.env, LD_LIBRARY_PATH: join(home, "al2023", "lib"), FONTCONFIG_FILE: join(home, "fonts.conf") },
  });
}

/** The package's parts that are used; the others draw 3D. */
const PARTS = ["chromium.br", "al2023.tar.br", "fonts.tar.br"];

/** Unpacks the package once for each of its versions. The name appears when all is there: test files run side by side. */
async function unpacked(): Promise<string> {
  const packaged = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..");
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packaged, "package.json"), "utf8")));
  const cache = fileURLToPath(new URL("../../node_modules/.cache/safelane/", import.meta.url));
  const home = join(cache, `chromium-${version}`);
  if (await exists(home)) return home;

  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, "unpacking-"));
  try {
    await Promise.all(PARTS.map((part) => inflateInto(unfinished, join(packaged, "bin", part))));
    await writeFile(join(unfinished, "fonts.conf"), fontsIn(home));
    await rename(unfinished, home);
    await keepOnly(home);
  } catch (error) {
    await remove(unfinished);
    // Another test file was faster, and a folder with something in it is not replaced.
    if (!(await exists(home))) throw error;
  }
  return home;
}

/** Removes other versions and what killed runs left. Who is still unpacking fails, and finds `home`. */
async function keepOnly(home: string): Promise<void> {
  const cache = dirname(home);
  const others = (await readdir(cache)).filter((name) => name !== basename(home));
  await Promise.all(others.map((name) => remove(join(cache, name))));
}

/** Tries again where something is still being written. */
const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 5 });

/** The package unpacks into the folder for temporary files and has no setting for another; it looks when it is called. */
function inflateInto(folder: string, archive: string): Promise<string> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return inflate(archive);
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** The package's own file names folders of Lambda. */
const fontsIn = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`;

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
