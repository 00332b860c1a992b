import { type Rule } from "../../rule";
import { authorityDeletedTooFast } from "./authority-deleted-too-fast";
import { authorityUsageModeWrong } from "./authority-usage-mode-wrong";
import { certificateEndsBeforeRollback } from "./certificate-ends-before-rollback";
import { certificateLacksAdvertisedName } from "./certificate-lacks-advertised-name";
import { certificateWithoutCreateBeforeDestroy } from "./certificate-without-create-before-destroy";
import { issuerRoleTooWide } from "./issuer-role-too-wide";
import { serverAndClientAuthoritySame } from "./server-and-client-authority-same";
import { wildcardCertificate } from "./wildcard-certificate";

/** The rules of this chapter. */
export const certificatesRules: readonly Rule[] = [
  certificateEndsBeforeRollback,
  certificateLacksAdvertisedName,
  serverAndClientAuthoritySame,
  issuerRoleTooWide,
  wildcardCertificate,
  authorityUsageModeWrong,
  certificateWithoutCreateBeforeDestroy,
  authorityDeletedTooFast,
];
