import { type Rule } from "../../rule";
import { advertisedPortWithoutListener } from "./advertised-port-without-listener";
import { awsEndpointPolicyOpen } from "./aws-endpoint-policy-open";
import { endpointConsumerWithoutNetwork } from "./endpoint-consumer-without-network";
import { endpointInOneZone } from "./endpoint-in-one-zone";
import { endpointServiceAcceptsWithoutAsking } from "./endpoint-service-accepts-without-asking";
import { endpointServiceOnSeveralLoadBalancers } from "./endpoint-service-on-several-load-balancers";
import { endpointServiceOpenToEveryPrincipal } from "./endpoint-service-open-to-every-principal";
import { endpointServicePrincipalNotDeclared } from "./endpoint-service-principal-not-declared";
import { endpointServicePrincipalOutlivesItsWaves } from "./endpoint-service-principal-outlives-its-waves";
import { kafkaLoadBalancerPublic } from "./kafka-load-balancer-public";
import { listenerIdleTimeoutTooShort } from "./listener-idle-timeout-too-short";
import { listenersExceedLoadBalancer } from "./listeners-exceed-load-balancer";
import { loadBalancerIgnoresRulesForPrivateLink } from "./load-balancer-ignores-rules-for-private-link";
import { loadBalancerWithoutCrossZone } from "./load-balancer-without-cross-zone";
import { loadBalancerWithoutDeletionProtection } from "./load-balancer-without-deletion-protection";
import { loadBalancerWithoutSecurityGroup } from "./load-balancer-without-security-group";
import { sourceEndpointOpensWebPort } from "./source-endpoint-opens-web-port";
import { targetGroupKeepsClientAddress } from "./target-group-keeps-client-address";
import { targetGroupSendsProxyProtocol } from "./target-group-sends-proxy-protocol";

/** The rules of this chapter, in the order in which people read them: who may come, through what, to what. */
export const privateLinkRules: readonly Rule[] = [
  endpointServiceOpenToEveryPrincipal,
  endpointServiceAcceptsWithoutAsking,
  endpointServicePrincipalNotDeclared,
  endpointServicePrincipalOutlivesItsWaves,
  endpointConsumerWithoutNetwork,
  endpointServiceOnSeveralLoadBalancers,
  loadBalancerWithoutSecurityGroup,
  loadBalancerIgnoresRulesForPrivateLink,
  kafkaLoadBalancerPublic,
  loadBalancerWithoutCrossZone,
  loadBalancerWithoutDeletionProtection,
  targetGroupKeepsClientAddress,
  targetGroupSendsProxyProtocol,
  listenerIdleTimeoutTooShort,
  listenersExceedLoadBalancer,
  advertisedPortWithoutListener,
  sourceEndpointOpensWebPort,
  endpointInOneZone,
  awsEndpointPolicyOpen,
];
