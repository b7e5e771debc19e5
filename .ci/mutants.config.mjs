// Which faults put into a room on purpose does no test see? `npm run mutants` for `scrapers/fetching`, `MUTANTS=store npm run mutants` for another; hours.
// Stryker is no dependency of the project: the script installs it beside the packages, and the next `npm ci` removes it.
const ROOMS = {
  fetching: "scrapers/fetching/*.ts",
  store: "src/store/*.ts",
  publish: "src/publish/*.ts",
};
const room = process.env.MUTANTS ?? "fetching";
if (!(room in ROOMS)) throw new Error(`MUTANTS: one of ${Object.keys(ROOMS).join(", ")}`);

export default {
  testRunner: "vitest",
  vitest: { configFile: ".ci/mutants.vitest.config.ts", related: false },
  mutate: [ROOMS[room]],
  coverageAnalysis: "perTest",
  // What is worked out while a module is loaded needs every test anew for each mutant.
  ignoreStatic: true,
  concurrency: Number(process.env.MUTANTS_AT_ONCE ?? 2),
  timeoutMS: 15_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: `coverage/mutants-${room}.json` },
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["coverage", "var"],
  // It would rewrite it through an interface that our compiler does not have.
  tsconfigFile: "tsconfig.none.json",
};
