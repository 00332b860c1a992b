import { DataAwsMskBootstrapBrokers } from "@cdktf/provider-aws/lib/data-aws-msk-bootstrap-brokers";
import { type Endpoint } from "../../../network/listeners";
import { mskArnProblems, type MskAuthentication, mskAuthenticationProblems, mskIamRemarks, mskPorts } from "./msk";
import { openAt, openTowards } from "./openings";
import { serversText, type SourceWay } from "./source-way";

/** An MSK cluster in the VPC of the target, in the same account. */
export interface MskSameVpc {
  readonly kind: "msk-same-vpc";
  readonly clusterArn: string;
  readonly authentication: MskAuthentication;
  /** The group of its brokers; may be a token. */
  readonly securityGroupId: string;
  /** Whether rules are added to that group. Default true; false where its owner adds them. */
  readonly openItsGroup?: boolean;
  /** As clients are told it; the apply knows it else. */
  readonly bootstrap?: readonly Endpoint[];
}

/** Rules between our groups and the cluster's; no route, no name. */
export const mskSameVpc: SourceWay<MskSameVpc> = {
  ports: ({ authentication }) => mskPorts(authentication),
  problems: ({ clusterArn, authentication }, { region }) => [
    ...mskArnProblems(clusterArn, region).map((problem) => `source.clusterArn: ${problem}`),
    ...mskAuthenticationProblems(authentication),
  ],
  remarks: ({ authentication, openItsGroup, securityGroupId }) => [
    ...(openItsGroup === false
      ? [`The cluster's group ${securityGroupId} is left alone: its owner must let the replicator's group in.`]
      : []),
    ...mskIamRemarks(authentication),
  ],
  endpoints: ({ bootstrap }) => bootstrap ?? [],
  make(scope, { clusterArn, authentication, securityGroupId, openItsGroup, bootstrap }, setting, marks) {
    openTowards(scope, [{ securityGroupId }], setting, marks);
    if (openItsGroup !== false) openAt(scope, securityGroupId, setting, marks);
    if (bootstrap !== undefined) return { bootstrapServers: serversText(bootstrap) };
    const brokers = new DataAwsMskBootstrapBrokers(scope, "bootstrap", { clusterArn });
    const told: Readonly<Record<MskAuthentication, string>> = {
      SASL_SCRAM: brokers.bootstrapBrokersSaslScram,
      SASL_IAM: brokers.bootstrapBrokersSaslIam,
      TLS: brokers.bootstrapBrokersTls,
    };
    return { bootstrapServers: told[authentication] };
  },
};
