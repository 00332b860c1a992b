import { type TargetConnection } from "../kafka/target-provider";
import { type TargetCluster } from "../target-cluster/target-cluster";
import { type WaveTarget } from "./migration-wave";

/** How Terraform signs in where a cluster offers several ways; IAM is none of the Kafka provider's. */
const mechanisms: readonly TargetConnection["mechanism"][] = ["SCRAM-SHA-512", "SCRAM-SHA-256"];

/**
 * The target of a wave from the cluster that a foundation declares: where Terraform begins and how it signs
 * in, what brokers advertise there, and that addresses of clients cannot be seen where they come through PrivateLink.
 * Nothing is typed twice.
 */
export function waveTarget(
  cluster: Pick<TargetCluster, "bootstrapServers" | "brokers" | "advertised" | "authentication" | "listeners">,
  more: Pick<WaveTarget, "certificateDays" | "timeoutSeconds"> = {},
): WaveTarget {
  const { bootstrapServers, brokers, advertised, authentication, listeners } = cluster;
  return {
    bootstrapServers,
    tls: true,
    mechanism: mechanisms.find((mechanism) => authentication.some((offered) => offered === mechanism)) ?? "none",
    brokers: brokers.length,
    // Behind a load balancer Terraform and the checker come from inside, where brokers advertise other names.
    ...(listeners !== null || advertised.length === 0
      ? {}
      : { advertised: advertised.map(({ host, port }) => `${host}:${String(port)}`) }),
    behindPrivateLink: listeners !== null,
    ...more,
  };
}
