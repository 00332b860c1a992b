import { type Entry, type Statement } from "./statements";

/** Entries of several files as one: their lists one after the other, every element once; any other field as it was said. */
export function listsTogether(entries: readonly Entry[]): readonly Entry[] {
  const lists = new Map<string, Statement>();
  const rest = entries.map((entry) => ({
    ...entry,
    statements: entry.statements.filter((statement) => {
      if (!Array.isArray(statement.value)) return true;
      lists.set(statement.field, joined(lists.get(statement.field), statement));
      return false;
    }),
  }));
  const [first] = entries;
  if (first === undefined) return [];
  return [{ key: first.key, statements: [...lists.values()], place: () => first.place() }, ...rest];
}

function joined(before: Statement | undefined, statement: Statement): Statement {
  if (before === undefined) return statement;
  const elements: readonly unknown[] = [before.value, statement.value].flat();
  const byText = new Map(elements.map((element) => [JSON.stringify(element), element]));
  const value = [...byText.values()];
  return { field: statement.field, value, text: JSON.stringify(value), place: () => before.place() };
}
