import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { errorText } from "../../documents/error-code";
import { DocumentError, type Problem } from "../../documents/problem";
import { areas, type AskedRule } from "../rule";
import { severities } from "../severity";

/**
 * Loads rules of one's own: each file exports a rule, or several, under any names or as its default. TypeScript is read where
 * Node itself reads it (22.18 and later); elsewhere compile it first.
 *
 * @throws DocumentError with every problem: no such file, one that breaks while it is loaded, something that is no rule
 */
export async function loadRules(files: readonly string[], taken: readonly string[]): Promise<readonly AskedRule[]> {
  const problems: Problem[] = [];
  const loaded: AskedRule[] = [];
  const names = new Set(taken);
  for (const file of files) {
    const exported = await exportsOf(file, problems);
    if (exported === undefined) continue;
    // A CommonJS module comes twice: by its names, and whole as the default.
    const rules = [...new Set(exported.filter(isRule))];
    for (const rule of rules) {
      if (names.has(rule.name)) problems.push(nameTaken(file, rule.name));
      else loaded.push(rule);
      names.add(rule.name);
    }
    if (rules.length === 0) problems.push(noRule(file));
  }
  if (problems.length > 0) throw new DocumentError(problems);
  return loaded;
}

async function exportsOf(file: string, problems: Problem[]): Promise<readonly unknown[] | undefined> {
  if (!existsSync(file)) {
    problems.push({
      file,
      path: "",
      rule: "cannot be read: there is no such file",
      instead: "Name a file with rules.",
    });
    return undefined;
  }
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return valuesOf(module).flatMap((value) => [
      value,
      ...valuesOf(value).flatMap((inner) => [inner, ...valuesOf(inner)]),
    ]);
  } catch (error) {
    problems.push({
      file,
      path: "",
      rule: `cannot be loaded: ${errorText(error).split("\n")[0] ?? ""}`,
      instead: file.endsWith(".ts")
        ? "Node reads TypeScript from 22.18 on: compile the file and name the .js, or use that Node."
        : "Mend the file until node can import it.",
    });
    return undefined;
  }
}

function valuesOf(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** Only what a compiler would have refused is looked at: enough to tell a rule from anything else. */
function isRule(value: unknown): value is AskedRule {
  if (typeof value !== "object" || value === null) return false;
  const texts = ["name", "title", "what", "why", "remedy"].every((key) => typeof own(value, key) === "string");
  return (
    texts &&
    /^[a-z][a-z0-9-]*$/.test(String(own(value, "name"))) &&
    areas.some((area) => area === own(value, "area")) &&
    severities.some((severity) => severity === own(value, "severity")) &&
    Array.isArray(own(value, "references")) &&
    typeof own(value, "find") === "function"
  );
}

function own(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function noRule(file: string): Problem {
  return {
    file,
    path: "",
    rule: "exports no rule",
    instead:
      "Export what defineRule of cdktf-kafka-byoc/review returns: a name in kebab-case, an area, a severity, find.",
  };
}

function nameTaken(file: string, name: string): Problem {
  return {
    file,
    path: name,
    rule: "is the name of another rule",
    instead: "Give it a name of its own: what it is called is what suppressions name.",
  };
}
