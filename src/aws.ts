/**
 * The target's network, certificates and clusters on AWS and Kubernetes. Apart from the package's first entry because it
 * needs the bindings of their Terraform providers (`@cdktf/provider-aws`, `@cdktf/provider-kubernetes`), which a stack of
 * topics and grants alone does not.
 */
export { BrokerCertificates, type BrokerCertificatesProps } from "./constructs/certificates/broker-certificates";
export { type CertificateAuthority } from "./constructs/certificates/certificate-authority";
export { ClientAuthority, type ClientAuthorityProps } from "./constructs/certificates/client-authority";
export { HttpCertificate, type HttpCertificateProps } from "./constructs/certificates/http-certificate";
export { PcaIssuer, type PcaIssuerProps } from "./constructs/certificates/pca-issuer";
export { PrivateAuthority, type PrivateAuthorityProps } from "./constructs/certificates/private-authority";
export { waveTarget } from "./constructs/stacks/wave-target";
export {
  type ApplicationNames,
  MigrationTarget,
  type MigrationTargetProps,
  type NewNetwork,
} from "./constructs/migration-target";
export { type ClusterChoice, type ExistingChoice, type OwnChoice } from "./constructs/migration-target/cluster-choice";
export { type ClusterSetting, type MadeCluster } from "./constructs/migration-target/made-cluster";
export { type StrimziChoice } from "./constructs/migration-target/strimzi-choice";
export { AwsServiceEndpoints, type AwsServiceEndpointsProps } from "./constructs/network/aws-service-endpoints";
export { BrokerEndpointService } from "./constructs/network/broker-endpoint-service";
export { type BrokerEndpointServiceProps } from "./constructs/network/private-link/service-props";
export { KafkaDns } from "./constructs/network/kafka-dns";
export { type KafkaDnsProps } from "./constructs/network/dns/dns-props";
export { PathSecurityGroups, type PathSecurityGroupsProps } from "./constructs/network/path-security-groups";
export { type PathSecurity } from "./constructs/network/path-security";
export { type NetworkPlace, type PlacedSubnet, type Tier } from "./constructs/network/place";
export { PrivateLinkClient } from "./constructs/network/private-link-client";
export { type PrivateLinkClientProps } from "./constructs/network/private-link/client-props";
export { ResolverEndpoints } from "./constructs/network/resolver-endpoints";
export { type ResolverEndpointsProps } from "./constructs/network/dns/resolver-props";
export { MskSourcePolicy, type MskSourcePolicyProps } from "./constructs/network/source/msk-source-policy";
export { type PrivateSource, sourcePorts } from "./constructs/network/source/private-source";
export { NetworkPolicies, type NetworkPoliciesProps } from "./constructs/network/network-policies";
export { SourceEndpoint, type SourceEndpointProps } from "./constructs/network/source-endpoint";
export { TargetVpc, type TargetVpcProps } from "./constructs/network/target-vpc";
export { ClientAccessStack, type ClientAccessStackProps } from "./constructs/stacks/client-access";
export { FoundationStack, type FoundationStackProps } from "./constructs/stacks/foundation";
export {
  type ExistingTargetCluster,
  existingTargetCluster,
  TargetCluster,
} from "./constructs/target-cluster/existing-cluster";
export { StrimziKafka, type StrimziKafkaProps } from "./constructs/target-cluster/strimzi-kafka";
export { AutoMqCluster, type AutoMqClusterProps } from "./constructs/target-cluster/automq-cluster";
export { AutoMqProvider } from "./constructs/target-cluster/automq/provider";
export { MskCluster, type MskClusterProps } from "./constructs/target-cluster/msk-cluster";
export { declareCluster } from "./constructs/target-cluster/declare-cluster";
export { type AcceptedKeyInState } from "./constructs/certificates/key-in-state";
export { listenerPlan, type ListenerRequest } from "./network/listener-plan";
export { type BrokerPlacement, type Endpoint, type ListenerPlan } from "./network/listeners";
