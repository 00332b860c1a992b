import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { DefaultTokenResolver, LocalBackend, StringConcat, TerraformStack, Tokenization } from "cdktf";
import { type IssuerIdentity } from "../../src/constructs/certificates/pca-issuer";
import { type CertificateAuthority } from "../../src/constructs/certificates/certificate-authority";
import { type PathSecurity } from "../../src/constructs/network/path-security";
import { type NetworkPlace } from "../../src/constructs/network/place";
import { listenerPlan, type ListenerRequest } from "../../src/network/listener-plan";
import { type ListenerPlan } from "../../src/network/listeners";
import { aPlace } from "./network-place";
import { type Synthesized, synthesizedApp } from "./synthesized";

/** Constructs in a stack of their own, with the providers of AWS and Kubernetes; its state lies in a local file. */
export function synthesizedCloud(build: (stack: TerraformStack) => void): Synthesized {
  return synthesizedApp((app) => {
    const stack = new TerraformStack(app, "target");
    new LocalBackend(stack, { path: "state" });
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    new KubernetesProvider(stack, "kubernetes", {});
    build(stack);
    return stack;
  });
}

/** Three brokers in three zones behind one load balancer, with one alias. */
export function aListenerPlan(request: Partial<ListenerRequest> = {}): ListenerPlan {
  return listenerPlan({
    zone: "c1.kafka.example.com",
    brokers: [
      { nodeId: 0, azId: "use1-az1" },
      { nodeId: 1, azId: "use1-az2" },
      { nodeId: 2, azId: "use1-az4" },
    ],
    aliases: ["orders.kafka.example.com"],
    ...request,
  });
}

/** An authority for servers that was brought along, valid for long. */
export function anAuthority(authority: Partial<CertificateAuthority> = {}): CertificateAuthority {
  return {
    name: "servers",
    purpose: "servers",
    keyAlgorithm: "EC_prime256v1",
    arn: "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/0a1b",
    trustBundle: "PEM",
    validUntil: "2036-12-31",
    shortLived: false,
    ...authority,
  };
}

/** The service account of the AWS Private CA issuer. */
export const issuerIdentity: IssuerIdentity = {
  oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC",
  oidcIssuer: "oidc.eks.us-east-1.amazonaws.com/id/ABC",
  namespace: "cert-manager",
  serviceAccount: "aws-pca-issuer",
};

/** A network with one broker subnet in each of these zones. */
export function aPlaceIn(azIds: readonly string[]): NetworkPlace {
  return aPlace({
    azIds,
    subnets: (tier) => azIds.map((azId, zone) => ({ azId, subnetId: `subnet-${tier}-${String(zone)}`, cidr: null })),
  });
}

/** Security groups by their role's name, in which brokers can be reached on every port that they have for clients. */
export const aPathSecurity: PathSecurity = {
  edges: [
    {
      path: "data",
      from: "replicator",
      to: "broker",
      ports: { protocol: "tcp", from: 9092, to: 9199 },
      why: "clients use brokers",
    },
  ],
  securityGroupId: (role) => `sg-${role}`,
};

/** A value with its tokens as Terraform will read them. */
export function resolved(scope: TerraformStack, value: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(value, { scope, resolver, preparing: false }));
}
