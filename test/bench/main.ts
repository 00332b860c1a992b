import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type BenchRecord, recordOf } from "./record";
import { openBench } from "./open-bench";
import { tableOf } from "./table";
import { works } from "./works";

/** `npm run bench -- [--json FILE] [--only ID]… [--with-rehearsal]`: measures and tells; it judges nothing but its goals. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: "string" },
      only: { type: "string", multiple: true, default: [] },
      "with-rehearsal": { type: "boolean", default: false },
    },
  });
  const asked = values.only;
  const unknown = asked.filter((id) => !works.some((work) => work.id === id));
  if (unknown.length > 0)
    throw new Error(`No such work: ${unknown.join(", ")}. There are ${works.map(({ id }) => id).join(", ")}.`);
  const chosen = works.filter(({ id, long }) =>
    asked.length > 0 ? asked.includes(id) : long === undefined || values["with-rehearsal"],
  );

  const bench = openBench();
  const records: BenchRecord[] = [];
  try {
    for (const work of chosen) {
      bench.signal.throwIfAborted();
      bench.say(`measuring ${work.id}`);
      records.push(...(await work.measure(bench)).map(recordOf));
    }
  } finally {
    await bench.close();
  }
  process.stdout.write(`${tableOf(records)}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(records, null, 2)}\n`);
}

main().catch((error: unknown) => {
  const debug = process.env["KAFKA_BYOC_DEBUG"] === "1";
  process.stderr.write(
    `${error instanceof Error ? (debug ? (error.stack ?? error.message) : error.message) : String(error)}\n`,
  );
  process.exitCode = 70;
});
