import { html, type Html } from "../../page/html";

/** A rectangle of the picture, in its own units, which are pixels at full size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawn piece and how far down it reaches. */
export interface Drawn {
  readonly drawing: Html;
  readonly height: number;
}

/** How wide a letter is for its height, generously: fonts differ, and nothing is measured. */
const letterWidth = { sans: 0.6, mono: 0.62 } as const;

/** How text looks; sizes are pixels. */
const styles = {
  title: { size: 22, font: "sans" },
  heading: { size: 14, font: "sans" },
  body: { size: 12, font: "sans" },
  soft: { size: 11, font: "sans" },
  code: { size: 11, font: "mono" },
  label: { size: 10.5, font: "mono" },
} as const;

/** One of the looks of text. */
export type TextStyle = keyof typeof styles;

/** Text at a place, cut with an ellipsis where it would be wider than `width`. */
export function text(
  x: number,
  y: number,
  words: string,
  {
    as = "body",
    width,
    anchor = "start",
    tone = "",
  }: {
    readonly as?: TextStyle;
    readonly width?: number;
    readonly anchor?: "start" | "middle" | "end";
    readonly tone?: string;
  } = {},
): Html {
  const shown = drawable(words);
  const fits = width === undefined ? shown : fitted(shown, width, as);
  const whole = fits === shown ? html`` : html`<title>${shown}</title>`;
  return html`<text x="${round(x)}" y="${round(y)}" class="t-${as} ${tone}" text-anchor="${anchor}"
    >${fits}${whole}</text
  >`;
}

/** How wide text will be at most, in pixels. */
export function widthOf(words: string, as: TextStyle): number {
  return words.length * styles[as].size * letterWidth[styles[as].font];
}

/** The text cut to a width. */
export function fitted(words: string, width: number, as: TextStyle): string {
  const most = Math.max(1, Math.floor(width / (styles[as].size * letterWidth[styles[as].font])));
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}

/** A rounded rectangle. */
export function rectangle({ x, y, width, height }: Box, look: string, radius = 8): Html {
  return html`<rect
    x="${round(x)}"
    y="${round(y)}"
    width="${round(width)}"
    height="${round(height)}"
    rx="${radius}"
    class="${look}"
  />`;
}

/** A small rectangle with text in its middle. */
export function chip(box: Box, words: string, look: string): Html {
  return html`${rectangle(box, look, 5)}${text(box.x + box.width / 2, box.y + box.height / 2 + 4, words, {
    as: "code",
    width: box.width - 6,
    anchor: "middle",
  })}`;
}

/** Whole pixels and halves: shorter files, sharper lines. */
export function round(value: number): number {
  return Math.round(value * 2) / 2;
}

/** Text as XML can hold it: other characters become U+FFFD, white space of any length a space. */
export function drawable(words: string): string {
  return words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "\ufffd").replace(/\s+/g, " ");
}
