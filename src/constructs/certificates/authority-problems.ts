import { Token } from "cdktf";
import { expiryProblem, type ProjectWindow } from "../../network/project-window";
import { type AuthorityPurpose, type CertificateAuthority } from "./certificate-authority";

/** What is wrong where an authority is asked for leaves of another purpose. */
export function purposeProblem(
  { name, purpose }: Pick<CertificateAuthority, "name" | "purpose">,
  needed: AuthorityPurpose,
): string | undefined {
  if (purpose === needed) return undefined;
  return `${name} signs for ${purpose}, and certificates of ${needed} are wanted: with one authority for both, every server could sign in as a client. Give an authority whose purpose is "${needed}".`;
}

/** What is wrong where the authority itself ends before the migration does, or undefined. Certificates end with their authority. */
export function authorityExpiryProblem(
  { name, validUntil }: Pick<CertificateAuthority, "name" | "validUntil">,
  window: ProjectWindow | undefined,
): string | undefined {
  if (window === undefined || validUntil === null) return undefined;
  return expiryProblem(`the authority ${name}`, validUntil, window);
}

/** What is wrong where clients' certificates would come from the servers' own authority, or undefined. */
export function sameAuthorityProblem(
  clientsArn: string,
  servers: Pick<CertificateAuthority, "name" | "arn">,
): string | undefined {
  if (clientsArn !== servers.arn) return undefined;
  const which = Token.isUnresolved(clientsArn) ? servers.name : clientsArn;
  return `${which} signs the servers' certificates already: brokers that trust it for clients would let in whoever holds any server's key. Make a ClientAuthority of its own.`;
}
