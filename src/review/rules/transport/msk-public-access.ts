import { isUnknown, textOf } from "../../plan/value";
import { attributeAt, isWritten, managed, nameOf } from "../../facts/attribute-at";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleMskCluster } from "./example-cluster";

const path = "broker_node_group_info.connectivity_info.public_access.type";

const connectivity = (type: string): string => `connectivity_info {
      public_access {
        type = "${type}"
      }
    }`;

/** Brokers of MSK with addresses in the internet. */
export const mskPublicAccess: Rule = {
  name: "msk-public-access",
  area: "transport",
  severity: "high",
  title: "MSK gives its brokers public addresses",
  what: `The ${path} of an aws_msk_cluster is not DISABLED.`,
  why: "Each broker is reachable from the internet as far as its security groups let it, and one broad rule there is enough.",
  remedy: 'Set type = "DISABLED" and let others in by PrivateLink (vpc_connectivity, or an endpoint service).',
  references: ["https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html"],
  *find(plan) {
    for (const cluster of managed(plan, "aws_msk_cluster")) {
      const type = textOf(attributeAt(plan, cluster, ...path.split(".")));
      // Where nobody writes it, MSK fills it in after the apply: as it is before, and DISABLED for a new cluster.
      if (!isWritten(type)) continue;
      const name = nameOf(plan, cluster, "cluster_name");
      if (isUnknown(type))
        yield cannotTell(cluster, path, `Whether brokers of ${name} get public addresses is not known in the plan.`);
      else if (type !== null && type.toUpperCase() !== "DISABLED")
        yield found(cluster, path, `Brokers of ${name} get public addresses: ${type}.`);
    }
  },
  cases: {
    nonCompliant: { terraform: exampleMskCluster({ connectivity: connectivity("SERVICE_PROVIDED_EIPS") }) },
    compliant: { terraform: exampleMskCluster({ connectivity: connectivity("DISABLED") }) },
  },
};
