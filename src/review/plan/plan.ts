import { type Value, type ValueObject } from "./value";

/** What a plan does with a resource. `exists` stands in a state or a synthesized stack, which tell what is and not what changes. */
export type Action =
  | "create"
  | "read"
  | "update"
  | "delete"
  | "replace-delete-first"
  | "replace-create-first"
  | "forget"
  | "no-op"
  | "exists";

/** Where something stands in a file, 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One resource of a plan, a state or a synthesized stack, in one shape. */
export interface PlannedResource {
  /** `module.a["x"].aws_lb.b[0]`: unique in its plan. */
  readonly address: string;
  /** `module.a["x"]`; empty for the root module. */
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** The instance's key where `count` or `for_each` made several. */
  readonly index: string | number | null;
  readonly action: Action;
  /**
   * What it will be, unknown parts as Unknown with their references; null where it will be gone. Worked out on first use:
   * nobody pays for resources that no rule reads.
   */
  readonly after: ValueObject | null;
  /** What it was before; null where it is new, or where nothing tells. */
  readonly before: ValueObject | null;
  /** Attributes whose change forces the replacement, as `subnets` or `ingress[0].from_port`. */
  readonly replacedBecauseOf: readonly string[];
  /** Why Terraform does it, in its own word: `delete_because_no_resource_config`; null where it does not say. */
  readonly actionReason: string | null;
  /** The address before a `moved` block; null where it did not move. */
  readonly previousAddress: string | null;
  /**
   * The provider that makes it, by its local name as in {@link Plan.providers}: `kafka`, `kafka.target`. Null where that is not
   * told: in most states, and for what the configuration does not have any more.
   */
  readonly provider: string | null;
  /** Whether the plan imports it. */
  readonly imported: boolean;
  /** Values at these paths are sensitive: never print them. */
  readonly isSensitive: (path: string) => boolean;
  /** Terraform's `lifecycle` as far as the input tells it: only a synthesized stack does. */
  readonly lifecycle: { readonly preventDestroy: boolean; readonly createBeforeDestroy: boolean } | null;
  /** Where it stands in the file that was read, or in the synthesized stack beside it. */
  readonly place: Place | null;
  /** `orders-foundation/orders/network/vpc`: the construct that made it, where a synthesized stack tells. */
  readonly constructPath: string | null;
}

/** An output of the root module: every run prints it that is not sensitive, and the state keeps it. */
export interface PlannedOutput {
  readonly name: string;
  /** What it will be; Unknown, as a whole or in parts, where that is not known. */
  readonly value: Value;
  /** Whether Terraform hides it from the terminal. Never print the value, whichever it is. */
  readonly sensitive: boolean;
  /** What it is made of by the configuration, also where its value is known. Empty in a state. */
  readonly madeOf: readonly Ingredient[];
  /** Where it stands in the file that was read; null where nothing tells. */
  readonly place: Place | null;
}

/** Something that a value is made of, at the end of the way through outputs of modules, their arguments and locals. */
export interface Ingredient {
  /** `module.users`, without keys of instances; empty for the root. */
  readonly module: string;
  /** As the configuration of that module writes it: `random_password.mm2.result`, `var.password`. */
  readonly reference: string;
  /** What a variable or local stands for, as far as the configuration tells it; else null. */
  readonly value: Value;
}

/** A condition of the configuration that does not hold. */
export interface FailedCheck {
  /** `check.partitions`. */
  readonly name: string;
  /** Its own error messages, none twice. */
  readonly says: readonly string[];
}

/** What a value leads to. */
export interface Resolved {
  /** Resources of this plan, every instance where the reference names no instance. Never twice the same. */
  readonly resources: readonly PlannedResource[];
  /** References that lead out of what the plan tells: `var.cidr` without a value, a data source read later, a foreign id. */
  readonly unresolved: readonly string[];
}

/** Everything that one plan, state or synthesized stack tells. */
export interface Plan {
  /** The stack's name: its folder's, or the file's without its ending. */
  readonly stack: string;
  readonly file: string;
  readonly kind: "plan" | "state" | "synthesized";
  /** Managed resources and data sources, those that will be gone included, in the order of the file. */
  readonly resources: readonly PlannedResource[];
  /** Resources of these types that will be there: not those that are deleted or forgotten. */
  readonly ofType: (...types: readonly string[]) => readonly PlannedResource[];
  readonly at: (address: string) => PlannedResource | undefined;
  /**
   * The resources that a value of a resource leads to: an Unknown by its references, through modules, variables and
   * `for_each`; a text by the ids, ARNs and names that resources of the plan have.
   */
  readonly resolve: (from: PlannedResource, value: Value) => Resolved;
  /**
   * The value itself where it can be had. In a synthesized stack an Unknown whose text is told becomes the value that it is
   * put together from: defaults of variables, locals, attributes of other resources. In a plan an Unknown stays one: Terraform
   * has put in whatever it knows, and tells of the rest what it refers to, but not what is made of it.
   */
  readonly follow: (from: PlannedResource, value: Value) => Value;
  /** Outputs of the root module that will be there. Worked out on first use. */
  readonly outputs: readonly PlannedOutput[];
  /** Changes that others made outside of Terraform, which a plan found: addresses. */
  readonly drifted: readonly string[];
  /** Addresses of `removed`, `moved` and imported, as the resources tell; whether the plan is of a whole destroy. */
  readonly destroys: boolean;
  /** Settings of providers as far as they are known, by provider's local name: `kafka`, `aws.consumer`. */
  readonly providers: ReadonlyMap<string, ValueObject>;
  /** Conditions that Terraform found not to hold while it planned; always none in a state or a synthesized stack. */
  readonly failedChecks: readonly FailedCheck[];
  /** What was left unread and why: `planned_values of 3 modules …`. A rule may not pass over it: each is a finding. */
  readonly unread: readonly string[];
}
