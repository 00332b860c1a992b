import { readInventory } from "../inventory/read-inventory";
import { readWave } from "../waves/read-wave";
import { resolveWave } from "../waves/resolve-wave";
import { profileOfWave } from "./read-profile";
import { type TargetWave } from "./target-wave";
import { translateWave } from "./translation/translate-wave";

/** The two documents that a wave is made of. */
export interface WaveFiles {
  /** What `kafka-byoc inventory export` wrote. */
  readonly inventory: string;
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
  const wave = readWave(files.wave);
  return translateWave(resolveWave(wave, readInventory(files.inventory)), profileOfWave(wave), now);
}
