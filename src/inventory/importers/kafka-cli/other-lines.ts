import { z } from "zod";
import { closed, countFrom, type LineReader, wholeNumber } from "./line-reader";

/** The table of `kafka-transactions list` (`org.apache.kafka.tools.TransactionsCommand`), its columns parted by tabs. */
export const transactionTable: LineReader = (header, told) => {
  if (!header.startsWith("TransactionalId")) return undefined;
  const names = cellsOf(header);
  if (!names.includes("ProducerId")) return undefined;
  const transactionalIds = (told.transactionalIds ??= []);
  return {
    take: (line) => {
      const cells = new Map(cellsOf(line).map((cell, index) => [names[index], cell]));
      const transactionalId = cells.get("TransactionalId");
      const producerId = wholeNumber(cells.get("ProducerId") ?? "");
      const state = cells.get("TransactionState");
      if (!transactionalId || producerId === null || !state) return false;
      transactionalIds.push({ transactionalId, producerId, state });
      return true;
    },
  };
};

function cellsOf(line: string): readonly string[] {
  return line.split(line.includes("\t") ? "\t" : /\s{2,}/).map((cell) => cell.trim());
}

/** What `kafka-log-dirs --describe` prints (`org.apache.kafka.tools.LogDirsCommand`). */
const logDirs = z.object({
  brokers: z.array(
    z.object({
      broker: z.number().int(),
      logDirs: z.array(
        z.object({
          error: z.string().nullish(),
          partitions: z.array(
            z.object({
              partition: z.string(),
              size: z.number().int().nonnegative(),
              isFuture: z.boolean().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** The line of JSON that `kafka-log-dirs --describe` prints. */
export const logDirsLine: LineReader = (line, told, place) => {
  if (!line.startsWith('{"')) return undefined;
  const content = logDirs.safeParse(jsonOf(line));
  if (!content.success) return undefined;
  for (const { broker, logDirs: directories } of content.data.brokers)
    for (const { error, partitions } of directories) {
      if (error) told.leftOut.push({ path: place, reason: `a log directory of broker ${String(broker)}: ${error}` });
      for (const { partition, size, isFuture } of partitions)
        if (isFuture !== true) told.replicaBytes.set(`${String(broker)} ${partition}`, size);
    }
  return closed;
};

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** `host:9092 (id: 1 rack: null isFenced: false) -> (`, the header that `kafka-broker-api-versions` writes for each broker. */
export const brokerLine: LineReader = (line, told) => {
  const match =
    /^(?:([^\s:]+|\[[^\]]+\]):(\d{1,5}) )?\(id: (\d+) rack: (.*?)(?: isFenced: (?:true|false))?\) -> \($/.exec(line);
  if (match === null) return undefined;
  const [, host = "", portText = "", idText = "", rack = "null"] = match;
  if (host !== "") {
    const id = countFrom(0, idText);
    const port = countFrom(1, portText);
    if (id === null || port === null || port > 65_535) return undefined;
    told.brokers.set(id, { id, host, port, rack: rack === "null" ? null : rack });
  }
  return { take: (row) => /^\t\S.*\[usable: .*\],?$|^\t\S.*UNSUPPORTED.*$|^\)$/.test(row) };
};

/** Lines of `kafka-get-offsets`: log ends alone. The document keeps starts and ends together, so they are not taken over. */
export const logEndLine: LineReader = (line, told, place) => {
  const match = /^([\w.-]{1,249}):(\d{1,9}):(\d{0,19})$/.exec(line);
  if (match === null) return undefined;
  told.leftOut.push({ path: place, reason: "log ends alone: an inventory keeps where logs begin and end together" });
  return { take: (row) => /^[\w.-]{1,249}:\d{1,9}:\d{0,19}$/.test(row) };
};
