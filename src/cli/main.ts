/** The command line: which commands there are. What a command needs is loaded when it is called. */
import { Command, CommanderError } from "commander";
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
    process.stderr.write(`oqylym: ${failure(error)}\n`);
    process.exitCode = 1;
  }
}
