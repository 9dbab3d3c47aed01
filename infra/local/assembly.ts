import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { contextHere } from "./context.js";
import { templateValue } from "./resolve.js";

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), templateValue).default({}),
  Condition: z.string().optional(),
});
export type Resource = z.infer<typeof resource>;

const template = z.object({
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: templateValue, Export: z.object({ Name: templateValue }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: templateValue.optional() })).default({}),
});

/** One stack: its template, and where the assets that it names (by their object key in S3) lie on this disk. */
export interface Stack {
  readonly name: string;
  /** `undefined` when the stack is region-agnostic. */
  readonly region: string | undefined;
  readonly template: z.infer<typeof template>;
  readonly assets: ReadonlyMap<string, string>;
}

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

const assetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/**
 * Reads a cloud assembly, the directory that `cdk synth` writes.
 * @throws when a file is missing or has another shape.
 */
export async function readAssembly(directory: string): Promise<Stack[]> {
  const read = async <T>(schema: z.ZodType<T>, file: string): Promise<T> =>
    schema.parse(JSON.parse(await readFile(join(directory, file), "utf8")));
  const { artifacts } = await read(manifest, "manifest.json");

  const assets = new Map<string, string>();
  const stacks: Stack[] = [];
  for (const [id, { type, environment, properties }] of Object.entries(artifacts)) {
    if (type === "cdk:asset-manifest" && properties?.file !== undefined) {
      const { files } = await read(assetManifest, properties.file);
      for (const { source, destinations } of Object.values(files)) {
        for (const { objectKey } of Object.values(destinations)) {
          if (source.path !== undefined) assets.set(objectKey, join(directory, source.path));
        }
      }
    }
    if (type === "aws:cloudformation:stack" && properties?.templateFile !== undefined) {
      const region = environment?.split("/").at(-1);
      stacks.push({
        name: properties.stackName ?? id,
        region: region === "unknown-region" ? undefined : region,
        template: await read(template, properties.templateFile),
        assets,
      });
    }
  }
  return stacks;
}

const cdkSettings = z.object({ context: z.record(z.string(), templateValue).default({}) });

/**
 * Runs the CDK app (`infra/app.ts`) in a process of its own, as the `cdk` command would, with the context of `cdk.json`
 * as {@link contextHere} has it.
 * @throws with what the app printed when it fails, e.g. because a function doesn't compile.
 */
export async function synthesize(root: string, output: string, signal: AbortSignal): Promise<void> {
  const { context } = cdkSettings.parse(JSON.parse(await readFile(join(root, "cdk.json"), "utf8")));
  const child = spawn(process.execPath, ["--import", "tsx", "infra/app.ts"], {
    cwd: root,
    signal,
    env: {
      ...process.env,
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify(contextHere(context)),
      // CloudFormation's own rules take as long as all the rest, and only matter to a deployment: `cdk synth` checks them.
      CDK_VALIDATION: "false",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
    });
  }
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", failed).on("close", done);
  });
  if (code !== 0) throw new Error(`the CDK app failed:\n${messageIn(printed)}`);
}

/** What Node prints of an uncaught error, without the line of code before and the stack behind. */
function messageIn(printed: string): string {
  const [untilStack = ""] = printed.split(/\n {4}at /, 1);
  return (untilStack.split(/^ +\^$/m).at(-1) ?? "").trim();
}
