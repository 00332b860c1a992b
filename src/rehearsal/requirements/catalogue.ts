import { existsSync } from "node:fs";
import { cdktfCommandLine } from "../terraform/cdktf-command-line";
import { findKafkaProvider } from "../terraform/kafka-provider-mirror";
import { isAtLeast, programVersion } from "./program-version";
import { type Requirement } from "./requirement";

/** Everything that a rehearsal needs, in the order in which a person would install it. */
export const requirements: readonly Requirement[] = [
  {
    name: "Node.js",
    atLeast: "20",
    neededFor: "everything",
    howToGet: "Install a current long-term release of Node.js.",
    optional: false,
    look: () =>
      Promise.resolve(
        isAtLeast(process.versions.node, "20")
          ? { there: true, version: process.versions.node }
          : { there: false, why: `this is Node.js ${process.versions.node}` },
      ),
  },
  {
    name: "Java",
    atLeast: "17",
    neededFor: "the Kafka brokers and MirrorMaker 2",
    howToGet: "Install a JDK or JRE 17 or newer, such as openjdk-17-jre-headless.",
    optional: false,
    look: () =>
      programVersion({ program: "java", arguments: ["-version"], pattern: /version "(\d+(?:\.\d+)*)/, atLeast: "17" }),
  },
  {
    name: "Maven",
    atLeast: "3",
    neededFor: "fetching Kafka's jars (not with --kafka-home)",
    howToGet: "Install Maven, or name an installed Kafka with --kafka-home.",
    optional: false,
    look: () =>
      programVersion({ program: "mvn", arguments: ["-v"], pattern: /Apache Maven (\d+(?:\.\d+)*)/, atLeast: "3" }),
  },
  {
    name: "Terraform",
    atLeast: "1.11",
    neededFor: "deploying the wave; passwords stay out of the state by write-only attributes, which came with 1.11",
    howToGet: "Install Terraform 1.11 or newer.",
    optional: false,
    look: () =>
      programVersion({
        program: "terraform",
        arguments: ["version"],
        pattern: /Terraform v(\d+(?:\.\d+)*)/,
        atLeast: "1.11",
      }),
  },
  {
    name: "cdktf",
    atLeast: "0.21",
    neededFor: "cdktf deploy",
    howToGet: "npm install --save-dev cdktf-cli@0.21",
    optional: false,
    look: () => {
      const script = cdktfCommandLine();
      return Promise.resolve(
        script !== undefined && existsSync(script)
          ? { there: true, version: "0.21" }
          : { there: false, why: "cdktf-cli is not installed beside this package" },
      );
    },
  },
  {
    name: "Go",
    atLeast: "1.24",
    neededFor: "building the Kafka provider where Terraform's registry cannot be reached",
    howToGet: "Install Go 1.24 or newer, or reach Terraform's registry, or set KAFKA_BYOC_PROVIDER_MIRROR.",
    optional: true,
    look: async () => {
      const mirror = await findKafkaProvider();
      if (mirror !== undefined) return { there: true, version: "not needed: a mirror holds the provider" };
      return programVersion({
        program: "go",
        arguments: ["version"],
        pattern: /go(\d+(?:\.\d+)*)/,
        atLeast: "1.24",
      });
    },
  },
];
