import { peopleFromFiles } from "../inventory/overlay/people-from-files";
import { readInventory } from "../inventory/read-inventory";
import { readWave } from "../waves/read-wave";
import { resolveWave } from "../waves/resolve-wave";
import { profileOfWave } from "./read-profile";
import { translate, type Translation } from "./translation/translate-wave";
import { type WaveFiles } from "./wave-files";

/**
 * Reads a wave file and the documents that it speaks of, and translates it as far as that goes: what nobody has accepted
 * yet and what cannot be translated come beside the wave.
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
