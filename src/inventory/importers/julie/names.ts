import { type DlqSettings, type JulieSettings } from "./settings";

/** What names are made of: `context`, the topology's other keys in their order, `project`, and of a topic `topic`, `dataType`, `dlq`. */
export type NameParts = ReadonlyMap<string, string>;

/** The name that a project's grants and prefixes have (`ProjectImpl.namePrefix`). */
export function projectPrefix(parts: NameParts, { projectFormat, separator }: JulieSettings): string {
  return projectFormat === "default" ? [...parts.values()].join(separator) : filledIn(projectFormat, parts);
}

/** The name that a topic has in Kafka (`TopicImpl.toString`). */
export function topicName(
  project: NameParts,
  topic: { readonly name: string; readonly dataType?: string | null | undefined },
  settings: JulieSettings,
): string {
  const { topicFormat, separator } = settings;
  if (topicFormat === "name") return topic.name;
  const dataType = topic.dataType ?? undefined;
  if (topicFormat === "default")
    return [projectPrefix(project, settings), topic.name, ...(dataType === undefined ? [] : [dataType])].join(
      separator,
    );
  return filledIn(topicFormat, partsOf(project, topic));
}

/** The dead letter topic that Julie makes beside a topic; null where it makes none. */
export function dlqName(
  project: NameParts,
  topic: { readonly name: string; readonly dataType?: string | null | undefined },
  settings: JulieSettings,
): string | null {
  const { dlq, separator } = settings;
  const name = topicName(project, topic, settings);
  if (dlq === null || !wants(dlq, name)) return null;
  if (dlq.format === "default") return [name, dlq.label].join(separator);
  return filledIn(dlq.format, new Map([...partsOf(project, topic), ["dlq", dlq.label]]));
}

function wants({ allow, deny }: DlqSettings, name: string): boolean {
  return (allow.length === 0 || allow.some((one) => one.test(name))) && !deny.some((one) => one.test(name));
}

function partsOf(
  project: NameParts,
  { name, dataType }: { readonly name: string; readonly dataType?: string | null | undefined },
): NameParts {
  return new Map([
    ...project,
    ["topic", name],
    ...(typeof dataType === "string" ? [["dataType", dataType] as const] : []),
  ]);
}

/** What of Jinja names use: `{{ word }}`. A word that has no value is empty, as Jinja has it. */
const placeholder = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

function filledIn(pattern: string, parts: NameParts): string {
  return pattern.replace(placeholder, (_, word: string) => parts.get(word) ?? "");
}

/** Whether a pattern is of words alone: filters, conditions and loops of Jinja are not understood. */
export function isUnderstood(pattern: string): boolean {
  return !/[{}]/.test(pattern.replace(placeholder, ""));
}
