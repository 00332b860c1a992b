import { type z } from "zod";
import { type configurationSchema } from "../../review/policy/document";
import { type suppressionsSchema } from "../../review/suppressions/document";
import { workers } from "../rig/users";

/** What the rehearsal's people decided about reviews, as a team keeps it in `kafka-byoc.yaml`: who administers, who replicates. */
export const rehearsalConfiguration: z.input<typeof configurationSchema> = {
  apiVersion: "kafka-byoc/v1",
  kind: "Configuration",
  review: {
    platformPrincipals: [`User:${workers.terraform}`, `User:${workers.auditor}`],
    replicatorPrincipals: [`User:${workers.mm2Source}`, `User:${workers.mm2Target}`],
  },
};

/** How long people accept a finding before they look at it again, in milliseconds: thirty days. */
const acceptedForMs = 30 * 24 * 3600 * 1000;

/** What they accepted for a while, as a team keeps it in `kafka-byoc.suppressions.yaml`: a right finding that has to wait. */
export function rehearsalSuppressions(now: Date): z.input<typeof suppressionsSchema> {
  return {
    apiVersion: "kafka-byoc/v1",
    kind: "ReviewSuppressions",
    suppressions: [
      {
        rule: "min-insync-one",
        resource: "kafka_topic.topics_ordersv2_107609C5",
        reason:
          "The source has min.insync.replicas 1 on orders.v2, and the wave moves topics as they are: Commerce raises it to 2 once its producers run at the target.",
        owner: "jane.doe",
        expires: new Date(now.getTime() + acceptedForMs).toISOString().slice(0, 10),
      },
    ],
  };
}
