/** A part of a text of HCL: as it stands, or an expression whose value stands there. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

/**
 * The parts of a text as HCL reads it: `${…}` is an expression, `$${` is `${` itself, `%%{` is `%{`. Null where it has
 * directives (`%{ if … }`) or is broken: then nothing can be put together from it.
 */
export function templateParts(text: string): readonly TemplatePart[] | null {
  const parts: TemplatePart[] = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
      plain += text.slice(at + 1, at + 3);
      at += 3;
    } else if (text.startsWith("%{", at)) return null;
    else if (text.startsWith("${", at)) {
      const end = endOfExpression(text, at + 2);
      if (end === null) return null;
      if (plain !== "") parts.push({ text: plain });
      plain = "";
      parts.push({ expression: text.slice(at + 2, end) });
      at = end + 1;
    } else {
      const next = text.slice(at + 1).search(/[$%]/);
      const until = next < 0 ? text.length : at + 1 + next;
      plain += text.slice(at, until);
      at = until;
    }
  }
  if (plain !== "" || parts.length === 0) parts.push({ text: plain });
  return parts;
}

/** Whether a text has expressions or directives. */
export function hasTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** Where the brace stands that ends an expression; quoted texts within it may have expressions of their own. */
function endOfExpression(text: string, from: number): number | null {
  // What is open, innermost last: a brace, or a quoted text.
  const open: ("{" | '"')[] = [];
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (open.at(-1) === '"') {
      if (character === "\\") at++;
      else if (character === '"') open.pop();
      else if (character === "$" || character === "%") {
        if (text[at + 1] === character && text[at + 2] === "{") at += 2;
        else if (text[at + 1] === "{") {
          open.push("{");
          at++;
        }
      }
    } else if (character === '"') open.push('"');
    else if (character === "{") open.push("{");
    else if (character === "}") {
      if (open.length === 0) return at;
      open.pop();
    }
  }
  return null;
}

const traversal =
  /[\p{L}_][\p{L}\p{N}_-]*(?:\s*\.\s*(?:[\p{L}_][\p{L}\p{N}_-]*|\d+|\*)|\[\s*(?:\d+|"(?:[^"\\$]|\\.)*"|\*)\s*\])*/uy;

/** Whether an expression is one traversal and nothing else: `aws_lb.b.arn`, and not `upper(var.a)`. */
export function isTraversal(expression: string): boolean {
  const trimmed = expression.trim();
  traversal.lastIndex = 0;
  return traversal.exec(trimmed)?.[0].length === trimmed.length && trimmed.includes(".");
}

/** Whether a text is one traversal and nothing else: `${aws_lb.b.arn}`, and not `x-${aws_lb.b.arn}`. */
export function isOneTraversal(text: string): boolean {
  const [only, ...others] = templateParts(text) ?? [];
  return only !== undefined && "expression" in only && others.length === 0 && isTraversal(only.expression);
}

/** What the expressions of a text refer to, in their order: `aws_lb.b.arn`, `var.cidr`. Never twice the same. */
export function referencesOfTemplate(text: string): readonly string[] {
  const found = new Set<string>();
  collectFromTemplate(text, found, 0);
  return [...found];
}

/** Texts in expressions in texts: nobody writes more, and each level is read once more. */
const deepestTemplate = 20;

function collectFromTemplate(text: string, found: Set<string>, depth: number): void {
  if (depth > deepestTemplate) {
    // It refers to something that is not told: that must not be lost.
    if (hasTemplate(text)) found.add("(an expression that is nested too deeply)");
    return;
  }
  for (let at = text.search(/[$%]\{/); at >= 0 && at < text.length;) {
    if (text[at - 1] === text[at]) at += 2;
    else {
      const end = endOfExpression(text, at + 2) ?? text.length;
      collectFromExpression(text.slice(at + 2, end), found, depth + 1);
      at = end + 1;
    }
    const next = text.slice(at).search(/[$%]\{/);
    at = next < 0 ? text.length : at + next;
  }
}

function collectFromExpression(expression: string, found: Set<string>, depth: number): void {
  const loops = new Set<string>();
  for (const [, names = ""] of expression.matchAll(/\bfor\s+([\w-]+(?:\s*,\s*[\w-]+)?)\s+in\b/g))
    for (const name of names.split(",")) loops.add(name.trim());
  for (let at = 0; at < expression.length;) {
    if (expression[at] === '"') {
      const end = endOfQuoted(expression, at);
      collectFromTemplate(expression.slice(at + 1, end), found, depth);
      at = end + 1;
      continue;
    }
    traversal.lastIndex = at;
    const word = traversal.exec(expression)?.[0];
    if (word === undefined) {
      at++;
      continue;
    }
    const after = at + word.length;
    const isCall = /^\s*\(/.test(expression.slice(after, after + 10)) && !word.includes(".");
    const isPart = at > 0 && /[\p{L}\p{N}_.-]/u.test(expression[at - 1] ?? "");
    const root = word.split(/[.[\s]/, 1)[0] ?? "";
    if (!isCall && !isPart && word.includes(".") && !loops.has(root)) found.add(word.replaceAll(/\s/g, ""));
    at = after;
  }
}

function endOfQuoted(expression: string, from: number): number {
  for (let at = from + 1; at < expression.length; at++) {
    if (expression[at] === "\\") at++;
    else if (expression[at] === '"') return at;
    else if (expression.startsWith("${", at) && expression[at - 1] !== "$")
      at = endOfExpression(expression, at + 2) ?? expression.length;
  }
  return expression.length;
}
