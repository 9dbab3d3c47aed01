import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests of whole systems share one cloud assembly. */
const SYSTEMS = "test/{pipeline,browser}/**/*.test.ts";

export default defineConfig({
  test: {
    // Bounds against hanging, far above what anything takes: no test depends on the speed of a machine.
    testTimeout: 60_000,
    // Whole systems wait for themselves more than they work: on two cores one worker alone would leave one idle.
    maxWorkers: Math.max(2, availableParallelism()),
    hookTimeout: 120_000,
    reporters: process.env["CI"] === "true" ? ["default", ["json", { outputFile: "reports/tests.json" }]] : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["{shared,functions,events,infra,test}/**/*.test.{ts,tsx}"],
          exclude: [SYSTEMS, "**/node_modules/**"],
        },
      },
      { extends: true, test: { name: "systems", include: [SYSTEMS], globalSetup: "test/support/assembly.ts" } },
    ],
  },
});
