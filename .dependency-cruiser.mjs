/** The layers of the design: `domain` knows nobody, and no import points back up. */
const TESTS = "\\.(test|suite|arbitrary)\\.tsx?$";

const layer = (name, from, mayUse) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: [TESTS, "/testing/"] },
  to: { path: "^(shared|functions|events|infra|test)/", pathNot: [from, ...mayUse] },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    layer("domain-knows-nobody", "^shared/domain/", []),
    layer("language-knows-the-domain", "^shared/language/", ["^shared/domain/"]),
    layer("triage-knows-the-domain", "^shared/triage/", ["^shared/domain/", "^shared/language/"]),
    layer("directory-knows-the-domain", "^shared/directory/", ["^shared/domain/"]),
    layer("partners-know-the-domain", "^shared/partners/", ["^shared/domain/"]),
    layer("xarf-knows-the-domain", "^shared/xarf/", ["^shared/domain/"]),
    layer("mail-knows-domain-directory-language", "^shared/mail/", ["^shared/(domain|directory|language|triage)/"]),
    layer("http-knows-domain-and-language", "^shared/http/", ["^shared/(domain|language)/"]),
    layer("pages-know-domain-and-language", "^shared/pages/", ["^shared/(domain|language)/"]),
    layer("events-know-the-domain", "^events/", ["^shared/domain/"]),
    layer("telemetry-knows-the-domain", "^shared/telemetry/", ["^shared/domain/"]),
    layer("stores-know-domain-directory-partners", "^shared/stores/", [
      "^shared/(domain|directory|partners)/",
      "^events/",
    ]),
    layer("acceptance-knows-what-takes-a-report", "^shared/acceptance/", [
      "^shared/(directory|domain|http|language|stores|telemetry|triage)/",
      "^events/",
    ]),
    layer("webhooks-know-acceptance", "^shared/webhooks/", ["^shared/(acceptance|domain)/"]),
    layer("peers-know-acceptance", "^shared/peers/", ["^shared/(acceptance|directory|domain|language)/"]),
    layer("lambda-knows-stores", "^shared/lambda/", ["^shared/(directory|domain|stores|telemetry)/"]),
    layer("functions-know-shared-and-events", "^functions/", ["^shared/", "^events/"]),
    {
      name: "functions-dont-know-each-other",
      severity: "error",
      from: { path: "^functions/([^/]+)/", pathNot: TESTS },
      to: { path: "^functions/", pathNot: "^functions/$1/" },
    },
    {
      name: "infra-knows-functions-by-path-only",
      comment: "But for the description of the API, which is made from the schemas that functions parse with.",
      severity: "error",
      from: { path: "^infra/", pathNot: "^infra/api/" },
      to: { path: "^functions/" },
    },
    {
      name: "aws-in-adapters-only",
      comment: "Logic has no AWS import: clients are made in deps.ts and used in shared/stores and shared/mail.",
      severity: "error",
      from: {
        path: "^(shared|functions|events)/",
        pathNot: [TESTS, "^shared/stores/", "^shared/mail/mailer\\.ses\\.ts$", "^functions/[^/]+/deps\\.ts$"],
      },
      to: { path: "@aws-sdk/client-", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      from: { path: "^(shared|functions|events|infra)/", pathNot: [TESTS, "/testing/"] },
      to: { path: ["^test/", TESTS] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^infra/local/dynalite\\.d\\.ts$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
