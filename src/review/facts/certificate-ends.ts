import { type Plan, type PlannedResource } from "../plan/plan";
import { booleanOf, isUnknown, numberOf, textOf, Unknown, type Value } from "../plan/value";
import { attributeAt, isWritten, managed } from "./attribute-at";
import { dayAfter, dayIn, daysIn, daysOfHours, signedUntil } from "./certificates/validity";
import { certificateInPem } from "./certificates/x509";
import { manifestsOf, under } from "./manifests";

/** A certificate with the day on which it ends and nobody renews it without being asked. */
export interface CertificateEnd {
  readonly resource: PlannedResource;
  readonly path: string;
  /** `the certificate that is imported`. */
  readonly what: string;
  /** `2027-03-31`. */
  readonly endsOn: string | Unknown;
}

/**
 * Every certificate of a plan that ends by itself, with the day: what stands in PEM, dates that are written, validity from
 * `today` on. Left out is what is renewed in peace: leaves of cert-manager, certificates that ACM proves by DNS.
 */
export function certificateEndsOf(plan: Plan, today: string): readonly CertificateEnd[] {
  return [
    ...pems.flatMap(([type, path, what]) =>
      managed(plan, type).flatMap((resource) => fromPem(plan, resource, path, what)),
    ),
    ...managed(plan, "aws_acmpca_certificate").flatMap((resource) => signed(plan, resource, today)),
    ...managed(plan, "aws_acm_certificate").flatMap((resource) => fromAcm(plan, resource, today)),
    ...managed(plan, "tls_self_signed_cert", "tls_locally_signed_cert").flatMap((resource) =>
      fromTls(plan, resource, today),
    ),
    ...manifestsOf(plan).flatMap((manifest) => fromKubernetes(manifest, today)),
  ];
}

/** Certificates as PEM, by attribute. */
const pems: readonly (readonly [type: string, path: string, what: string])[] = [
  ["aws_iam_server_certificate", "certificate_body", "the certificate"],
  ["automq_kafka_instance", "features.security.certificate_chain", "the brokers' certificate"],
  ["automq_kafka_instance", "features.security.certificate_authority", "the authority that clients are believed by"],
  ["automq_kafka_link", "source_cluster.keystore_certificate_chain", "the link's certificate at the source"],
];

function pemAt(plan: Plan, resource: PlannedResource, path: string): string | null {
  const text = textOf(attributeAt(plan, resource, ...path.split(".")));
  return typeof text === "string" ? (certificateInPem(text)?.endsOn ?? null) : null;
}

function fromPem(plan: Plan, resource: PlannedResource, path: string, what: string): readonly CertificateEnd[] {
  const endsOn = pemAt(plan, resource, path);
  return endsOn === null ? [] : [{ resource, path, what, endsOn }];
}

function signed(plan: Plan, resource: PlannedResource, today: string): readonly CertificateEnd[] {
  const template = textOf(attributeAt(plan, resource, "template_arn"));
  const isAuthority = typeof template === "string" && /(Root|Subordinate)/.test(template);
  const endsOn = pemAt(plan, resource, "certificate") ?? signedUntil(plan, resource, today);
  const what = isAuthority ? "the authority's certificate" : "the certificate";
  return endsOn === null ? [] : [{ resource, path: "validity", what, endsOn }];
}

/** How long certificates of private authorities live that ACM makes (ACM, "Certificate characteristics"). */
const privateAcmDays = 395;

function fromAcm(plan: Plan, resource: PlannedResource, today: string): readonly CertificateEnd[] {
  const ask = (key: string): Value => attributeAt(plan, resource, key);
  const imported = isWritten(ask("certificate_body"));
  const method = textOf(ask("validation_method"));
  const isPrivate = isWritten(ask("certificate_authority_arn"));
  const end = pemAt(plan, resource, "certificate_body") ?? dayIn(ask("not_after"));
  if (imported) {
    const unclear = end === null && isUnknown(ask("certificate_body")) ? new Unknown([]) : null;
    const endsOn = end ?? unclear;
    return endsOn === null
      ? []
      : [{ resource, path: "certificate_body", what: "the imported certificate, which ACM does not renew,", endsOn }];
  }
  // ACM renews what its permission lets it have signed again.
  const renewed = managed(plan, "aws_acmpca_permission").length > 0;
  if (isPrivate)
    return renewed
      ? []
      : [
          {
            resource,
            path: "certificate_authority_arn",
            what: "the private certificate, which ACM may not renew without aws_acmpca_permission,",
            endsOn: end ?? dayAfter(today, privateAcmDays),
          },
        ];
  if (method === "EMAIL" && end !== null)
    return [
      { resource, path: "validation_method", what: "the certificate, which people renew by e-mail,", endsOn: end },
    ];
  return [];
}

function fromTls(plan: Plan, resource: PlannedResource, today: string): readonly CertificateEnd[] {
  const isAuthority = booleanOf(attributeAt(plan, resource, "is_ca_certificate")) === true;
  const what = isAuthority ? "the authority's certificate" : "the certificate";
  const written = dayIn(attributeAt(plan, resource, "validity_end_time"));
  if (written !== null) return [{ resource, path: "validity_period_hours", what, endsOn: written }];
  const days = daysOfHours(attributeAt(plan, resource, "validity_period_hours"));
  if (days === null) return [];
  return [{ resource, path: "validity_period_hours", what, endsOn: isUnknown(days) ? days : dayAfter(today, days) }];
}

function fromKubernetes(
  { resource, group, kind, object, path }: ReturnType<typeof manifestsOf>[number],
  today: string,
): readonly CertificateEnd[] {
  if (group === "cert-manager.io" && kind === "Certificate") {
    if (booleanOf(under(object, "spec", "isCA")) !== true) return [];
    const days = daysIn(under(object, "spec", "duration")) ?? 90;
    return [
      {
        resource,
        path: `${path}.spec.duration`,
        what: "the authority of cert-manager, which clients must trust anew once it is renewed,",
        endsOn: isUnknown(days) ? days : dayAfter(today, days),
      },
    ];
  }
  // Of what is there already nothing in a plan tells since when.
  if (group !== "kafka.strimzi.io" || kind !== "Kafka" || !/create/.test(resource.action)) return [];
  return ["clusterCa", "clientsCa"].flatMap((authority) => {
    const settings = under(object, "spec", authority);
    if (booleanOf(under(settings, "generateCertificateAuthority")) === false) return [];
    const days = numberOf(under(settings, "validityDays")) ?? 365;
    const renewal = numberOf(under(settings, "renewalDays")) ?? 30;
    if (isUnknown(days) || isUnknown(renewal)) return [];
    return [
      {
        resource,
        path: `${path}.spec.${authority}.validityDays`,
        what: `the ${authority} of Strimzi, which it renews ${String(renewal)} days before,`,
        endsOn: dayAfter(today, days - renewal),
      },
    ];
  });
}
