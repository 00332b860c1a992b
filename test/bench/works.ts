import { type Work } from "./work";
import { check } from "./works/check";
import { exportWork } from "./works/export";
import { exportLarge, validateTranslateLarge } from "./works/export-large";
import { help } from "./works/help";
import { rehearsal } from "./works/rehearsal";
import { review } from "./works/review";
import { synth } from "./works/synth";
import { synthFoundation } from "./works/synth-foundation";
import { translate } from "./works/translate";

/** Everything that is measured, in this order. */
export const works: readonly Work[] = [
  help,
  translate,
  synth,
  synthFoundation,
  exportLarge,
  validateTranslateLarge,
  exportWork,
  check,
  review,
  rehearsal,
];
