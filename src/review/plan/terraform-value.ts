import { bareObject } from "./bare-object";
import { isRecord, ownField } from "./json-stream/piece";
import { withoutEchoes } from "./reference";
import { Unknown, type Value, type ValueObject } from "./value";

/** JSON as it is: everything known. */
export function knownValue(json: unknown): Value {
  if (Array.isArray(json)) return json.map(knownValue);
  if (isRecord(json)) {
    const object = bareObject();
    for (const key of Object.keys(json)) object[key] = knownValue(json[key]);
    return object;
  }
  return scalar(json);
}

function scalar(json: unknown): Value {
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean" ? json : null;
}

/**
 * What a resource will be: `change.after`, with the parts that `after_unknown` marks as unknown, and what those refer to by
 * the resource's `expressions` in the configuration.
 */
export function plannedValue(after: unknown, unknown: unknown, expression: unknown): Value {
  if (unknown === true) return new Unknown(referencesIn(expression));
  if (!hasUnknown(unknown)) return knownValue(after);
  if (Array.isArray(after) || Array.isArray(unknown)) return plannedList(listOf(after), listOf(unknown), expression);
  return plannedObject(after, unknown, expression);
}

/** The same for a whole resource or a block. */
export function plannedObject(after: unknown, unknown: unknown, expression: unknown): ValueObject {
  const object = bareObject();
  if (isRecord(after))
    for (const key of Object.keys(after))
      object[key] = plannedValue(after[key], ownField(unknown, key), expressionAt(expression, key));
  if (isRecord(unknown))
    for (const key of Object.keys(unknown))
      if (ownField(after, key) === undefined && hasUnknown(unknown[key]))
        object[key] = plannedValue(undefined, unknown[key], expressionAt(expression, key));
  return object;
}

function plannedList(after: readonly unknown[], unknown: readonly unknown[], expression: unknown): readonly Value[] {
  return Array.from({ length: Math.max(after.length, unknown.length) }, (_none, index) =>
    plannedValue(after[index], unknown[index], expressionOfElement(expression, index, after[index])),
  );
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function hasUnknown(json: unknown): boolean {
  if (json === true) return true;
  if (Array.isArray(json)) return json.some(hasUnknown);
  return isRecord(json) && Object.values(json).some(hasUnknown);
}

/** Whether it is the expression of an attribute; else it holds the expressions of a block. */
function isAttribute(expression: unknown): boolean {
  return ownField(expression, "constant_value") !== undefined || Array.isArray(ownField(expression, "references"));
}

/** An attribute's parts have the attribute's own expression: Terraform tells no finer. */
function expressionAt(expression: unknown, key: string): unknown {
  if (expression instanceof OneOf) return expression.at(key);
  return isAttribute(expression) ? expression : ownField(expression, key);
}

/**
 * The expressions of one block of several. Blocks of a set stand in another order in the plan than in the configuration, and
 * nothing tells a set from a list: so it is every block whose constants are what the plan has, the one at the same position
 * first.
 */
function expressionOfElement(expression: unknown, index: number, after: unknown): unknown {
  if (expression instanceof OneOf) return expression.element(index, after);
  if (!Array.isArray(expression)) return expression;
  const blocks: readonly unknown[] = expression;
  if (blocks.length > many) return anyOf(blocks);
  const constants = constantsOf(blocks);
  const fitting = blocks.filter((_block, at) => fits(constants[at] ?? [], after));
  if (fitting.length === blocks.length && blocks.length > few) return anyOf(blocks);
  const atIndex = blocks[index];
  const ordered = fitting.includes(atIndex) ? [atIndex, ...fitting.filter((block) => block !== atIndex)] : fitting;
  return ordered.length <= 1 ? ordered[0] : new OneOf(ordered);
}

/** More blocks than any resource takes are not told apart: each is held against each. */
const many = 500;

/** Of so many blocks that cannot be told apart, nobody needs to know which one stands at the same position. */
const few = 20;

const sharedChoices = new WeakMap<readonly unknown[], OneOf>();

function anyOf(blocks: readonly unknown[]): OneOf {
  const known = sharedChoices.get(blocks) ?? new OneOf(blocks);
  sharedChoices.set(blocks, known);
  return known;
}

/** Several blocks, one of which is meant. What is asked of it is worked out once: it may stand for thousands. */
class OneOf {
  readonly #below = new Map<string, OneOf>();
  #references: readonly string[] | undefined;

  constructor(readonly blocks: readonly unknown[]) {}

  at(key: string): OneOf {
    const known = this.#below.get(key) ?? new OneOf(this.blocks.map((block) => expressionAt(block, key)));
    this.#below.set(key, known);
    return known;
  }

  element(index: number, after: unknown): unknown {
    return this.blocks.some(Array.isArray)
      ? new OneOf(this.blocks.map((block) => expressionOfElement(block, index, after)))
      : this;
  }

  get references(): readonly string[] {
    return (this.#references ??= referencesIn(this.blocks));
  }
}

type Constants = readonly (readonly [key: string, text: string])[];

const knownConstants = new WeakMap<readonly unknown[], readonly Constants[]>();

/** The constants of each block that are a text, a number or a boolean. */
function constantsOf(blocks: readonly unknown[]): readonly Constants[] {
  const known = knownConstants.get(blocks) ?? blocks.map(constantsOfBlock);
  knownConstants.set(blocks, known);
  return known;
}

function constantsOfBlock(block: unknown): Constants {
  return Object.entries(isRecord(block) ? block : {}).flatMap(([key, expression]): Constants => {
    const constant = ownField(expression, "constant_value");
    return constant === undefined || typeof constant === "object" ? [] : [[key, String(constant)]];
  });
}

function fits(constants: Constants, after: unknown): boolean {
  return constants.every(([key, text]) => {
    const planned = ownField(after, key);
    return planned === undefined || planned === null || typeof planned === "object" || String(planned) === text;
  });
}

/** Everything that an expression, or the expressions of a block, refer to. */
export function referencesIn(expression: unknown): readonly string[] {
  if (expression instanceof OneOf) return expression.references;
  const found: string[] = [];
  collect(expression, found);
  return withoutEchoes(found);
}

function collect(expression: unknown, found: string[]): void {
  const several: unknown = expression instanceof OneOf ? expression.blocks : expression;
  if (Array.isArray(several)) {
    for (const element of several) collect(element, found);
    return;
  }
  const references = ownField(expression, "references");
  if (Array.isArray(references)) {
    for (const reference of references) if (typeof reference === "string") found.push(reference);
  } else if (isRecord(expression) && ownField(expression, "constant_value") === undefined)
    for (const field of Object.values(expression)) collect(field, found);
}

/** The value of an expression where the configuration has it as a constant; else what it refers to. */
export function expressionValue(expression: unknown): Value {
  const constant = ownField(expression, "constant_value");
  if (constant !== undefined) return knownValue(constant);
  if (Array.isArray(ownField(expression, "references"))) return new Unknown(referencesIn(expression));
  if (Array.isArray(expression)) return expression.map(expressionValue);
  if (!isRecord(expression)) return null;
  // A function of constants alone: Terraform says neither what it is nor what it refers to.
  if (Object.keys(expression).length === 0) return new Unknown([]);
  const object = bareObject();
  for (const key of Object.keys(expression)) object[key] = expressionValue(expression[key]);
  return object;
}
