import { attributeSteps } from "./attribute-path";
import { type Action, type Place, type PlannedResource } from "./plan";
import { type ValueObject } from "./value";

/** What is known of a resource at once, and how the rest is had. */
export interface ResourceParts {
  readonly address: string;
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index: string | number | null;
  readonly action: Action;
  readonly actionReason: string | null;
  readonly previousAddress: string | null;
  readonly imported: boolean;
  readonly lifecycle: PlannedResource["lifecycle"];
  readonly place: Place | null;
  readonly constructPath: string | null;
  readonly readProvider: () => string | null;
  readonly readAfter: () => ValueObject | null;
  readonly readBefore: () => ValueObject | null;
  readonly readReplacedBecauseOf: () => readonly string[];
  /** `before_sensitive` and `after_sensitive`: JSON of the resource's shape, true where a value is sensitive. */
  readonly readSensitive: () => readonly unknown[];
}

/** A resource whose values are read on first use and kept. */
export class LazyResource implements PlannedResource {
  readonly address: string;
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index: string | number | null;
  readonly action: Action;
  readonly actionReason: string | null;
  readonly previousAddress: string | null;
  readonly imported: boolean;
  readonly lifecycle: PlannedResource["lifecycle"];
  readonly place: Place | null;
  readonly constructPath: string | null;
  readonly #parts: ResourceParts;
  #after: ValueObject | null | undefined;
  #before: ValueObject | null | undefined;
  #replacedBecauseOf: readonly string[] | undefined;
  #sensitive: readonly unknown[] | undefined;

  constructor(parts: ResourceParts) {
    this.address = parts.address;
    this.module = parts.module;
    this.mode = parts.mode;
    this.type = parts.type;
    this.name = parts.name;
    this.index = parts.index;
    this.action = parts.action;
    this.actionReason = parts.actionReason;
    this.previousAddress = parts.previousAddress;
    this.imported = parts.imported;
    this.lifecycle = parts.lifecycle;
    this.place = parts.place;
    this.constructPath = parts.constructPath;
    this.#parts = parts;
  }

  get provider(): string | null {
    return this.#parts.readProvider();
  }

  get after(): ValueObject | null {
    return (this.#after = this.#after === undefined ? this.#parts.readAfter() : this.#after);
  }

  get before(): ValueObject | null {
    return (this.#before = this.#before === undefined ? this.#parts.readBefore() : this.#before);
  }

  get replacedBecauseOf(): readonly string[] {
    return (this.#replacedBecauseOf ??= this.#parts.readReplacedBecauseOf());
  }

  isSensitive(path: string): boolean {
    this.#sensitive ??= this.#parts.readSensitive();
    const steps = attributeSteps(path);
    return this.#sensitive.some((marks) => isMarked(marks, steps));
  }
}

/** Whether a value, or something that it is part of, or a part of it, is marked. */
function isMarked(marks: unknown, steps: readonly (string | number)[]): boolean {
  let at = marks;
  for (const step of steps) {
    if (at === true) return true;
    at = childOf(at, step);
  }
  return hasMark(at);
}

function childOf(marks: unknown, step: string | number): unknown {
  if (typeof marks !== "object" || marks === null || !Object.hasOwn(marks, step)) return undefined;
  const fields: Readonly<Record<string | number, unknown>> = { ...marks };
  return fields[step];
}

function hasMark(marks: unknown): boolean {
  if (marks === true) return true;
  return typeof marks === "object" && marks !== null && Object.values(marks).some(hasMark);
}
