import { join } from "node:path";
import { costsInTurn } from "../measure/program-cost";
import { median } from "../measure/median";
import { type Work } from "../work";

/** What everybody meets first: the command line must answer at once. */
export const help: Work = {
  id: "help",
  measure: async ({ directory }) => {
    const [ours = [], theirs = []] = await costsInTurn(
      [
        { program: process.execPath, arguments: [commandLine, "--help"] },
        { program: process.execPath, arguments: ["-e", "0"] },
      ],
      9,
      directory,
    );
    return [
      {
        id: "help",
        work: "kafka-byoc --help",
        unit: "ms",
        ours: median(ours.map(({ wallMs }) => wallMs)),
        theirs: { name: "node -e 0", value: median(theirs.map(({ wallMs }) => wallMs)) },
        goal: { atMost: 150, of: "ours" },
      },
    ];
  },
};

/** The compiled command line. */
export const commandLine = join(__dirname, "../../../lib/cli/main.js");
