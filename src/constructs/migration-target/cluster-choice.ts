import { type Construct } from "constructs";
import { type RolePorts } from "../../network/matrix";
import { neededUntil } from "../../network/project-window";
import { declareCertificates } from "../certificates/declare-certificates";
import { type AwsServiceEndpointsProps } from "../network/aws-service-endpoints";
import { type BrokerTargets } from "../network/private-link/targets";
import { existingTargetCluster, type ExistingTargetCluster } from "../target-cluster/existing-cluster";
import { makeStrimzi, strimziPorts, strimziServices, strimziTrust, type StrimziChoice } from "./strimzi-choice";
import { type ClusterSetting, type MadeCluster } from "./made-cluster";

/** A cluster that somebody else runs behind our load balancer, on machines of their own or on Kubernetes. */
export interface ExistingChoice extends Pick<ExistingTargetCluster, "profile" | "authentication" | "bootstrapServers"> {
  readonly kind: "existing";
  /** What the load balancer sends to. */
  readonly targets: BrokerTargets;
  /** As its brokers advertise themselves now. Default: what the plan says, which they must then do. */
  readonly advertised?: ExistingTargetCluster["advertised"];
  /** In milliseconds. Default 300000. */
  readonly connectionsMaxIdleMs?: number;
  /** Whether something renews the brokers' certificates by itself. They must outlive the migration otherwise. Default false. */
  readonly certificatesRenewed?: boolean;
}

/** Any other cluster: makes it from the plan and says what the load balancer sends to. */
export interface OwnChoice {
  readonly kind: "own";
  readonly make: (scope: Construct, setting: ClusterSetting) => MadeCluster;
}

/** Who runs the brokers. */
export type ClusterChoice = StrimziChoice | ExistingChoice | OwnChoice;

/** Makes what was chosen. */
export function makeCluster(scope: Construct, choice: ClusterChoice, setting: ClusterSetting): MadeCluster {
  switch (choice.kind) {
    case "strimzi":
      return makeStrimzi(scope, choice, setting);
    case "existing":
      return takeExisting(scope, choice, setting);
    case "own":
      return choice.make(scope, setting);
  }
}

/** What a choice calls of AWS beside the usual, and what of other accounts it uses there. */
export function clusterServices(
  choice: ClusterChoice,
): Required<Pick<AwsServiceEndpointsProps, "alsoServices" | "trustedFor">> {
  return choice.kind === "strimzi"
    ? { alsoServices: strimziServices, trustedFor: strimziTrust(choice) }
    : { alsoServices: [], trustedFor: {} };
}

/** Ports inside the network where a choice has its own. */
export function clusterPorts(choice: ClusterChoice): Partial<RolePorts> {
  return choice.kind === "strimzi" ? strimziPorts(choice) : {};
}

function takeExisting(
  scope: Construct,
  { targets, certificatesRenewed = false, ...rest }: ExistingChoice,
  { name, listeners, window }: ClusterSetting,
): MadeCluster {
  const advertised = listeners.brokers.map(({ host, port }) => ({ host, port }));
  const cluster = existingTargetCluster({ advertised, ...rest, name, brokers: listeners.brokers, listeners });
  declareCertificates(scope, listeners, certificatesRenewed ? undefined : neededUntil(window));
  return { cluster, targets };
}
