import { kafkaByoc as run } from "../../src/cli/kafka-byoc";

/** How a command ended. */
export interface CliEnd {
  readonly exitCode: number | string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process and gives back what it said and how it ended. */
export async function kafkaByoc(...args: readonly string[]): Promise<CliEnd> {
  const said = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await run(args);
    return { exitCode: process.exitCode, ...said };
  } finally {
    process.exitCode = before;
    spies.forEach((spy) => {
      spy.mockRestore();
    });
    for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  }
}
