import { type Answer, known, notKnown } from "../../kafka/answer";
import { type AccessControl } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, securityDisabled, unreadable } from "../error-codes";
import { describeAcls } from "../protocol/describe-acls";
import { unreadableBecause } from "../unreachable";
import { wordsOfAcl } from "./kafka-numbers";

/** Every ACL of the cluster, or that there is no authorizer. Needs DESCRIBE on the cluster. */
export async function readAcls(cluster: Cluster): Promise<Answer<AccessControl>> {
  try {
    const { errorCode, errorMessage, acls } = await cluster.send(describeAcls, undefined, "any");
    if (errorCode === securityDisabled) return known({ authorizer: "off" });
    if (errorCode !== 0) return notKnown(unreadable(errorCode, errorMessage, grants.describeCluster));
    const words = acls.map(wordsOfAcl);
    const understood = words.filter((acl) => acl !== undefined);
    if (understood.length === words.length) return known({ authorizer: "on", acls: understood });
    // Leaving out what is not understood would make the access look narrower, or wider, than it is.
    const message = "Some ACLs are of a kind that a newer Kafka has brought and that is not known here.";
    return notKnown({ error: "UNKNOWN_ACL_KIND", message });
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}
