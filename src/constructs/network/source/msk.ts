import { type Ports } from "../../../network/edge";
import { tcpPort } from "./source-way";

/** How clients sign in at MSK; MSK's own words. */
export type MskAuthentication = "SASL_SCRAM" | "SASL_IAM" | "TLS";

/** Ports inside AWS (MSK, "Port information"). 9092 is plaintext and is nobody's. */
const ports: Readonly<Record<MskAuthentication, number>> = { TLS: 9094, SASL_SCRAM: 9096, SASL_IAM: 9098 };

/** The brokers' own port for one way to sign in. */
export function mskPorts(authentication: MskAuthentication): readonly Ports[] {
  return Object.hasOwn(ports, authentication) ? [tcpPort(ports[authentication])] : [];
}

/** What is wrong with how clients sign in: MSK can do without, this cannot. */
export function mskAuthenticationProblems(authentication: MskAuthentication): readonly string[] {
  return Object.hasOwn(ports, authentication)
    ? []
    : [
        `source.authentication "${authentication}" is not offered: write SASL_SCRAM, SASL_IAM or TLS. Unauthenticated and plaintext connections (9092) are not made.`,
      ];
}

/** What must be known of clients of MSK's IAM. */
export function mskIamRemarks(authentication: MskAuthentication): readonly string[] {
  return authentication === "SASL_IAM"
    ? [
        "The replicator signs in with MSK IAM: Java workers need MSK's login module beside them, and AutoMQ's Kafka Linking cannot sign in so; take SASL_SCRAM for it.",
      ]
    : [];
}

/** An MSK cluster's ARN in its parts. */
export interface MskArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** `name/uuid`, as ARNs of its topics and groups begin. */
  readonly path: string;
}

const arn = /^arn:(aws[a-z-]*):kafka:([a-z0-9-]+):(\d{12}):cluster\/([^/]+\/[^/]+)$/;

/** The parts of a cluster's ARN, or undefined where it is none. */
export function mskArn(text: string): MskArn | undefined {
  const [, partition, region, account, path] = arn.exec(text) ?? [];
  return partition === undefined || region === undefined || account === undefined || path === undefined
    ? undefined
    : { partition, region, account, path };
}

/** What is wrong with a cluster's ARN, or with where it lies. */
export function mskArnProblems(clusterArn: string, region?: string): readonly string[] {
  const parts = mskArn(clusterArn);
  if (parts === undefined)
    return [
      `"${clusterArn}" is no MSK cluster: write its ARN, arn:aws:kafka:us-east-1:111122223333:cluster/orders/01234567-89ab-cdef-0123-456789abcdef-1.`,
    ];
  return region === undefined || parts.region === region
    ? []
    : [
        `the cluster lies in ${parts.region} and this network in ${region}: MSK connects no VPC of another region. Use peering or a transit gateway between regions.`,
      ];
}
