import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { resourceName } from "../../network/resource-name";
import { mustHold } from "../must-hold";
import { networkTags } from "../network/network-tags";
import { type CertificateAuthority } from "./certificate-authority";
import { kubernetesNameProblem } from "./kubernetes-name";
import { issuingStatements, type Partition, policyText } from "./templates";

/** The service account that the AWS Private CA issuer for cert-manager runs as, and who vouches for it (EKS, "IAM roles for service accounts"). */
export interface IssuerIdentity {
  readonly oidcProviderArn: string;
  /** Without `https://`: `oidc.eks.eu-central-1.amazonaws.com/id/…`. */
  readonly oidcIssuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** An issuer of cert-manager for one authority. */
export interface PcaIssuerProps {
  /** Of the Kubernetes object. */
  readonly name: string;
  readonly authority: CertificateAuthority;
  /** Where the authority is. */
  readonly region: string;
  readonly identity: IssuerIdentity;
  readonly owner?: string;
  readonly partition?: Partition;
}

/**
 * cert-manager's way to an authority: an `AWSPCAClusterIssuer`, and a role that may have leaves of one template signed by this
 * one authority. Keys are made in Kubernetes and stay there: no plan and no state holds one. The service account must carry
 * {@link roleArn} as its annotation `eks.amazonaws.com/role-arn`.
 */
export class PcaIssuer extends Construct {
  readonly roleArn: string;
  /** As cert-manager's `Certificate` names it. */
  readonly reference: { readonly group: string; readonly kind: string; readonly name: string };
  readonly issuer: Manifest;

  constructor(scope: Construct, id: string, props: PcaIssuerProps) {
    super(scope, id);
    const { name, authority, region, identity, owner, partition } = props;
    mustHold(this, problemsOf(props));
    const role = new IamRole(this, "role", {
      name: resourceName([name, "pca-issuer"], 64),
      description: `cert-manager has certificates signed by ${authority.name}`,
      assumeRolePolicy: trustOf(identity),
      tags: networkTags({ name: `${name}-pca-issuer`, path: "control", ...(owner === undefined ? {} : { owner }) }),
    });
    new IamRolePolicy(this, "policy", {
      name: "issue-leaves",
      role: role.id,
      policy: policyText(issuingStatements(authority, partition)),
    });
    this.roleArn = role.arn;
    this.reference = { group: "awspca.cert-manager.io", kind: "AWSPCAClusterIssuer", name };
    this.issuer = new Manifest(this, "issuer", {
      manifest: {
        apiVersion: "awspca.cert-manager.io/v1beta1",
        kind: "AWSPCAClusterIssuer",
        metadata: { name },
        spec: { arn: authority.arn, region },
      },
    });
  }
}

function trustOf({ oidcProviderArn, oidcIssuer, namespace, serviceAccount }: IssuerIdentity): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: oidcProviderArn },
        Condition: {
          StringEquals: {
            [`${oidcIssuer}:aud`]: "sts.amazonaws.com",
            [`${oidcIssuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
          },
        },
      },
    ],
  });
}

function problemsOf({ name, identity }: PcaIssuerProps): readonly string[] {
  return [
    kubernetesNameProblem("name", name),
    kubernetesNameProblem("identity.namespace", identity.namespace),
    kubernetesNameProblem("identity.serviceAccount", identity.serviceAccount),
    identity.oidcIssuer.includes("://")
      ? `identity.oidcIssuer: "${identity.oidcIssuer}" has a scheme, with which no condition would ever hold: leave the scheme out.`
      : undefined,
  ].filter((problem) => problem !== undefined);
}
