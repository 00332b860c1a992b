import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { booleanOf, field, isObject, isUnknown, textOf, type Value } from "../plan/value";
import { attributeAt, below, managed } from "./attribute-at";
import { namesIn, type RequestedCertificate, textsIn, useOf } from "./certificates/requested";
import { issuerAuthority, privateAuthority, type SigningAuthority } from "./certificates/signing-authority";
import { daysBetween, daysIn, daysOfHours, signedUntil } from "./certificates/validity";
import { certificateInPem } from "./certificates/x509";
import { ledTo } from "./led-to";
import { type Manifest, manifestsOf, under } from "./manifests";

/**
 * Every certificate that a plan asks for or brings along: AWS Certificate Manager, AWS Private CA, cert-manager, the TLS
 * provider, IAM, AutoMQ. What signs itself and is an authority is among them.
 */
export const certificatesOf = oncePerPlan((plan): readonly RequestedCertificate[] => [
  ...managed(plan, "aws_acm_certificate").map((resource) => fromAcm(plan, resource)),
  ...managed(plan, "aws_acmpca_certificate").map((resource) => fromPrivateAuthority(plan, resource)),
  ...manifestsOf(plan)
    .filter(({ group, kind }) => group === "cert-manager.io" && kind === "Certificate")
    .map((manifest) => fromCertManager(plan, manifest)),
  ...managed(plan, "tls_cert_request", "tls_self_signed_cert", "tls_locally_signed_cert").map((resource) =>
    fromTls(plan, resource),
  ),
  ...pems.flatMap(([type, path]) => managed(plan, type).flatMap((resource) => fromPem(plan, resource, path))),
]);

/** Certificates that are brought along as PEM. */
const pems: readonly (readonly [type: string, path: string])[] = [
  ["aws_iam_server_certificate", "certificate_body"],
  ["automq_kafka_instance", "features.security.certificate_chain"],
];

const nothing = {
  names: [],
  mayHaveMore: false,
  use: null,
  authority: null,
  validDays: null,
  isAuthority: false,
  secret: null,
} as const;

function fromAcm(plan: Plan, resource: PlannedResource): RequestedCertificate {
  const ask = (key: string): Value => attributeAt(plan, resource, key);
  const body = textOf(ask("certificate_body"));
  const read = typeof body === "string" ? certificateInPem(body) : null;
  const told = namesIn(ask("domain_name"), ask("subject_alternative_names"));
  return {
    ...nothing,
    resource,
    path: read === null ? "subject_alternative_names" : "certificate_body",
    names: [...new Set([...told.names, ...(read?.names ?? [])])],
    mayHaveMore: told.mayHaveMore || (isUnknown(body) && body.references.length > 0),
    use: "server",
    authority: privateAuthority(plan, resource, ask("certificate_authority_arn")),
  };
}

function fromPrivateAuthority(plan: Plan, resource: PlannedResource): RequestedCertificate {
  const template = textOf(attributeAt(plan, resource, "template_arn"));
  const told = namesInPassthrough(textOf(attributeAt(plan, resource, "api_passthrough")));
  // Days are counted from one fixed day to itself plus the validity: only what is relative can be told without a calendar.
  const until = signedUntil(plan, resource, epoch);
  const relative = /^(DAYS|MONTHS|YEARS)$/i.test(String(attributeAt(plan, resource, "validity", "type")));
  return {
    ...nothing,
    resource,
    path: "api_passthrough",
    ...told,
    use: typeof template === "string" ? useOf([template.split("/")[1] ?? ""]) : null,
    authority: privateAuthority(plan, resource, attributeAt(plan, resource, "certificate_authority_arn")),
    validDays: relative && typeof until === "string" ? daysBetween(epoch, until) : null,
    isAuthority:
      typeof template === "string" && /template\/(Root|Subordinate|BlankRoot|BlankSubordinate)/.test(template),
  };
}

const epoch = "2026-01-01";

function namesInPassthrough(text: ReturnType<typeof textOf>): Pick<RequestedCertificate, "names" | "mayHaveMore"> {
  const said = isUnknown(text) ? (text.template ?? "") : (text ?? "");
  const names = [...said.matchAll(/"DnsName"\s*:\s*"([^"$]+)"/g)].map(([, name = ""]) => name.toLowerCase());
  return { names, mayHaveMore: isUnknown(text) };
}

function fromCertManager(plan: Plan, manifest: Manifest): RequestedCertificate {
  const { resource, object, path, namespace } = manifest;
  const spec = under(object, "spec");
  const dnsNames = namesIn(under(spec, "dnsNames"));
  const days = daysIn(under(spec, "duration"));
  const secret = textOf(under(spec, "secretName"));
  return {
    resource,
    path: `${path}.spec.dnsNames`,
    // Clients look at the common name only where there are no other names (RFC 6125, 6.4.4).
    ...(dnsNames.names.length > 0 || dnsNames.mayHaveMore ? dnsNames : namesIn(under(spec, "commonName"))),
    use: useOf(textsIn(under(spec, "usages"))),
    authority: issuerAuthority(plan, manifest, under(spec, "issuerRef")),
    // cert-manager's own default is 90 days.
    validDays: days === null ? 90 : isUnknown(days) ? null : days,
    isAuthority: booleanOf(under(spec, "isCA")) === true,
    secret: typeof secret === "string" ? `${namespace ?? "default"}/${secret}` : null,
  };
}

function fromTls(plan: Plan, resource: PlannedResource): RequestedCertificate {
  const ask = (key: string): Value => attributeAt(plan, resource, key);
  const told = namesIn(ask("dns_names"));
  const commonName = below(plan, resource, ask("subject"), "common_name");
  const days = daysOfHours(ask("validity_period_hours"));
  return {
    ...nothing,
    resource,
    path: "dns_names",
    ...(told.names.length > 0 || told.mayHaveMore || resource.type === "tls_locally_signed_cert"
      ? told
      : namesIn(commonName)),
    use: useOf(textsIn(ask("allowed_uses"))),
    authority: resource.type === "tls_locally_signed_cert" ? pemAuthority(plan, resource, ask("ca_cert_pem")) : null,
    validDays: typeof days === "number" ? days : null,
    isAuthority: booleanOf(ask("is_ca_certificate")) === true,
  };
}

/** The authority whose certificate a value is. */
function pemAuthority(plan: Plan, from: PlannedResource, value: Value): SigningAuthority | null {
  const [resource] = ledTo(plan, from, value).resources;
  return resource === undefined ? null : { key: resource.address, resource };
}

function fromPem(plan: Plan, resource: PlannedResource, path: string): readonly RequestedCertificate[] {
  const text = textOf(attributeAt(plan, resource, ...path.split(".")));
  if (text === null || (isUnknown(text) && text.references.length === 0)) return [];
  const read = isUnknown(text) ? null : certificateInPem(text);
  if (read === null && !isUnknown(text)) return [];
  return [
    {
      ...nothing,
      resource,
      path,
      names: (read?.names ?? []).map((name) => name.toLowerCase()),
      mayHaveMore: isUnknown(text),
      use: "server",
      isAuthority: read?.isAuthority ?? false,
    },
  ];
}

/** What a tag of a resource says; null where it has none. */
export function tagOf(resource: PlannedResource, key: string): string | null {
  const tags = field(resource.after ?? {}, "tags");
  const text = isObject(tags) ? textOf(field(tags, key)) : null;
  return typeof text === "string" ? text : null;
}
