import { type TargetWave } from "./target-wave";
import { acceptedTarget } from "./translation/translate-wave";
import { translationFromFiles } from "./translation-from-files";
import { type WaveFiles } from "./wave-files";

/**
 * Reads a wave file and the inventory that it speaks of, and translates the wave to its target profile. `now` decides
 * which approvals still hold.
 *
 * @throws DocumentError with everything that is wrong in either document, each with its line
 */
export function waveFromFiles(files: WaveFiles, now: Date = new Date()): TargetWave {
  return acceptedTarget(translationFromFiles(files, now));
}
