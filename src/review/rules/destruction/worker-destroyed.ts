import { type Rule } from "../../rule";
import { lossesFound } from "./losses";
import { mirrorConnector } from "../cases/mirror-maker";

const network = `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`;

/** A replicator that a plan deletes or replaces. */
export const workerDestroyed: Rule = {
  name: "worker-destroyed",
  area: "destruction",
  severity: "high",
  title: "A replicator is destroyed",
  what: "The plan deletes or replaces what copies records: MirrorMaker, a Connect worker or connector, an MSK replicator, a cluster link.",
  why: "Copying stops. Records that the source deletes meanwhile never arrive, and a connector under a new name begins again at the start.",
  remedy: "Change it in place. Where it is no longer needed because its wave is closed, release it in the policy.",
  references: [
    "https://kafka.apache.org/documentation/#georeplication",
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator.html",
  ],
  find: (plan, known) => lossesFound(plan, known, "worker"),
  cases: {
    nonCompliant: { terraform: network, before: mirrorConnector("MirrorSourceConnector", {}) + network },
    compliant: {
      terraform: mirrorConnector("MirrorSourceConnector", {}).replace("worker_count = 1", "worker_count = 2"),
      before: mirrorConnector("MirrorSourceConnector", {}),
    },
  },
};
