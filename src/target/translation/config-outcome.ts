import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type ConfigOverrides } from "./config-overrides";
import { type Draft } from "./part";

/** What all configs of one topic are translated against. */
export interface ConfigContext {
  readonly wave: ResolvedWave["wave"];
  readonly profile: Profile;
  readonly overrides: ConfigOverrides;
  /** At the target. */
  readonly replicationFactor: number;
  /** The topic's place in the wave file. */
  readonly at: DocumentPath;
}

/** What one config came to: the value to write, or none, and what there is to say. */
export interface Outcome {
  readonly value?: string;
  readonly line?: Omit<Draft, "change" | "object" | "field" | "at">;
  readonly problem?: Problem;
}
