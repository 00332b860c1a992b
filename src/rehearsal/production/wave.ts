import { type z } from "zod";
import { type waveSchema } from "../../waves/document";
import { movingPrincipals } from "./access";
import { productionGroups } from "./groups";
import { productionTopics } from "./topics";

/** The rehearsal's wave, as a person would write it for what moves of the production data. */
export function rehearsalWave(brokers: number): z.input<typeof waveSchema> {
  return {
    apiVersion: "kafka-byoc/v1",
    kind: "Wave",
    id: "w01-orders",
    members: {
      topics: productionTopics.filter(({ moves }) => moves).map(({ name }) => name),
      groups: productionGroups.filter(({ moves }) => moves).map(({ groupId }) => groupId),
      principals: [...movingPrincipals],
    },
    target: { profile: "apache-kafka@4.3", brokers },
    // Applications keep writing while the check looks: so many records may be on their way.
    replication: { maxLagRecords: 200 },
    replayTolerance: { "*": 50 },
  };
}
