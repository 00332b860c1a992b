import { freezeOn } from "../../destruction/destroyed-by";
import { under } from "../../facts/manifests";
import { defaultPolicy } from "../../policy/policy";
import { blocksOf, isUnknown, type Value, type ValueObject } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** What makes MSK restart its brokers when it changes. */
const restarting = [
  "broker_node_group_info.connectivity_info.vpc_connectivity",
  "broker_node_group_info.connectivity_info.public_access",
  "broker_node_group_info.instance_type",
  "client_authentication",
  "configuration_info",
  "kafka_version",
];

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
      terraform: `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = ["sg-0123456789abcdef0"]
    connectivity_info {
      vpc_connectivity {
        client_authentication {
          sasl {
            iam = true
          }
        }
      }
    }
  }
}`,
      before: `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = ["sg-0123456789abcdef0"]
    connectivity_info {
      vpc_connectivity {
        client_authentication {
          sasl {
            iam = false
          }
        }
      }
    }
  }
}`,
      knowing: {
        today: "2026-12-24",
        policy: { ...defaultPolicy, freezes: [{ name: "christmas", from: "2026-12-15", to: "2027-01-06" }] },
      },
    },
    compliant: {
      terraform: `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = ["sg-0123456789abcdef0"]
    connectivity_info {
      vpc_connectivity {
        client_authentication {
          sasl {
            iam = true
          }
        }
      }
    }
  }
}`,
      before: `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = ["sg-0123456789abcdef0"]
    connectivity_info {
      vpc_connectivity {
        client_authentication {
          sasl {
            iam = false
          }
        }
      }
    }
  }
}`,
      knowing: {
        today: "2026-12-14",
        policy: { ...defaultPolicy, freezes: [{ name: "christmas", from: "2026-12-15", to: "2027-01-06" }] },
      },
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
