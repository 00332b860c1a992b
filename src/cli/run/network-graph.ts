import { statSync } from "node:fs";
import { join } from "node:path";
import { readNetwork } from "../../network/read-network";
import { networkRenderers } from "../../report/network/table";
import { chosenOutputs, type Output, writeOutputs } from "./write-outputs";

/** Everything that `kafka-byoc network graph` was told. */
export interface NetworkGraphOptions {
  /** `-o`: where the SVG goes. */
  readonly o?: string;
  readonly output: readonly Output[];
}

/** Draws a network in each form that was asked for; as text on stdout where none was. */
export function runNetworkGraph(place: string, { o, output }: NetworkGraphOptions): void {
  const asked: readonly Output[] = [...output, ...(o === undefined ? [] : [{ format: "svg", file: o }])];
  const outputs = chosenOutputs(asked, Object.keys(networkRenderers));
  const { content } = readNetwork(fileAt(place));
  writeOutputs(
    outputs,
    Object.fromEntries(Object.entries(networkRenderers).map(([format, render]) => [format, () => render(content)])),
  );
}

function fileAt(place: string): string {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? join(place, "network.json") : place;
}
