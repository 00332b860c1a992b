import { peopleFromFiles } from "../inventory/overlay/people-from-files";
import { readInventory } from "../inventory/read-inventory";
import { readWave } from "../waves/read-wave";
import { resolveWave } from "../waves/resolve-wave";
import { profileOfWave } from "./read-profile";
import { type TargetWave } from "./target-wave";
import { acceptedTarget, translate, type Translation } from "./translation/translate-wave";

/** The documents that a wave is made of. */
export interface WaveFiles {
  /** What `kafka-byoc inventory export` wrote. */
  readonly inventory: string;
  /** What people say of the source: overlay files, YAML or JSON. */
  readonly overlays?: readonly string[];
  /** An inventory of the target as other waves left it: its topics count against limits and names that collide. */
  readonly targetInventory?: string;
  /** The wave file, YAML or JSON. */
  readonly wave: string;
}

/**
 * Reads a wave file and the inventory that it speaks of, and translates the wave to its target profile. `now` decides
 * which approvals still hold.
 *
 * @throws DocumentError with everything that is wrong in either document, each with its line
 */
export function waveFromFiles(files: WaveFiles, now: Date = new Date()): TargetWave {
  return acceptedTarget(translationFromFiles(files, now));
}

/**
 * The same as far as it goes: what nobody has accepted yet and what cannot be translated come beside the wave.
 *
 * @throws DocumentError where a document cannot be read, or the wave names what the inventory does not hold
 */
export function translationFromFiles(files: WaveFiles, now: Date): Translation {
  const wave = readWave(files.wave);
  const inventory = readInventory(files.inventory);
  const { people } = peopleFromFiles(inventory, files.overlays ?? []);
  const targetNow = files.targetInventory === undefined ? null : readInventory(files.targetInventory).content;
  return translate(resolveWave(wave, inventory, people, targetNow), profileOfWave(wave), now);
}
