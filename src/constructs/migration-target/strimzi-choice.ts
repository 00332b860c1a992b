import { type Construct } from "constructs";
import { type RolePorts } from "../../network/matrix";
import { neededUntil } from "../../network/project-window";
import { BrokerCertificates } from "../certificates/broker-certificates";
import { type CertificateAuthority } from "../certificates/certificate-authority";
import { type IssuerIdentity } from "../certificates/pca-issuer";
import { PrivateAuthority } from "../certificates/private-authority";
import { type AwsService, type AwsServiceEndpointsProps } from "../network/aws-service-endpoints";
import { StrimziKafka, type StrimziKafkaProps } from "../target-cluster/strimzi-kafka";
import { type ClusterSetting, type MadeCluster } from "./made-cluster";

type Derived = "name" | "listeners" | "certificates" | "loadBalancerNetworks" | "administratorNetworks" | "owner";

/** Apache Kafka run by Strimzi on a Kubernetes cluster that is there, with certificates of an authority in AWS Private CA. */
export interface StrimziChoice extends Omit<StrimziKafkaProps, Derived | "authentication"> {
  readonly kind: "strimzi";
  /** Default SCRAM-SHA-512. */
  readonly authentication?: StrimziKafkaProps["authentication"];
  /** Where the load balancer connects from. Default: the endpoint subnets; must be said where only the apply knows their addresses (IPAM). */
  readonly loadBalancerNetworks?: readonly string[];
  /** Of the Kubernetes cluster: `arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/…`. */
  readonly oidcProviderArn: string;
  /** Whom the AWS Private CA issuer for cert-manager runs as. Default `aws-privateca-issuer` in `cert-manager`. */
  readonly issuer?: Partial<Pick<IssuerIdentity, "namespace" | "serviceAccount">>;
  /** Signs the brokers' certificates. Default: a root of its own. */
  readonly authority?: CertificateAuthority;
}

/** Authority, certificates and cluster. */
export function makeStrimzi(scope: Construct, choice: StrimziChoice, setting: ClusterSetting): MadeCluster {
  const { name, region, listeners, network, operators, window, owner } = setting;
  const { oidcProviderArn, issuer, authority: given, loadBalancerNetworks, ...rest } = choice;
  const who = owner === undefined ? {} : { owner };
  const authority =
    given ??
    new PrivateAuthority(scope, "authority", {
      name: `${name}-servers`,
      purpose: "servers",
      commonName: `Kafka servers of ${name}`,
      validUntil: yearsAfter(neededUntil(window), 5),
      window,
      ...who,
    });
  const certificates = new BrokerCertificates(scope, "certificates", {
    listeners,
    source: {
      kind: "cert-manager",
      name,
      namespace: rest.namespace,
      authority,
      region,
      identity: {
        oidcProviderArn,
        oidcIssuer: oidcProviderArn.replace(/^.*:oidc-provider\//, ""),
        namespace: issuer?.namespace ?? "cert-manager",
        serviceAccount: issuer?.serviceAccount ?? "aws-privateca-issuer",
      },
    },
    window,
    ...who,
  });
  const cluster = new StrimziKafka(scope, "cluster", {
    authentication: "SCRAM-SHA-512",
    ...rest,
    name,
    listeners,
    certificates,
    loadBalancerNetworks:
      loadBalancerNetworks ?? network.subnets("endpoint").flatMap(({ cidr }) => (cidr === null ? [] : [cidr])),
    administratorNetworks: operators.flatMap((one) => ("cidr" in one ? [one.cidr] : [])),
    ...who,
  });
  return { cluster, targets: cluster.targets };
}

/** cert-manager's issuer calls the authority from inside the network: without a way there no broker ever gets a certificate. */
export const strimziServices: readonly AwsService[] = ["acm-pca"];

/** An authority that another account shares lies in that account: the endpoint's policy must let it be used. None where only the apply knows it. */
export function strimziTrust({ authority }: StrimziChoice): NonNullable<AwsServiceEndpointsProps["trustedFor"]> {
  const [, account] = /^arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:(\d{12}):/.exec(authority?.arn ?? "") ?? [];
  return account === undefined ? {} : { "acm-pca": [account] };
}

/** Ports inside the network where they are not the usual ones; controllers listen on 9090 (Strimzi's `CONTROLPLANE-9090`). */
export function strimziPorts({ ports = {} }: StrimziChoice): Partial<RolePorts> {
  return {
    controller: 9090,
    ...(ports.internal === undefined ? {} : { brokerInternal: ports.internal }),
    ...(ports.admin === undefined ? {} : { brokerAdmin: ports.admin }),
  };
}

/** An authority outlives several migrations: whoever trusts it loses the cluster on the day on which it ends. */
function yearsAfter(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years)}${day.slice(4).replace("-02-29", "-02-28")}`;
}
