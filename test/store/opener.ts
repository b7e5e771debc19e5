/** The process that is killed while it brings a file up to date: opens the store and closes it. */
import { openStore } from "../../src/store/index.js";

openStore(process.argv[2] ?? "").close();
