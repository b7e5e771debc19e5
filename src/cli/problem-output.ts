/** Problems on the terminal: the code, which never changes, and the English sentence that pages show. */
import { join } from "node:path";
import { projectRoot } from "../config.js";
import type { Problem } from "../law/index.js";
import { loadMessages, type Messages, problemInWords } from "../publish/index.js";

let english: Messages | null = null;

/** «! quote_missing: A quotation mark is missing: …». A problem of severity info is a remark: it begins with «·». */
export function describeProblem(problem: Problem): string {
  english ??= loadMessages(join(projectRoot, "data", "messages")).en;
  return `${problem.severity === "info" ? "·" : "!"} ${problem.code}: ${problemInWords(problem, english)}`;
}
