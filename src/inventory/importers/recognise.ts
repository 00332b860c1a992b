import { DocumentError } from "../../documents/problem";
import { parseDocumentTexts, type ReadDocument } from "../../documents/read-document";
import { type ImportedFile, type Importer } from "./importer";

/** What a kind of file is known by. */
interface Sign {
  readonly format: Importer["format"];
  readonly what: string;
  looksLikeText?(text: string): boolean;
  looksLikeDocument?(content: unknown): boolean;
}

const signs: readonly Sign[] = [
  {
    format: "kcp",
    what: "a kcp state file",
    looksLikeDocument: (content) =>
      hasAny(content, ["msk_sources", "osk_sources", "apache_kafka_sources", "kcp_build_info"]),
  },
  {
    format: "strimzi",
    what: "a Kubernetes manifest",
    looksLikeDocument: (content) =>
      isRecord(content) &&
      typeof content["apiVersion"] === "string" &&
      !content["apiVersion"].startsWith("kafka-byoc/"),
  },
  {
    format: "julie",
    what: "a Julie topology",
    looksLikeDocument: (content) => hasAny(content, ["projects"]) && hasAny(content, ["context", "special_topics"]),
  },
  {
    format: "confluent-cli",
    what: "a listing of the confluent command",
    looksLikeDocument: (content) =>
      (Array.isArray(content) && content.length > 0 && content.every(isRecord)) ||
      (hasAny(content, ["connector"]) && hasAny(content, ["configs"])),
  },
  {
    format: "kafka-cli",
    what: "the text output of Kafka's own tools",
    looksLikeText: (text) =>
      /^(Topic:|Current ACLs for|Dynamic configs for|All configs for|GROUP\s+TOPIC|Configs for)/m.test(text),
  },
];

/** Which kind of file a text is, if it is one that can be imported. */
export function recognise(text: string): Pick<Sign, "format" | "what"> | undefined {
  const byText = signs.find((sign) => sign.looksLikeText?.(text) === true);
  if (byText !== undefined) return byText;
  const content = contentOf(text);
  return content === undefined ? undefined : signs.find((sign) => sign.looksLikeDocument?.(content) === true);
}

function contentOf(text: string): unknown {
  try {
    return parseDocumentTexts(text, "")[0]?.content;
  } catch {
    return undefined;
  }
}

/**
 * The JSON or YAML documents of a file, not yet held against a schema.
 *
 * @throws DocumentError where it is empty, is another importer's, or is neither JSON nor YAML
 */
export function documentsIn(file: ImportedFile, format: Importer["format"]): readonly ReadDocument<unknown>[] {
  if (signs.some((sign) => sign.looksLikeText?.(file.text) === true)) throw notOfThisKind(file, format);
  const documents = parseDocumentTexts(file.text, file.file);
  if (documents.length === 0) throw notOfThisKind(file, format);
  return documents;
}

/** What is wrong with a file that is not of the kind that its importer reads, and which importer reads it. */
export function notOfThisKind({ file, text }: ImportedFile, format: Importer["format"]): DocumentError {
  if (text.trim() === "")
    return new DocumentError([
      { file, path: "", rule: "is empty", instead: "Make it again: what wrote it was interrupted, or found nothing." },
    ]);
  const kind = recognise(text);
  const other = kind === undefined || kind.format === format ? undefined : kind;
  const inventory = /^\s*(\{\s*")?(apiVersion"?:\s*"?kafka-byoc\/)/.test(text);
  return new DocumentError([
    {
      file,
      path: "",
      rule:
        other === undefined
          ? `is not what --from ${format} reads`
          : `is ${other.what}, not what --from ${format} reads`,
      instead: inventory
        ? "It is a document of ours already: name it where an inventory is asked for."
        : other === undefined
          ? `Name a file of that kind, or another importer (${signs.map((sign) => sign.format).join(", ")}).`
          : `Import it with --from ${other.format}.`,
    },
  ]);
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasAny(content: unknown, keys: readonly string[]): boolean {
  return isRecord(content) && keys.some((key) => Object.hasOwn(content, key));
}
