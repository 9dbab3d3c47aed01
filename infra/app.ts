import { join } from "node:path";
import { Code } from "aws-cdk-lib/aws-lambda";
import { bundleFunctions } from "./bundle.js";
import { checkRules } from "./constructs/rules.js";
import { readSettings, SettingsError } from "./settings.js";
import { newApp, safelane } from "./stacks/safelane.js";

/** Where bundles lie for the asset step to pick up; not in `cdk.out`, which the CLI owns. */
const BUNDLES = join(import.meta.dirname, "..", ".safelane", "bundles");

function main(): void {
  const app = newApp();
  const settings = readSettings(app);
  bundleFunctions(BUNDLES);
  safelane(app, settings, (name) => Code.fromAsset(join(BUNDLES, name)));
  checkRules(app);
  app.synth();
}

try {
  main();
} catch (error) {
  // Somebody's slip, not ours: the message says all, a stack trace would only hide it.
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
