/** Where a guard stands: a file below `src/`, and the name in it that does the work. */
export interface GuardPlace {
  readonly file: string;
  readonly name: string;
}

/** One thing that breaks in practice, and what keeps it from being written or from going unseen. */
export interface Guard {
  /** Stable; documents refer to it. */
  readonly number: number;
  /** What people see. */
  readonly failure: string;
  /** Why it happens. */
  readonly mechanism: string;
  /** What stands against it. */
  readonly guard: string;
  /** `written`: it cannot be written; `synth`: synthesis refuses it; `live`: it is checked on the running system. */
  readonly when: readonly ("written" | "synth" | "live")[];
  readonly places: readonly GuardPlace[];
}

const at = (file: string, name: string): GuardPlace => ({ file, name });

/** What breaks in migrations at the network, each with its guard; the table of the documentation is made from it. */
export const guards: readonly Guard[] = [
  {
    number: 1,
    failure: "A client reaches the bootstrap and then times out.",
    mechanism: "Brokers advertise names or ports that lie outside what the client can reach.",
    guard: "Advertised names and ports come from the plan that makes the listeners; both sets are compared.",
    when: ["synth", "live"],
    places: [
      at("network/advertised.ts", "advertisedProblems"),
      at("constructs/target-cluster/cluster-problems.ts", "advertisedProblems"),
      at("check/network/checks/ports-answer.ts", "portsAnswer"),
    ],
  },
  {
    number: 2,
    failure: "SSLHandshakeException: No name matching.",
    mechanism: "The certificate lacks an alias or the name that consumers use.",
    guard:
      "Certificate names come from the listener plan and hold bootstrap, brokers and aliases; shown certificates are looked at.",
    when: ["synth", "live"],
    places: [
      at("network/certificate-names.ts", "certificateNameProblems"),
      at("constructs/target-cluster/strimzi-kafka.ts", "certificateNameProblems"),
      at("check/network/checks/certificates-cover-names.ts", "certificatesCoverNames"),
    ],
  },
  {
    number: 3,
    failure: "A third of the partitions cannot be reached.",
    mechanism: "An endpoint's interface reaches the load balancer of its own zone, and the broker stands in another.",
    guard: "Load balancers balance across zones; where they do not, each broker has the name of its zone.",
    when: ["synth"],
    places: [
      at("constructs/network/private-link/load-balancer.ts", "enableCrossZoneLoadBalancing"),
      at("constructs/network/private-link/service-problems.ts", "zoneProblems"),
      at("constructs/network/private-link/client-problems.ts", "crossZone"),
    ],
  },
  {
    number: 4,
    failure: "Clients that idle for six minutes are cut off at random.",
    mechanism: "PrivateLink forgets idle connections after 350 s; clients close them after 540 s, brokers after 600 s.",
    guard:
      "Brokers close idle connections after 300 s, listeners hold them for 900 s; the shorter of the two is held against 350 s.",
    when: ["synth"],
    places: [
      at("network/idle-timeouts.ts", "idleProblems"),
      at("constructs/network/private-link/service-problems.ts", "idleProblems"),
      at("constructs/target-cluster/cluster-problems.ts", "idleProblems"),
    ],
  },
  {
    number: 5,
    failure: "Only pods on the brokers' own nodes cannot connect.",
    mechanism: "A load balancer that keeps clients' addresses cannot send a connection back to where it came from.",
    guard: "Clients' addresses are not kept; clients inside the network have a listener of their own.",
    when: ["written"],
    places: [
      at("constructs/network/private-link/load-balancer.ts", "preserveClientIp"),
      at("constructs/network/private-link/existing-load-balancer.ts", "preserve_client_ip"),
      at("network/matrix.ts", "brokerInternal"),
    ],
  },
  {
    number: 6,
    failure: "Brokers see the load balancer's addresses, and rights that are bound to a host fail.",
    mechanism: "PrivateLink shows the load balancer's address only, and Kafka reads no PROXY protocol.",
    guard: "ACLs bound to a host are refused where clients come through PrivateLink; the PROXY protocol is off.",
    when: ["synth"],
    places: [
      at("network/client-address.ts", "aclHostProblems"),
      at("constructs/stacks/migration-wave.ts", "aclHostProblems"),
      at("constructs/network/private-link/load-balancer.ts", "proxyProtocolV2"),
      at("constructs/network/private-link/existing-load-balancer.ts", "proxy_protocol_v2"),
    ],
  },
  {
    number: 7,
    failure: "An endpoint cannot be made, or lands in the wrong zone.",
    mechanism: "A zone's name means another zone in another account; consumers see common zones only.",
    guard: "Zones are named by id; consumers' zones are held against the service's.",
    when: ["synth"],
    places: [
      at("network/availability-zones.ts", "zoneProblems"),
      at("constructs/network/target-vpc.ts", "zoneProblems"),
      at("constructs/network/private-link-client.ts", "commonZoneProblems"),
    ],
  },
  {
    number: 8,
    failure: "The load balancer needs a security group, and cannot get one.",
    mechanism:
      "A network load balancer that was made without one never has one; its endpoint service keeps it from being replaced.",
    guard: "The group is not optional, and rules hold for PrivateLink traffic too.",
    when: ["written"],
    places: [
      at("constructs/network/private-link/load-balancer.ts", "securityGroups"),
      at("constructs/network/private-link/load-balancer.ts", "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
    ],
  },
  {
    number: 9,
    failure: "At the cut-over an endpoint still waits for acceptance.",
    mechanism: "Acceptance by hand was forgotten.",
    guard: "Known endpoints are accepted in code; their state is checked before a wave.",
    when: ["written", "live"],
    places: [
      at("constructs/network/private-link/consumers.ts", "acceptedEndpoints"),
      at("check/network/checks/endpoints-available.ts", "endpointsAvailable"),
    ],
  },
  {
    number: 10,
    failure: "Clients over peering break the moment PrivateLink is switched on.",
    mechanism: "A private zone answers for the whole VPC at once.",
    guard: "The consumer's zone is a step of its own in the consumer's stack; the service's private DNS stays off.",
    when: ["written"],
    places: [at("constructs/network/private-link-client.ts", "privateDnsEnabled")],
  },
  {
    number: 11,
    failure: "Connections fail while everything is healthy.",
    mechanism: "Without clients' addresses a load balancer has some 55,000 ports for each broker.",
    guard: "Expected connections are held against 40,000; an alarm watches port allocation.",
    when: ["synth", "live"],
    places: [
      at("network/limits/table.ts", "connectionsPerBroker"),
      at("constructs/network/private-link/service-problems.ts", "connectionsPerBroker"),
      at("constructs/network/private-link/alarms.ts", "PortAllocationErrorCount"),
    ],
  },
  {
    number: 12,
    failure: "Large batches hang, small ones pass.",
    mechanism: "Endpoints drop packets over 8500 bytes, and path MTU discovery does not work there.",
    guard: "The MTU of hosts that send through PrivateLink is held against 8500.",
    when: ["synth"],
    places: [
      at("network/mtu.ts", "mtuProblem"),
      at("constructs/network/private-link/service-problems.ts", "mtuProblem"),
    ],
  },
  {
    number: 13,
    failure: "A new broker renumbers the ports of all others.",
    mechanism: "Ports were counted by place in a list.",
    guard: "A broker's port is the base plus its node id; ports for brokers to come are reserved.",
    when: ["written"],
    places: [
      at("network/listener-plan.ts", "listenerPlan"),
      at("constructs/network/private-link/service-props.ts", "ListenerPlan"),
    ],
  },
  {
    number: 14,
    failure: "Targets come and go: Terraform and a controller in the cluster both register them.",
    mechanism: "The controller takes out whatever it does not find in its cluster.",
    guard: "One kind of targets or the other, never both.",
    when: ["written"],
    places: [at("constructs/network/private-link/targets.ts", "BrokerTargets")],
  },
  {
    number: 15,
    failure: "The way back to the source is gone in the rollback window.",
    mechanism: "An apply closed it, or the runbook needs a way that was never open.",
    guard: "Ways back carry a day and cannot be destroyed before it; every action of the runbook finds its ways open.",
    when: ["synth", "live"],
    places: [
      at("network/runbook.ts", "missingEdges"),
      at("constructs/network/path-security-groups.ts", "missingEdges"),
      at("constructs/network/path-security-groups.ts", "preventDestroy"),
      at("constructs/network/source-endpoint.ts", "preventDestroy"),
      at("check/network/checks/rollback-edges-kept.ts", "rollbackEdgesKept"),
    ],
  },
];
