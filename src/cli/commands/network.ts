import { Command } from "commander";
import { type NetworkGraphOptions } from "../run/network-graph";
import { outputs } from "./outputs";

/** `kafka-byoc network`. */
export function networkCommand(): Command {
  return new Command("network").description("Show the network of a target.").addCommand(graphCommand());
}

function graphCommand(): Command {
  return new Command("graph")
    .summary("draw a target's network: zones, listeners, brokers, and every way that is open")
    .description(
      [
        "Draws what synthesis wrote of a target's network beside its stack: networks, zones, load balancers with their listeners,",
        "brokers, consumers, and every way that is open, by path, with the day until which it must stay.",
      ].join("\n"),
    )
    .argument("<stack>", "the stack's folder in cdktf.out, or its network.json")
    .option("-o <file>", "write the picture (SVG) to this file")
    .option(
      "--output <format[=file]>",
      "text, svg, mermaid, html or json; without a file to stdout (repeatable)",
      outputs,
      [],
    )
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  kafka-byoc network graph cdktf.out/stacks/foundation",
        "  kafka-byoc network graph cdktf.out/stacks/foundation -o network.svg",
        "  kafka-byoc network graph cdktf.out/stacks/foundation --output mermaid=network.mmd --output html=network.html",
        "",
        "Exit codes: 0 drawn, 64 usage, 78 the document is wrong, or a file cannot be written.",
      ].join("\n"),
    )
    .action(async (stack: string, options: NetworkGraphOptions) => {
      const { runNetworkGraph } = await import("../run/network-graph.js");
      runNetworkGraph(stack, options);
    });
}
