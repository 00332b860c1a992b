import { limits } from "../../network/limits/table";

/** What the certificates of an authority are for: servers show theirs, clients sign in with theirs. Never both. */
export type AuthorityPurpose = "servers" | "clients";

/** How an authority's own key is made. A leaf's key may be of another kind. */
export type AuthorityKey = "EC_prime256v1" | "EC_secp384r1" | "RSA_2048" | "RSA_4096";

/** An authority in AWS Private CA, made by us or brought along. */
export interface CertificateAuthority {
  /** As people call it; plain text. */
  readonly name: string;
  readonly purpose: AuthorityPurpose;
  readonly keyAlgorithm: AuthorityKey;
  /** May be a token; known only once the authority can sign. */
  readonly arn: string;
  /** What others must trust, as PEM: of servers with what is above it, of clients the authority's own certificate alone. A token. */
  readonly trustBundle: string;
  /** The last day on which it can sign, `2031-03-31`; null where an authority that was brought along does not say. */
  readonly validUntil: string | null;
  /** Signs for 7 days at most, for less money (AWS Private CA, "Modes"). */
  readonly shortLived: boolean;
}

/** How an authority with such a key signs (AWS Private CA API, `SigningAlgorithm`: it must be of the key's own family). */
export const signingAlgorithms: Readonly<Record<AuthorityKey, string>> = {
  EC_prime256v1: "SHA256WITHECDSA",
  EC_secp384r1: "SHA384WITHECDSA",
  RSA_2048: "SHA256WITHRSA",
  RSA_4096: "SHA512WITHRSA",
};

/** The longest that an authority in short-lived mode signs for, in days. */
export const shortLivedDays = limits.shortLivedCertificateDays.most;
