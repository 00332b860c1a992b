import { type Rule } from "../../rule";
import { adminPortOpenToClients } from "./admin-port-open-to-clients";
import { brokerEgressToInternet } from "./broker-egress-to-internet";
import { brokerHasPublicAddress } from "./broker-has-public-address";
import { brokerShellPortOpen } from "./broker-shell-port-open";
import { brokerSubnetRoutesToInternet } from "./broker-subnet-routes-to-internet";
import { clientNetworkNotDeclared } from "./client-network-not-declared";
import { defaultSecurityGroupOpen } from "./default-security-group-open";
import { everyPortOpenToBrokers } from "./every-port-open-to-brokers";
import { internetReachesBroker } from "./internet-reaches-broker";
import { kafkaPortOpenToBroadNetwork } from "./kafka-port-open-to-broad-network";
import { kafkaPortOpenToInternet } from "./kafka-port-open-to-internet";
import { metricsPortOpenToClients } from "./metrics-port-open-to-clients";
import { networkPolicyOpenToAll } from "./network-policy-open-to-all";
import { openingNotResolved } from "./opening-not-resolved";
import { requiredPathMissing } from "./required-path-missing";
import { ruleWithoutDescription } from "./rule-without-description";
import { runbookEdgeMissing } from "./runbook-edge-missing";
import { securityGroupServesSeveralPaths } from "./security-group-serves-several-paths";
import { temporaryRuleExpired } from "./temporary-rule-expired";
import { wayBackClosedEarly } from "./way-back-closed-early";

/** The rules of this chapter, in the order in which people read them: who gets in, who gets out, what is missing. */
export const networkRules: readonly Rule[] = [
  kafkaPortOpenToInternet,
  internetReachesBroker,
  kafkaPortOpenToBroadNetwork,
  clientNetworkNotDeclared,
  openingNotResolved,
  everyPortOpenToBrokers,
  adminPortOpenToClients,
  metricsPortOpenToClients,
  brokerShellPortOpen,
  networkPolicyOpenToAll,
  brokerHasPublicAddress,
  brokerSubnetRoutesToInternet,
  brokerEgressToInternet,
  defaultSecurityGroupOpen,
  securityGroupServesSeveralPaths,
  ruleWithoutDescription,
  temporaryRuleExpired,
  wayBackClosedEarly,
  runbookEdgeMissing,
  requiredPathMissing,
];
