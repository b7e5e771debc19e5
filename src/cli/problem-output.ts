/** Problems and alarms on the terminal: the code, which never changes, and the English sentence that pages show. */
import { join } from "node:path";
import { projectRoot } from "../config.js";
import type { Problem } from "../law/index.js";
import { type AlarmWords, alarmInWords, loadMessages, type Messages, problemInWords } from "../publish/index.js";
import type { AlarmView } from "../store/index.js";
import { oneLine } from "./output.js";

let english: Messages | null = null;

/** «! quote_missing: A quotation mark is missing: …». A problem of severity info is a remark: it begins with «·». */
export function describeProblem(problem: Problem): string {
  return `${problem.severity === "info" ? "·" : "!"} ${problem.code}: ${problemInWords(problem, words())}`;
}

export function describeAlarm(alarm: AlarmView): AlarmWords {
  const { what, todo } = alarmInWords(alarm, words());
  return { what: oneLine(what), todo };
}

function words(): Messages {
  english ??= loadMessages(join(projectRoot, "data", "messages")).en;
  return english;
}
