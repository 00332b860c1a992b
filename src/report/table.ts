import { type AnyReport } from "../check/report";
import { renderHtml } from "./html";
import { renderJson } from "./json";
import { renderJunit } from "./junit";
import { type RenderOptions } from "./render-options";
import { renderText } from "./text";

/** A report as one text. */
export type Renderer = (report: AnyReport, options: RenderOptions) => string;

/** Every format that `--output` takes. */
export const renderers = {
  text: renderText,
  json: renderJson,
  junit: renderJunit,
  html: renderHtml,
} as const satisfies Readonly<Record<string, Renderer>>;

/** A name of {@link renderers}. */
export type ReportFormat = keyof typeof renderers;
