import { stringify } from "yaml";
import { DocumentError, problemText } from "../../src/documents/problem";
import { parseDocumentText, type ReadDocument } from "../../src/documents/read-document";
import { type Inventory } from "../../src/inventory/document/inventory";
import { type People } from "../../src/inventory/overlay/people";
import { profileOfWave } from "../../src/target/read-profile";
import { type TargetWave } from "../../src/target/target-wave";
import { translate, translateWave, type Translation } from "../../src/target/translation/translate-wave";
import { type Wave, waveSchema } from "../../src/waves/document";
import { resolveWave } from "../../src/waves/resolve-wave";
import { readInventoryOf } from "./inventory";
import { people } from "./overlay";

/** The day on which the tests' waves are translated. */
export const today = new Date("2027-01-15T12:00:00Z");

/** What a wave file may say in a test; the rest has defaults. */
export interface WaveParts {
  readonly members?: Partial<Wave["members"]>;
  readonly target?: Partial<Wave["target"]>;
  readonly replayTolerance?: Wave["replayTolerance"];
  readonly approvals?: Wave["approvals"];
}

/** A wave file that moves `orders`, `billing` and `User:billing` to three brokers of Apache Kafka 4.3. */
export function aWave({ members, target, ...rest }: WaveParts = {}): ReadDocument<Wave> {
  return waveFrom(
    stringify({
      apiVersion: "kafka-byoc/v1",
      kind: "Wave",
      id: "w01-orders",
      members: { topics: ["orders"], groups: ["billing"], principals: ["User:billing"], ...members },
      target: { profile: "apache-kafka@4.3", brokers: 3, ...target },
      ...rest,
    }),
  );
}

/** A wave from the text of its file. */
export function waveFrom(text: string): ReadDocument<Wave> {
  return parseDocumentText(text, "wave.yaml", waveSchema);
}

/** The wave resolved against the inventory and translated to its own profile. */
export function translated(wave: ReadDocument<Wave>, inventory: Inventory): TargetWave {
  return translateWave(resolveWave(wave, readInventoryOf(inventory)), profileOfWave(wave), today);
}

/** The same as far as it goes, with what people say of the source; what is undecided comes beside it. */
export function translationOf(wave: ReadDocument<Wave>, inventory: Inventory, said: Partial<People> = {}): Translation {
  return translate(resolveWave(wave, readInventoryOf(inventory), people(said)), profileOfWave(wave), today);
}

/** The texts of the problems that the work ends with; none where it succeeds. */
export function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(problemText);
    throw error;
  }
  return [];
}
