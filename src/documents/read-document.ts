import { readFileSync } from "node:fs";
import { type Alias, LineCounter, parseAllDocuments, parseDocument, visit, type Document, type ParsedNode } from "yaml";
import { type z } from "zod";
import { errorCode, errorText } from "./error-code";
import { nearestNode, valueAt } from "./places-in-yaml";
import { DocumentError, type Problem } from "./problem";
import { type DocumentPath, pathText } from "./document-path";

/** A document that held what its schema asks for, with the way back to the places where it was written. */
export interface ReadDocument<T> {
  readonly file: string;
  readonly content: T;
  /** A problem at one path of this document, with line and column. */
  problemAt(path: DocumentPath, rule: string, instead?: string): Problem;
}

/**
 * Reads a YAML or JSON document and holds it against its schema.
 *
 * @throws DocumentError with every problem at once: the file cannot be read, is not YAML, or breaks the schema.
 */
export function readDocument<T>(file: string, schema: z.ZodType<T>): ReadDocument<T> {
  return parseDocumentText(textOf(file), file, schema);
}

/**
 * The same for text at hand; `file` is the name that problems carry.
 *
 * @throws DocumentError with every problem at once.
 */
export function parseDocumentText<T>(text: string, file: string, schema: z.ZodType<T>): ReadDocument<T> {
  const tree = lazily(() => treeOf(text));
  const content = jsonOf(text) ?? { value: yamlOf(tree(), file) };
  return heldTo(readFrom(content.value, tree, file), schema);
}

/**
 * Every document of a text, not yet held against a schema: a YAML stream (`---`) may have several, JSON is one. Documents
 * without content are passed over. A whole number that JavaScript would round (a retention of 9223372036854775807) comes
 * as its digits, a text.
 *
 * @throws DocumentError with every problem of the stream: it is neither JSON nor YAML.
 */
export function parseDocumentTexts(text: string, file: string): readonly ReadDocument<unknown>[] {
  const json = mayRound.test(text) ? undefined : jsonOf(text);
  if (json !== undefined)
    return [
      readFrom(
        json.value,
        lazily(() => treeOf(text)),
        file,
      ),
    ];
  const lines = new LineCounter();
  const trees = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, intAsBigInt: true }).map(
    (document) => ({
      document,
      lines,
    }),
  );
  const broken = trees.flatMap((tree) => yamlProblems(tree, file));
  if (broken.length > 0) throw new DocumentError(broken);
  return trees.map((tree) => readFrom(yamlOf(tree, file), () => tree, file)).filter(({ content }) => content !== null);
}

/** What to say of a key that a schema does not know. */
export type UnknownKey = (path: DocumentPath) => { readonly rule: string; readonly instead: string };

const anyUnknownKey: UnknownKey = () => ({
  rule: "is not a key that this document knows",
  instead: "Take it out, or correct its spelling.",
});

/**
 * A document held against a schema, its places kept. `unknownKey` says more of keys that the schema does not know.
 *
 * @throws DocumentError with everything that breaks the schema.
 */
export function heldTo<T>(
  document: ReadDocument<unknown>,
  schema: z.ZodType<T>,
  unknownKey: UnknownKey = anyUnknownKey,
): ReadDocument<T> {
  const result = schema.safeParse(document.content);
  if (!result.success)
    throw new DocumentError(result.error.issues.flatMap((issue) => problemsOf(issue, document, unknownKey)));
  return { ...document, content: result.data };
}

/** What lies at a path inside a document, as a document of its own: problems are told at their places in the whole. */
export function partOf(document: ReadDocument<unknown>, path: DocumentPath, content: unknown): ReadDocument<unknown> {
  return {
    file: document.file,
    content,
    problemAt: (inner, rule, instead) => document.problemAt([...path, ...inner], rule, instead),
  };
}

