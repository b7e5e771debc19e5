import { defineConfig } from "vitest/config";

/** Rooms in which a fault that no test meets could lose or falsify what was seen. Held where the whole suite runs with `--coverage`. */
const HELD = { lines: 95, branches: 90 };

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Two cores here and in CI: more workers only take turns.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["scrapers/fetching/**", "src/store/**", "src/publish/**"],
      exclude: ["test/**"],
      reporter: ["text-summary", "json"],
      thresholds: { "scrapers/fetching/**": HELD, "src/store/**": HELD, "src/publish/**": HELD },
    },
  },
});
