import { type NetworkDocument } from "../../network/document";
import { html } from "../page/html";
import { page } from "../page/page";
import { networkMermaid } from "./mermaid";
import { networkGraph } from "./svg/graph";
import { networkText } from "./text";

/** Every form in which a network is shown. */
export const networkRenderers: Readonly<
  Record<"text" | "svg" | "mermaid" | "html" | "json", (network: NetworkDocument) => string>
> = {
  text: networkText,
  svg: networkSvg,
  mermaid: networkMermaid,
  html: (network) => page(`${network.target}: network`, html`<main>${networkGraph(network)}</main>`),
  json: (network) => `${JSON.stringify(network, null, 2)}\n`,
};

/** The picture as a file of its own. */
export function networkSvg(network: NetworkDocument): string {
  return `${networkGraph(network)
    .html.replace(/^[ \t]+(?=<)|^[ \t]*\n/gm, "")
    .trimEnd()}\n`;
}
