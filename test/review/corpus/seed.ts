import { type Knowledge } from "../../../src/review/knowledge";

/** One misconfiguration, or something that only looks like one, with everything that its area's rules must say of it. */
export interface Seed {
  /** Unique in the corpus, kebab-case: `kafka-port-open-by-two-halves`. */
  readonly name: string;
  /** HCL, without provider blocks where no rule is about them. */
  readonly terraform: string;
  /** The configuration that was applied before, where change is the matter. */
  readonly before?: string;
  /** Addresses that others changed or deleted outside of Terraform. */
  readonly drifted?: readonly string[];
  /** What the review knows beside the plan, over an empty knowledge. */
  readonly knowing?: Partial<Knowledge>;
  /** The whole answer of the rules of the seed's area; empty for a clean one. */
  readonly finds: readonly {
    readonly rule: string;
    /** Null where the plan as a whole is meant. */
    readonly address: string | null;
    /** Default `found`. */
    readonly verdict?: "found" | "cannot-tell";
  }[];
}
