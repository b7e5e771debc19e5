#!/usr/bin/env node
// `npx oqylym …`: builds what changed (in a checkout), then hands over to the program.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const main = join(here, "..", "..", "dist", "src", "cli", "main.js");
// An image or an installed copy carries the build alone.
if (existsSync(join(here, "main.ts"))) (await import("./set-up.mjs")).prepare();
await import(pathToFileURL(main).href);
