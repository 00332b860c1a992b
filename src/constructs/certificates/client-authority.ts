import { Construct } from "constructs";
import { mustHold } from "../must-hold";
import { sameAuthorityProblem } from "./authority-problems";
import { type AuthorityKey, type CertificateAuthority, shortLivedDays } from "./certificate-authority";
import { type ExistingAuthorityProps, PrivateAuthority, type PrivateAuthorityProps } from "./private-authority";
import { issuingStatements, type Partition, policyText } from "./templates";

/** The authority that clients sign in with. */
export interface ClientAuthorityProps extends Omit<PrivateAuthorityProps, "purpose" | "shortLived" | "parent"> {
  /** The authority of the servers' certificates, which must be another. */
  readonly servers: Pick<CertificateAuthority, "name" | "arn">;
  /**
   * Why clients' certificates may live longer than 7 days. Brokers ask nobody whether a certificate still holds: until its end
   * whoever holds its key signs in, and only an ACL stops them. Short-lived by default.
   */
  readonly longLivedBecause?: string;
}

/** Such an authority that is there already. */
export interface ExistingClientAuthorityProps extends Omit<ExistingAuthorityProps, "purpose"> {
  readonly servers: Pick<CertificateAuthority, "name" | "arn">;
}

/**
 * The authority of mutual TLS: signs for clients and never for servers, apart from the servers' own, short-lived unless somebody
 * says why not.
 */
export class ClientAuthority extends Construct implements CertificateAuthority {
  readonly name: string;
  readonly purpose = "clients" as const;
  readonly keyAlgorithm: AuthorityKey;
  readonly arn: string;
  readonly trustBundle: string;
  readonly validUntil: string;
  readonly shortLived: boolean;
  readonly authority: PrivateAuthority;

  constructor(scope: Construct, id: string, props: ClientAuthorityProps) {
    super(scope, id);
    const { servers, longLivedBecause, ...rest } = props;
    mustHold(
      this,
      longLivedBecause?.trim() === ""
        ? [`longLivedBecause: is empty: say why, or leave it out for certificates of ${String(shortLivedDays)} days.`]
        : [],
    );
    this.authority = new PrivateAuthority(this, "authority", {
      ...rest,
      purpose: "clients",
      shortLived: longLivedBecause === undefined,
    });
    const { name, keyAlgorithm, arn, trustBundle, validUntil, shortLived } = this.authority;
    this.name = name;
    this.keyAlgorithm = keyAlgorithm;
    this.arn = arn;
    this.trustBundle = trustBundle;
    this.validUntil = validUntil;
    this.shortLived = shortLived;
    mustHold(
      this,
      [sameAuthorityProblem(arn, servers)].filter((problem) => problem !== undefined),
    );
  }

  /** An authority for clients that is there already; refused where it is the servers' own. */
  static fromExisting(scope: Construct, id: string, props: ExistingClientAuthorityProps): CertificateAuthority {
    const { servers, ...rest } = props;
    const group = new Construct(scope, id);
    mustHold(
      group,
      [sameAuthorityProblem(rest.arn, servers)].filter((problem) => problem !== undefined),
    );
    return PrivateAuthority.fromExisting(group, "existing", { ...rest, purpose: "clients" });
  }

  /** The policy of whoever has clients' certificates signed, a team's role or its issuer: leaves for clients and nothing else. */
  issuingPolicy(partition?: Partition): string {
    return policyText(issuingStatements(this, partition));
  }
}

/**
 * `ssl.principal.mapping.rules`: a certificate's subject as the principal that ACLs name, `User:billing` of `CN=billing,O=…`.
 * What does not match keeps its whole subject (KIP-371).
 */
export const principalOfCommonName = "RULE:^CN=([^,]+)(,.*)?$/$1/,DEFAULT";
