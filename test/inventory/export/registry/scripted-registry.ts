import { type ScriptedAnswer, type ScriptedServer, scriptedServer } from "../http/scripted-server";

/** One version of a subject. */
export interface ScriptedSchema {
  readonly subject: string;
  readonly version: number;
  readonly id: number;
  readonly schema: string;
  readonly schemaType?: string;
  readonly guid?: string;
  readonly references?: readonly { readonly name: string; readonly subject: string; readonly version: number }[];
}

/** What a scripted registry has. */
export interface ScriptedRegistry {
  readonly schemas: readonly ScriptedSchema[];
  readonly levels?: Readonly<Record<string, string>>;
  readonly modes?: Readonly<Record<string, string>>;
  readonly contexts?: readonly string[];
  /** Most schemas and subjects that it hands out in one answer (`schema.search.max.limit`). Default: 1,000. */
  readonly largestPage?: number;
  /** Answers that win over what Confluent's API documentation says, by path without query. */
  readonly instead?: (path: string, query: URLSearchParams) => ScriptedAnswer | undefined;
}

/**
 * A registry that answers as Confluent's API documentation says. No server of Confluent's was asked: it proves that we read
 * what is documented, not that a server answers so.
 */
export function scriptedRegistry(registry: ScriptedRegistry): Promise<ScriptedServer> {
  const subjects = [...new Set(registry.schemas.map((schema) => schema.subject))];
  return scriptedServer((asked) => {
    const { pathname, searchParams } = new URL(asked, "http://registry");
    const parts = pathname
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent);
    return (
      registry.instead?.(pathname, searchParams) ??
      answerOf(registry, subjects, parts, searchParams) ??
      notFound(404, "HTTP 404 Not Found")
    );
  });
}

function answerOf(
  registry: ScriptedRegistry,
  all: readonly string[],
  parts: readonly string[],
  query: URLSearchParams,
): ScriptedAnswer | undefined {
  const { schemas, levels = {}, modes = {}, contexts = ["."], largestPage = 1_000 } = registry;
  const [resource, subject, third, fourth] = parts;
  const page = <T>(list: readonly T[]): ScriptedAnswer => {
    const offset = Number(query.get("offset") ?? 0);
    const limit = Math.min(Number(query.get("limit") ?? largestPage), largestPage);
    return { body: list.slice(offset, offset + limit) };
  };
  const prefix = query.get("subjectPrefix") ?? ":*:";
  const subjects = all.filter((name) => prefix === ":*:" || name.startsWith(prefix));
  if (resource === "subjects" && subject === undefined) return page(subjects);
  if (resource === "subjects" && subject !== undefined && third === "versions") {
    const versions = schemas.filter((schema) => schema.subject === subject);
    if (versions.length === 0) return notFound(40401, `Subject '${subject}' not found.`);
    if (fourth === undefined) return { body: versions.map(({ version }) => version) };
    return { body: versions.find(({ version }) => version === Number(fourth)) };
  }
  if (resource === "schemas" && subject === undefined) return page(schemas);
  if (resource === "contexts") return { body: contexts };
  if (resource === "v1") return { body: { version: "7.9.0", commitId: "0123456789abcdef" } };
  if (resource === "config" && subject === undefined) return { body: { compatibilityLevel: "BACKWARD" } };
  if (resource === "config" && subject !== undefined)
    return levels[subject] === undefined
      ? notFound(40408, `Subject '${subject}' does not have subject-level compatibility configured`)
      : { body: { compatibilityLevel: levels[subject] } };
  if (resource === "mode" && subject === undefined) return { body: { mode: "READWRITE" } };
  if (resource === "mode" && subject !== undefined)
    return modes[subject] === undefined
      ? notFound(40409, `Subject '${subject}' does not have subject-level mode configured`)
      : { body: { mode: modes[subject] } };
  return undefined;
}

/** An error as Confluent's services write it. */
export function notFound(code: number, message: string): ScriptedAnswer {
  return { status: 404, body: { error_code: code, message } };
}

/** A schema with valid defaults. */
export function aSchema(schema: Partial<ScriptedSchema> & Pick<ScriptedSchema, "subject">): ScriptedSchema {
  return { version: 1, id: 100, schema: '"string"', ...schema };
}
