import { type Rule } from "../rule";
import { accessRules } from "./access/catalogue";
import { certificatesRules } from "./certificates/catalogue";
import { destructionRules } from "./destruction/catalogue";
import { dnsRules } from "./dns/catalogue";
import { migrationRules } from "./migration/catalogue";
import { networkRules } from "./network/catalogue";
import { observabilityRules } from "./observability/catalogue";
import { privateLinkRules } from "./private-link/catalogue";
import { providerRules } from "./provider/catalogue";
import { secretsRules } from "./secrets/catalogue";
import { topicsRules } from "./topics/catalogue";
import { transportRules } from "./transport/catalogue";

/** Every rule of the product, by chapter. */
export const rules: readonly Rule[] = [
  ...networkRules,
  ...privateLinkRules,
  ...transportRules,
  ...certificatesRules,
  ...dnsRules,
  ...accessRules,
  ...secretsRules,
  ...topicsRules,
  ...destructionRules,
  ...providerRules,
  ...migrationRules,
  ...observabilityRules,
];
