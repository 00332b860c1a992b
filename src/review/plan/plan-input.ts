import { DocumentError, type Problem } from "../../documents/problem";
import { type Tree } from "./json-stream/piece";
import { type ModuleConfiguration } from "./module-configuration";
import { type Plan, type PlannedOutput, type PlannedResource } from "./plan";
import { type ValueObject } from "./value";

/** One document, cut to what a review needs of it. */
export interface PlanInput {
  readonly stack: string;
  readonly file: string;
  readonly tree: Tree;
  /** What the synthesized stack beside it says of a resource of the root module, by its address in the configuration. */
  readonly beside?: (inModule: string) => PlannedResource | undefined;
}

/** What a document tells, before anything is looked up in it. */
export interface PlanContents {
  readonly kind: Plan["kind"];
  readonly resources: readonly PlannedResource[];
  /** Read when somebody asks for them. */
  readonly outputs: () => readonly PlannedOutput[];
  readonly configuration: ModuleConfiguration;
  readonly drifted: readonly string[];
  readonly destroys: boolean;
  readonly providers: ReadonlyMap<string, ValueObject>;
  readonly unread: readonly string[];
  readonly failedChecks: Plan["failedChecks"];
  /** Whether the text of an unknown value is told, so that a value can be put together from its parts: synthesized stacks alone. */
  readonly tellsTemplates: boolean;
}

/** Takes one thing that is wrong with a document. */
export type AddProblem = (problem: Omit<Problem, "file">) => void;

/** Collects what is wrong with a document, and tells the first of it. */
export function problemsOf(file: string): {
  readonly add: AddProblem;
  readonly throwAny: () => void;
} {
  const problems: Problem[] = [];
  let count = 0;
  return {
    add: (problem) => {
      count++;
      if (problems.length < most) problems.push({ file, ...problem });
    },
    throwAny: () => {
      if (count > most)
        problems.push({ file, path: "", rule: `has ${String(count - most)} more problems of this kind` });
      if (count > 0) throw new DocumentError(problems);
    },
  };
}

/** Nobody reads more of what some program wrote wrong. */
const most = 20;
