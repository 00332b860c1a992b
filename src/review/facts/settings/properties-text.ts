import { Pair, parseLines } from "dot-properties";
import { Unknown } from "../../plan/value";
import { type Settings } from "./setting";

/** Larger texts are no configuration of Kafka's. */
const longest = 1_000_000;

/** Keys by which a text is known as settings of Kafka's brokers, clients, Connect or MirrorMaker. */
const speaking =
  /(?:^|\n|[.>])[ \t]*(?:bootstrap\.servers|security\.protocol|sasl\.[a-z.]+|ssl\.[a-z.]+|listeners|advertised\.listeners|super\.users|authorizer\.class\.name|allow\.everyone\.if\.no\.acl\.found|log\.dirs|broker\.id|node\.id|zookeeper\.connect|process\.roles|connector\.class)[ \t]*[=:]/;

/** Whether a text looks like settings of Kafka's, by its keys. */
export function speaksKafka(text: string): boolean {
  return text.length <= longest && speaking.test(text);
}

/**
 * The settings of a text in Java's properties format. A text that a synthesized stack makes of parts is read from its
 * template: values with a hole in them are Unknown. Null where nothing of the text can be told.
 */
export function settingsOfText(text: string | Unknown): Settings["entries"] | null {
  if (typeof text === "string") return parsed(text, (value) => value);
  const { template, references } = text;
  if (template === null) return null;
  return parsed(template, (value) => (holed.test(value) ? new Unknown(references, value) : value));
}

/** A hole of a template, and not a reference of Kafka's config providers (`${dir:/etc/secrets:password}`). */
const holed = /\$\{(?![A-Za-z][\w.-]*:)/;

function parsed(text: string, read: (value: string) => string | Unknown): Settings["entries"] {
  const entries = new Map<string, string | Unknown>();
  if (text.length > longest) return entries;
  for (const line of parseLines(text, true)) if (line instanceof Pair) entries.set(line.key, read(line.value));
  return entries;
}
