import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ClientQuota, type QuotaEntity } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { describeClientQuotas, type DescribedQuota } from "../protocol/describe-client-quotas";
import { unreadableBecause } from "../unreachable";

/** Every client quota. Needs DESCRIBE_CONFIGS on the cluster; not known of brokers before 2.6. */
export async function readQuotas(cluster: Cluster): Promise<Answer<readonly ClientQuota[]>> {
  try {
    const { errorCode, errorMessage, quotas } = await cluster.send(describeClientQuotas, undefined, "any");
    if (errorCode !== 0) return notKnown(unreadable(errorCode, errorMessage, grants.describeClusterConfigs));
    return known(quotas.map(quotaOf));
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

function quotaOf({ entity, values }: DescribedQuota): ClientQuota {
  const parts: QuotaEntity = Object.fromEntries(entity.map(({ type, name }) => [type, name]));
  return { entity: parts, values: Object.fromEntries(values.map(({ key, value }) => [key, value])) };
}