/** Digits enough for a number above 2^53, where no text begins. */
const mayRound = /[:[,\s-]\d{16,}/;

function readFrom(content: unknown, tree: () => Tree, file: string): ReadDocument<unknown> {
  return { file, content, problemAt: (path, rule, instead) => located(tree(), file, path, rule, instead) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new DocumentError([
      {
        file,
        path: "",
        rule: `cannot be read: ${reasonOf(error)}`,
        instead: "Name a file that exists and that you may read.",
      },
    ]);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EISDIR: "it is a directory",
};

function reasonOf(error: unknown): string {
  return reasons[errorCode(error) ?? ""] ?? errorText(error);
}

interface Tree {
  readonly document: Document.Parsed<ParsedNode>;
  readonly lines: LineCounter;
}

function treeOf(text: string): Tree {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" }), lines };
}

/** JSON is read by the engine's own parser, twenty times faster than YAML: an inventory may have megabytes. */
function jsonOf(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return { value };
  } catch {
    return undefined;
  }
}

function yamlOf(tree: Tree, file: string): unknown {
  const broken = yamlProblems(tree, file);
  if (broken.length > 0) throw new DocumentError(broken);
  try {
    return tree.document.toJS({ reviver: (_key, value) => exact(value) });
  } catch (error) {
    // Aliases are resolved only here: one without an anchor, or so many that they would fill the memory.
    const { line, col } = tree.lines.linePos(firstAlias(tree.document));
    const rule = notYaml(errorText(error));
    throw new DocumentError([
      { file, line, column: col, path: "", rule, instead: "Write the values out instead of aliases." },
    ]);
  }
}

/** Where the first alias stands that names nothing, or the first of all. */
function firstAlias(document: Document.Parsed<ParsedNode>): number {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_key, alias) => void aliases.push(alias) });
  const alias = aliases.find((one) => one.resolve(document) === undefined) ?? aliases[0];
  return alias?.range?.[0] ?? 0;
}

function exact(value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

/** What breaks off on one line for one reason is told once, where it begins. */
function yamlProblems({ document, lines }: Tree, file: string): readonly Problem[] {
  const problems = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return {
      file,
      line,
      column: col,
      path: "",
      rule: notYaml(error.message),
      instead: "Mend the text here; a file that ends early was cut while it was written: make it again.",
    };
  });
  const told = new Set<string>();
  return problems.filter(
    ({ line, rule }) => !told.has(`${String(line)} ${rule}`) && told.add(`${String(line)} ${rule}`),
  );
}

/** The parser's own words without what it quotes of the file, which may be a secret. */
function notYaml(message: string): string {
  // Thousands of lists within lists fill the stack of whatever reads them.
  if (message.includes("call stack")) return "is nested too deeply to be read";
  const words = (message.split("\n")[0] ?? "").replace(/ in YAML stream: .*$/, " in YAML stream").replace(/\.$/, "");
  return `is not valid YAML: ${words}`;
}

function problemsOf(
  issue: z.core.$ZodIssue,
  document: ReadDocument<unknown>,
  unknownKey: UnknownKey,
): readonly Problem[] {
  const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => {
      const { rule, instead } = unknownKey([...path, key]);
      return document.problemAt([...path, key], rule, instead);
    });
  return [document.problemAt(path, ruleOf(issue))];
}

function ruleOf(issue: z.core.$ZodIssue): string {
  const sentence = issue.message.replace(/\.$/, "").replace(/received undefined$/, "received nothing");
  return /^[A-Z]/.test(sentence) ? `is not right: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

function located({ document, lines }: Tree, file: string, path: DocumentPath, rule: string, instead?: string): Problem {
  const nearest = nearestNode(document, path);
  const offset = nearest.range?.[0] ?? 0;
  const { line, col } = lines.linePos(offset);
  const value = exact(valueAt(document, path));
  return {
    file,
    line,
    column: col,
    path: pathText(path),
    ...(value === undefined || !isPlain(value) || mayBeSecret(path) ? {} : { value: JSON.stringify(value) }),
    rule,
    ...(instead === undefined ? {} : { instead }),
  };
}

/** Whether a key on the way to a value says that the value is a secret, which no message repeats. */
function mayBeSecret(path: DocumentPath): boolean {
  return path.some(
    (key) => typeof key === "string" && /passw|passphrase|secret|token|credential|jaas|private.?key/i.test(key),
  );
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
