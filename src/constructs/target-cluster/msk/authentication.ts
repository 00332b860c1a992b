import { type MskClusterClientAuthentication } from "@cdktf/provider-aws/lib/msk-cluster";
import { type ClientAuthentication } from "../target-cluster";

/** How clients sign in at MSK, with TLS always (Amazon MSK Developer Guide, "Authentication and authorization"). */
export type MskAuthentication = Extract<ClientAuthentication, "SCRAM-SHA-512" | "AWS_MSK_IAM" | "mTLS">;

/** Ports of MSK, which nobody can choose (Amazon MSK Developer Guide, "Port information"). */
export const mskPorts: Readonly<Record<MskAuthentication, { readonly inside: number; readonly multiVpc: string }>> = {
  mTLS: { inside: 9094, multiVpc: "TLS" },
  "SCRAM-SHA-512": { inside: 9096, multiVpc: "SASL_SCRAM" },
  AWS_MSK_IAM: { inside: 9098, multiVpc: "SASL_IAM" },
};

/** `client_authentication` of the cluster. Nobody comes in without a name. */
export function clientAuthentication(
  ways: readonly MskAuthentication[],
  clientAuthorityArns: readonly string[],
): MskClusterClientAuthentication {
  return {
    unauthenticated: false,
    sasl: { iam: ways.includes("AWS_MSK_IAM"), scram: ways.includes("SCRAM-SHA-512") },
    ...(ways.includes("mTLS") ? { tls: { certificateAuthorityArns: [...clientAuthorityArns] } } : {}),
  };
}
