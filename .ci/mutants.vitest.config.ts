import { defineConfig } from "vitest/config";

/** The tests of the room, and those of the rooms behind it that rest on it. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  fetching: ["test/scrapers/fetching"],
  store: ["test/store", "test/pipeline/run.test.ts", "test/pipeline/same-content.test.ts"],
  publish: ["test/publish", "test/web/downloads.test.ts", "test/web/messages.test.ts", "test/web/sentences.test.ts"],
};

export default defineConfig({
  test: {
    include: (TESTS[process.env.MUTANTS ?? "fetching"] ?? []).map((path) =>
      path.endsWith(".ts") ? path : `${path}/**/*.test.ts`,
    ),
    testTimeout: 15_000,
    maxWorkers: 1,
  },
});
