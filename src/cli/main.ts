/** The command line: which commands there are. What a command needs is loaded when it is called. */
import { Command, CommanderError } from "commander";
import { type Config, readConfig } from "../config.js";
import { OqylymError } from "../errors.js";
import { addExportCommands } from "./export-commands.js";
import { addHeldCommands } from "./held-commands.js";
import { failure } from "./output.js";
import { addReadingCommands } from "./reading-commands.js";
import { addStoreCommands } from "./store-commands.js";
import { addTableCommand } from "./table-command.js";

// «oqylym … | head» closes the pipe early: the reader has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const program = new Command("oqylym")
  .description(
    "What would this reading of this bill do to this article of the code, word by word, and what happens to the fine?",
  )
  .version("0.1.0")
  .showHelpAfterError("(oqylym --help lists the commands)")
  .exitOverride();

addStoreCommands(program);
addHeldCommands(program);
addReadingCommands(program);
addTableCommand(program);
addExportCommands(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version are answers, all else is wrong usage.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof OqylymError && error.code === "usage") {
    process.stderr.write(`oqylym: ${error.message}\n`);
    process.exitCode = 2;
  } else {
    await tellFailure(error);
    process.exitCode = 1;
  }
}

/** One line: words for people; an entry of the log where a log was asked for. */
async function tellFailure(error: unknown): Promise<void> {
  const words = failure(error);
  const { openLog, tellsFailures } = await import("./log.js");
  const config = settings();
  if (config === null || !tellsFailures(config)) {
    process.stderr.write(`oqylym: ${words}\n`);
    return;
  }
  const code = error instanceof OqylymError ? error.code : "unexpected";
  const command = program.args[0] ?? "";
  openLog(config.logLevel).error({ event: "command_failed", command, code, err: error }, words);
}

/** Null where the settings are what failed. */
function settings(): Config | null {
  try {
    return readConfig();
  } catch {
    return null;
  }
}
