/**
 * The thread beside the process that reads documents. It ends the process by a signal, which an endless loop cannot refuse: SIGALRM past the time,
 * SIGKILL past the memory (as the system itself does where it runs short) or when the program that asked is gone.
 */
import { parentPort, workerData } from "node:worker_threads";

const LOOK_MS = 20;
/** A busy machine gives a process a part of its processor: so many times as long by the clock … */
const PATIENCE = 6;
/** … unless it hardly works at all: less than such a part of the time is waiting for what will never come (seen in PDF's filters). */
const IDLE = 1 / 20;
const limits = workerData as { readonly parent: number; readonly ms: number; readonly bytes: number };
let timer: NodeJS.Timeout | undefined;

parentPort?.on("message", (said: "begin" | "end") => {
  clearInterval(timer);
  if (said === "begin") timer = setInterval(look, LOOK_MS, process.cpuUsage(), performance.now());
});
parentPort?.postMessage("watching");

function look(worked: NodeJS.CpuUsage, begun: number): void {
  // All memory counts: what zlib and typed arrays take lies outside of the heap that V8 could limit.
  if (process.memoryUsage.rss() > limits.bytes || process.ppid !== limits.parent) process.kill(process.pid, "SIGKILL");
  const used = process.cpuUsage(worked);
  const busy = (used.user + used.system) / 1000;
  const passed = performance.now() - begun;
  const waits = passed > limits.ms && busy < passed * IDLE;
  if (busy > limits.ms || waits || passed > limits.ms * PATIENCE) process.kill(process.pid, "SIGALRM");
}
