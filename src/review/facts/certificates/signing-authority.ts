import { type Plan, type PlannedResource } from "../../plan/plan";
import { isUnknown, textOf, type Value } from "../../plan/value";
import { attributeAt } from "../attribute-at";
import { ledTo } from "../led-to";
import { type Manifest, manifestsOf, under } from "../manifests";
import { oncePerPlan } from "../../once-per-plan";

/** An authority as a plan means it: the same key is the same authority. */
export interface SigningAuthority {
  readonly key: string;
  /** Where it is in the plan; null where others made it. */
  readonly resource: PlannedResource | null;
}

/** The authority of AWS Private CA that a value means: its ARN, or the ARN of what activated it. Null where nothing tells. */
export function privateAuthority(plan: Plan, from: PlannedResource, value: Value): SigningAuthority | null {
  const { resources, foreign, unresolved } = ledTo(plan, from, value);
  for (const resource of resources) {
    if (resource.type === "aws_acmpca_certificate_authority") return { key: resource.address, resource };
    if (resource.type === "aws_acmpca_certificate_authority_certificate") {
      const behind = ledTo(plan, resource, attributeAt(plan, resource, "certificate_authority_arn")).resources.find(
        ({ type }) => type === "aws_acmpca_certificate_authority",
      );
      return behind === undefined ? { key: resource.address, resource } : { key: behind.address, resource: behind };
    }
  }
  const [other] = [...foreign, ...unresolved.filter((reference) => /[.]/.test(reference))];
  return other === undefined ? null : { key: other, resource: null };
}

/** Issuers of cert-manager by kind and name. */
const issuersByName = oncePerPlan((plan): ReadonlyMap<string, Manifest> => {
  const issuers = manifestsOf(plan).filter(({ kind }) => /^(AWSPCA)?(Cluster)?Issuer$/.test(kind));
  return new Map(issuers.map((issuer) => [`${issuer.kind}/${issuer.name ?? ""}`, issuer]));
});

/** The authority behind a cert-manager Certificate's `issuerRef`. Null where nothing tells. */
export function issuerAuthority(plan: Plan, { namespace }: Manifest, issuerRef: Value): SigningAuthority | null {
  const kind = textOf(under(issuerRef, "kind")) ?? "Issuer";
  const name = textOf(under(issuerRef, "name"));
  if (isUnknown(kind) || isUnknown(name) || name === null) return null;
  const issuer = issuersByName(plan).get(`${kind}/${name}`);
  const arn = issuer === undefined ? null : under(issuer.object, "spec", "arn");
  if (issuer !== undefined && arn !== null) {
    const authority = privateAuthority(plan, issuer.resource, arn);
    if (authority !== null) return authority;
  }
  const scope = kind.includes("Cluster") ? "" : `${namespace ?? ""}/`;
  return { key: `${kind} ${scope}${name}`, resource: issuer?.resource ?? null };
}
