import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{shared,functions,events,infra,test}/**/*.test.{ts,tsx}"],
    // Bounds against hanging, far above what anything takes: no test depends on the speed of a machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env["CI"] === "true" ? ["default", ["json", { outputFile: "reports/tests.json" }]] : ["default"],
  },
});
