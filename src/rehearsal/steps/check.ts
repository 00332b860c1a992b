import { readFileSync } from "node:fs";
import { z } from "zod";
import { workers } from "../rig/users";
import { writePropertiesFile, scramClient } from "../rig/client-files";
import { join } from "node:path";
import { type Noted } from "../steps";
import { ProgramFailed } from "../terraform/program-failed";
import { type Workplace } from "../workplace";
import { type SynthesizedWave } from "./synthesize";

/** What the checker found, as far as a rehearsal has to know. */
export interface Checked {
  readonly exitCode: number;
  /** Every result that is neither pass nor skipped. */
  readonly open: readonly {
    readonly check: string;
    readonly status: string;
    readonly cause?: string | undefined;
    readonly message: string;
  }[];
  /** The terminal report. */
  readonly text: string;
}

const reportShape = z.object({
  exitCode: z.number(),
  totals: z.record(z.string(), z.number()),
  results: z.array(
    z.object({ check: z.string(), status: z.string(), cause: z.string().optional(), message: z.string() }),
  ),
});

/**
 * Runs `kafka-byoc check` with every declared client and writes the report in all formats.
 *
 * @throws ProgramFailed where it did not come to a report
 */
export async function check(
  { kafkaByoc, directory, source, target }: Workplace,
  { stack, secretsDirectory }: SynthesizedWave,
): Promise<Noted<Checked>> {
  const report = directory.file("report.json");
  const end = await kafkaByoc([
    "check",
    stack,
    "--source",
    source.clientProperties(workers.auditor),
    "--target",
    target.clientProperties(workers.auditor),
    ...["--client", `terraform=${target.clientProperties(workers.terraform)}`],
    ...["--client", `mm2-source=${mirrorMakerProperties(secretsDirectory, "src", source.bootstrapServers)}`],
    ...["--client", `mm2-target=${mirrorMakerProperties(secretsDirectory, "tgt", target.bootstrapServers)}`],
    "--output",
    "text",
    ...["--output", `json=${report}`],
    ...["--output", `junit=${directory.file("report.xml")}`],
    ...["--output", `html=${directory.file("report.html")}`],
  ]);
  if (end.exitCode > 2) throw new ProgramFailed(["kafka-byoc check came to no report:", ...end.lines].join("\n"));
  const { exitCode, totals, results } = reportShape.parse(JSON.parse(readFileSync(report, "utf8")));
  const counted = Object.entries(totals).flatMap(([status, count]) =>
    count > 0 ? [`${String(count)} ${status}`] : [],
  );
  return {
    result: {
      exitCode,
      open: results.filter(({ status }) => status !== "pass" && status !== "skipped"),
      text: end.lines.join("\n"),
    },
    note: counted.join(", "),
  };
}

/** The very files that MirrorMaker logs in with: what is wrong with them is wrong here too. */
function mirrorMakerProperties(secretsDirectory: string, alias: string, bootstrapServers: string): string {
  const secret = (name: string): string => join(secretsDirectory, alias, name);
  const file = secret("client.properties");
  writePropertiesFile(
    file,
    scramClient(bootstrapServers, secret("ca.crt"), {
      name: readFileSync(secret("username"), "utf8"),
      password: readFileSync(secret("password"), "utf8"),
    }),
  );
  return file;
}
