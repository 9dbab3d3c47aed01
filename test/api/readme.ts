import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const MARK = "<!-- run by test/pipeline/clients.test.ts -->\n```sh\n";
/** The reader's own part: whose address and key they have. */
const OWN = /^export .*\n/;

/**
 * Runs the lines for partners of the README as a reader pastes them into a shell.
 *
 * @returns each answer, as JSON. @throws Error when a line fails, or the README has them no more.
 */
export async function runReadme(url: string, key: string): Promise<unknown[]> {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, rest] = readme.split(MARK);
  const [lines] = rest?.split("```") ?? [];
  if (lines === undefined || !OWN.test(lines)) throw new Error(`the README has no lines behind ${MARK}`);
  const folder = await mkdtemp(join(tmpdir(), "safelane-readme-"));
  const { stdout } = await promisify(execFile)("sh", ["-euc", lines.replace(OWN, "")], {
    cwd: folder,
    env: { ...process.env, SAFELANE_URL: url, SAFELANE_KEY: key },
  });
  await rm(folder, { recursive: true });
  // One answer follows the other, without a line's end.
  return stdout
    .split(/(?<=\})(?=\{)/)
    .filter((answer) => answer.trim() !== "")
    .map((answer) => JSON.parse(answer));
}
