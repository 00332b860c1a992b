import { attributeAt, managed } from "../../facts/attribute-at";
import { certificatesOf, tagOf } from "../../facts/certificates";
import { type CertificateUse } from "../../facts/certificates/requested";
import { privateAuthority, type SigningAuthority } from "../../facts/certificates/signing-authority";
import { elementsOf, isUnknown } from "../../plan/value";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { found, type Rule } from "../../rule";
import { exampleAuthority, exampleLeaf } from "./example-authority";

/** One authority for both sides of mutual TLS. */
export const serverAndClientAuthoritySame: Rule = {
  name: "server-and-client-authority-same",
  area: "certificates",
  severity: "high",
  title: "One authority signs servers and the clients that sign in",
  what: "An authority signs certificates for servers and others for clients, or an MSK cluster lets in whoever has a certificate of an authority that signs servers elsewhere in the plan.",
  why: "Whoever may have a certificate for a server made has one that brokers let in as a client, under the name that it holds.",
  remedy: "Make a second authority for clients, and let the brokers' truststore have that one alone.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication.html",
    "https://docs.aws.amazon.com/privateca/latest/userguide/ca-best-practices.html",
  ],
  *find(plan) {
    const uses = usesOf(plan);
    for (const { authority, by } of uses.values()) {
      const server = by.find(({ use }) => use === "server");
      const client = by.find(({ use }) => use === "client");
      if (server === undefined || client === undefined) continue;
      const resource = authority.resource ?? client.resource;
      const involves = [server.resource.address, client.resource.address].filter((each) => each !== resource.address);
      yield found(resource, null, `${authority.key} signs for servers and is trusted for clients.`, [
        ...new Set(involves),
      ]);
    }
  },
  cases: {
    nonCompliant: {
      terraform: [
        exampleAuthority({}),
        exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate" }),
        exampleLeaf({ name: "billing", authority: "kafka", template: "EndEntityClientAuthCertificate" }),
      ].join(""),
    },
    compliant: {
      terraform: [
        exampleAuthority({}),
        exampleAuthority({ name: "clients" }),
        exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate" }),
        exampleLeaf({ name: "billing", authority: "clients", template: "EndEntityClientAuthCertificate" }),
      ].join(""),
    },
  },
};

interface Uses {
  readonly authority: SigningAuthority;
  readonly by: { readonly use: CertificateUse; readonly resource: PlannedResource }[];
}

/** What each authority signs, by its key. */
function usesOf(plan: Plan): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  const note = (authority: SigningAuthority | null, use: CertificateUse | null, resource: PlannedResource): void => {
    if (authority === null || use === null) return;
    const before = uses.get(authority.key);
    if (before === undefined) uses.set(authority.key, { authority, by: [{ use, resource }] });
    else before.by.push({ use, resource });
  };
  for (const { authority, use, resource, isAuthority } of certificatesOf(plan))
    if (!isAuthority) note(authority, use, resource);
  for (const cluster of managed(plan, "aws_msk_cluster")) {
    const arns = elementsOf(attributeAt(plan, cluster, "client_authentication", "tls", "certificate_authority_arns"));
    for (const arn of isUnknown(arns) ? [arns] : arns) note(privateAuthority(plan, cluster, arn), "client", cluster);
  }
  for (const authority of managed(plan, "aws_acmpca_certificate_authority")) {
    const tag = tagOf(authority, "kafka-byoc/signs-for");
    const use = tag === "servers" ? "server" : tag === "clients" ? "client" : null;
    note({ key: authority.address, resource: authority }, use, authority);
  }
  return uses;
}
