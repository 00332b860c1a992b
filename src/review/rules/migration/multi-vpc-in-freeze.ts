import { freezeOn } from "../../destruction/destroyed-by";
import { under } from "../../facts/manifests";
import { blocksOf, isUnknown, type Value, type ValueObject } from "../../plan/value";
import { found, type Rule } from "../../rule";
import { freezing } from "../cases/freezing";
import { exampleMskCluster } from "../transport/example-cluster";

/** What makes MSK restart its brokers when it changes. */
const restarting = [
  "broker_node_group_info.connectivity_info.vpc_connectivity",
  "broker_node_group_info.connectivity_info.public_access",
  "broker_node_group_info.instance_type",
  "client_authentication",
  "configuration_info",
  "kafka_version",
];

const reachedByOtherNetworks = (iam: boolean): string =>
  exampleMskCluster({
    connectivity: `connectivity_info {
      vpc_connectivity {
        client_authentication {
          sasl {
            iam = ${String(iam)}
          }
        }
      }
    }`,
  });

/** A rolling restart at the wrong time. */
export const multiVpcInFreeze: Rule = {
  name: "multi-vpc-in-freeze",
  area: "migration",
  severity: "medium",
  title: "MSK's connectivity changes inside a freeze",
  what: "The day of the review lies in a freeze of the policy, and the plan changes vpc_connectivity of an aws_msk_cluster, or anything else that makes MSK restart its brokers one after another: its version, its configuration, its instance type, its authentication.",
  why: "MSK restarts every broker. Leaders move, clients reconnect, and the change takes most of an hour and cannot be stopped.",
  remedy: "Turn multi-VPC connectivity on two weeks before the first wave, outside of any freeze.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/aws-access-mult-vpc.html",
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-connectivity.html",
  ],
  *find(plan, { today, policy }) {
    const freeze = freezeOn(today, policy);
    if (freeze === null) return;
    for (const cluster of plan.ofType("aws_msk_cluster")) {
      const { before, after, action } = cluster;
      if (action !== "update" || before === null || after === null) continue;
      const changed = restarting.find((path) => isChanged(at(before, path), at(after, path)));
      if (changed !== undefined)
        yield found(cluster, changed, `In the freeze ${freeze} ${changed} changes, and MSK restarts its brokers.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: reachedByOtherNetworks(true),
      before: reachedByOtherNetworks(false),
      knowing: { today: "2026-12-24", policy: freezing() },
    },
    compliant: {
      terraform: reachedByOtherNetworks(true),
      before: reachedByOtherNetworks(false),
      knowing: { today: "2026-12-14", policy: freezing() },
    },
  },
};

/** What stands at a path, going through lists of one block. */
function at(values: ValueObject, path: string): Value {
  let value: Value = values;
  for (const key of path.split(".")) {
    const blocks = blocksOf(value);
    if (isUnknown(blocks)) return blocks;
    value = under(blocks[0] ?? null, key);
  }
  return value;
}

function isChanged(before: Value, after: Value): boolean {
  return !isUnknown(after) && JSON.stringify(before) !== JSON.stringify(after);
}
