import { aside, type LineReader, type Section, wholeNumber } from "./line-reader";
import { type Table, tableOf } from "./table";
import { groupOf, type Told, type ToldGroup } from "./told";

/**
 * Tables of `kafka-consumer-groups --describe` (offsets, `--members`, `--state`, also `--verbose`) and `--list --state`, of
 * one group or of all (`org.apache.kafka.tools.consumer.group.ConsumerGroupCommand`). `-` is "none".
 */
export const groupTable: LineReader = (line, told, place) => {
  const table = tableOf(line);
  if (table === undefined) return undefined;
  told.groups ??= new Map();
  if (table.columns.includes("START-OFFSET")) {
    told.leftOut.push({ path: place, reason: "share groups keep their positions otherwise than by one offset" });
    return rowsOf(table, leave, told);
  }
  const take = takes.find(({ columns }) => columns.every((column) => table.columns.includes(column)))?.take;
  if (take === undefined) return undefined;
  return rowsOf(table, take, told);
};

type Cells = ReadonlyMap<string, string>;
type Take = (cells: Cells, group: ToldGroup) => boolean;

/** By the columns that tell the tables apart, the fuller ones first. */
const takes: readonly { readonly columns: readonly string[]; readonly take: Take }[] = [
  { columns: ["TOPIC", "PARTITION", "CURRENT-OFFSET"], take: takeOffset },
  { columns: ["CONSUMER-ID", "#PARTITIONS"], take: takeMember },
  { columns: ["STATE"], take: takeState },
  { columns: ["GROUP", "TYPE"], take: takeState },
];

const leave: Take = () => true;

function rowsOf(table: Table, take: Take, told: Told): Section {
  return {
    take: (line, place) => {
      const cells = table.row(line);
      const groupId = cells?.get("GROUP");
      if (cells === undefined) return false;
      if (groupId === undefined || groupId === "") {
        told.leftOut.push({ path: place, reason: "the table does not tell which group it is of" });
        return true;
      }
      return take(cells, groupOf(told, groupId));
    },
  };
}

function takeOffset(cells: Cells, group: ToldGroup): boolean {
  const topic = cells.get("TOPIC") ?? "-";
  const partition = wholeNumber(cells.get("PARTITION") ?? "");
  group.offsets ??= new Map();
  if (topic !== "-" && partition !== null && partition >= 0)
    group.offsets.set(`${topic} ${String(partition)}`, {
      topic,
      partition,
      committed: wholeNumber(cells.get("CURRENT-OFFSET") ?? ""),
      logEnd: wholeNumber(cells.get("LOG-END-OFFSET") ?? ""),
    });
  return takeMember(cells, group);
}

function takeMember(cells: Cells, group: ToldGroup): boolean {
  const memberId = cells.get("CONSUMER-ID") ?? "-";
  group.members ??= new Map();
  if (memberId !== "-" && memberId !== "")
    group.members.set(memberId, { memberId, clientId: cells.get("CLIENT-ID") ?? "", host: cells.get("HOST") ?? "" });
  return true;
}

function takeState(cells: Cells, group: ToldGroup): boolean {
  const state = cells.get("STATE");
  const type = cells.get("TYPE");
  if (state !== undefined && /^[A-Za-z]+$/.test(state)) group.state = state;
  if (type !== undefined && /^[A-Za-z]+$/.test(type)) group.type = type.toLowerCase();
  if (cells.get("#MEMBERS") === "0") group.members ??= new Map();
  return true;
}

/** What the tool says of a group beside its tables, with the state that it means. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^Consumer group '(.*)' has no active members\.$/, "Empty"],
  [/^Consumer group '(.*)' is rebalancing\.$/, "PreparingRebalance"],
];

/** `Consumer group 'x' has no active members.` */
export const groupSentence: LineReader = (line, told) => {
  for (const [sentence, state] of sentences) {
    const groupId = sentence.exec(line.replace(/^Warning: /, ""))?.[1];
    if (groupId === undefined) continue;
    const group = groupOf(told, groupId);
    group.state ??= state;
    if (state === "Empty") group.members ??= new Map();
    return aside;
  }
  return undefined;
};
