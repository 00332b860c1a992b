import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { TerraformIterator, Token } from "cdktf";
import { Construct } from "constructs";
import { type Vantage } from "../../expectations/network/vantage";
import { dnsNameProblem, liesIn } from "../../network/dns-name";
import { limitProblem } from "../../network/limits/table";
import { type ListenerPlan } from "../../network/listeners";
import { mustHold, repeated } from "../must-hold";
import { declare } from "../network/declared";
import { networkTags } from "../network/network-tags";
import { purposeProblem } from "./authority-problems";
import { type CertificateAuthority } from "./certificate-authority";

/** Proved by a record in a public zone; everybody's clients trust it. */
export interface PublicHttpCertificate {
  readonly kind: "public";
  readonly zone: { readonly id: string; readonly name: string };
}

/** Signed by an authority of ours; clients must trust it. */
export interface PrivateHttpCertificate {
  readonly kind: "private";
  readonly authority: CertificateAuthority;
}

/** A certificate of one HTTP endpoint: schema registry, console, dashboards. */
export interface HttpCertificateProps {
  /** Full names, the first as the subject; 10 at most unless the quota was raised. */
  readonly names: readonly string[];
  readonly source: PublicHttpCertificate | PrivateHttpCertificate;
  /** The brokers' names, which it must not hold. */
  readonly listeners: Pick<ListenerPlan, "certificateNames" | "zone"> | null;
  readonly path: "control" | "observability";
  /** Where it is shown once something listens with it, and who can see it: then it is proved there. Not by default. */
  readonly shown?: { readonly port: number; readonly from: readonly Vantage[] };
  readonly owner?: string;
}

/**
 * A certificate of AWS Certificate Manager for an HTTP endpoint. Never for Kafka: its key cannot leave AWS, so TLS would end at
 * the load balancer, which asks clients for no certificate, does not look at the brokers' and forgets idle connections after
 * 350 s whatever is set (Elastic Load Balancing, "TLS listeners").
 */
export class HttpCertificate extends Construct {
  /** Known once it is valid. */
  readonly arn: string;
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, props: HttpCertificateProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    const { names, source, path, owner, shown } = props;
    const [first = "", ...others] = names;
    this.names = names;
    const certificate = new AcmCertificate(this, "certificate", {
      domainName: first,
      ...(others.length === 0 ? {} : { subjectAlternativeNames: others }),
      ...(source.kind === "public" ? { validationMethod: "DNS" } : { certificateAuthorityArn: source.authority.arn }),
      tags: networkTags({ name: first, path, ...(owner === undefined ? {} : { owner }) }),
      // A load balancer holds the old one until it has the new one.
      lifecycle: { createBeforeDestroy: true },
    });
    if (shown !== undefined)
      declare(this, {
        expectations: {
          certificates: names.map((host) => ({ host, port: shown.port, from: [...shown.from], names: [host] })),
        },
      });
    this.arn = source.kind === "public" ? this.#proved(certificate, source.zone.id) : certificate.arn;
  }

  #proved(certificate: AcmCertificate, zoneId: string): string {
    // The options are a set, which has no first: one record for each, by its name.
    const options = TerraformIterator.fromComplexList(certificate.domainValidationOptions, "domain_name");
    const record = new Route53Record(this, "proof", {
      forEach: options,
      zoneId,
      name: options.getString("resource_record_name"),
      type: options.getString("resource_record_type"),
      records: [options.getString("resource_record_value")],
      ttl: 60,
      allowOverwrite: true,
    });
    const validation = new AcmCertificateValidation(this, "validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: Token.asList(
        `\${[for record in ${Route53Record.tfResourceType}.${record.friendlyUniqueId} : record.fqdn]}`,
      ),
    });
    return validation.certificateArn;
  }
}

function problemsOf({ names, source, listeners, shown }: HttpCertificateProps): readonly string[] {
  const brokers = new Set(listeners?.certificateNames ?? []);
  return [
    ...(names.length === 0 ? ["names: there is none: name what people and programs type."] : []),
    ...[limitProblem("namesPerCertificate", names.length, "names")].filter((problem) => problem !== undefined),
    ...(shown === undefined || shown.from.length > 0
      ? []
      : ["shown.from: is empty: name a vantage that can see it, such as on-premises, or leave shown out."]),
    ...repeated(names).map((name) => `names: ${name} is there twice: name it once.`),
    ...names
      .filter((name) => name.startsWith("*."))
      .map((name) => `names: ${name} stands for any host of its zone, brokers too: write out the names that are used.`),
    ...names
      .filter((name) => !name.startsWith("*."))
      .map((name) => dnsNameProblem(name))
      .filter((problem) => problem !== undefined)
      .map((problem) => `names: ${problem}`),
    ...names
      .filter((name) => brokers.has(name))
      .map(
        (name) =>
          `names: ${name} is a name of the brokers. A certificate of ACM cannot lie on them: TLS would end at the load balancer, without mutual TLS. Use BrokerCertificates.`,
      ),
    ...(source.kind === "public"
      ? names
          .filter((name) => !liesIn(name, source.zone.name))
          .map((name) => `names: ${name} does not lie in ${source.zone.name}, where its proof would be written.`)
      : [purposeProblem(source.authority, "servers")].filter((problem) => problem !== undefined)),
  ];
}
