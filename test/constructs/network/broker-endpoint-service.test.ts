import { BrokerEndpointService } from "../../../src/constructs/network/broker-endpoint-service";
import { type BrokerEndpointServiceProps } from "../../../src/constructs/network/private-link/service-props";
import { type ListenerPlan } from "../../../src/network/listeners";
import { aListenerPlan, synthesizedCloud } from "../../builders/cloud";
import { aPlace } from "../../builders/network-place";
import { aConsumer, aService, declared, groupsFor } from "../../builders/private-link";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

function offered(props: Partial<BrokerEndpointServiceProps> = {}): Synthesized {
  return synthesizedCloud((stack) => new BrokerEndpointService(stack, "out", aService(props)));
}

function onlyBlock(type: string, stack: Synthesized): Readonly<Record<string, unknown>> {
  const blocks = blocksOf(type, stack);
  expect(blocks).toHaveLength(1);
  return blocks[0] ?? {};
}

/** More brokers than one load balancer has listeners for. */
function manyBrokers(): ListenerPlan {
  const brokers = Array.from({ length: 60 }, (_, nodeId) => ({ nodeId, azId: "use1-az1" }));
  return aListenerPlan({ brokers, maxBrokers: 90 });
}

describe("brokers behind an endpoint service", () => {
  it("stand behind one internal load balancer with a security group that PrivateLink traffic is held against", () => {
    expect(onlyBlock("aws_lb", offered())).toEqual({
      name: expect.stringMatching(/^payments-0-[0-9a-f]{8}$/),
      load_balancer_type: "network",
      internal: true,
      ip_address_type: "ipv4",
      subnets: ["subnet-endpoint-0", "subnet-endpoint-1", "subnet-endpoint-2"],
      security_groups: ["sg-nlb"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "on",
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
      tags: { Name: "payments brokers", "kafka-byoc/path": "data" },
    });
  });

  it("have a TCP listener each on the port of their node id, and one for all, which wait 900 s", () => {
    const listeners = blocksOf("aws_lb_listener", offered());
    expect(listeners.map(({ port }) => port).sort()).toEqual([19000, 19092, 19093, 19094]);
    for (const listener of listeners)
      expect(listener).toMatchObject({ protocol: "TCP", tcp_idle_timeout_seconds: 900 });
  });

  it("keep their ports when a broker goes", () => {
    const fewer = aListenerPlan({
      brokers: [
        { nodeId: 0, azId: "use1-az1" },
        { nodeId: 2, azId: "use1-az4" },
      ],
    });
    expect(
      blocksOf("aws_lb_listener", offered({ listeners: fewer }))
        .map(({ port }) => port)
        .sort(),
    ).toEqual([19000, 19092, 19094]);
  });

  it("open every port that a platform may move them to", () => {
    const listeners = aListenerPlan({ brokers: [{ nodeId: 0, azId: "use1-az1" }], portSlots: 3, maxBrokers: 10 });
    const stack = offered({ listeners });
    expect(
      blocksOf("aws_lb_listener", stack)
        .map(({ port }) => port)
        .sort(),
    ).toEqual([19000, 19092, 19102, 19112]);
    expect(blocksOf("aws_lb_target_group", stack)).toHaveLength(2);
  });

  it("are in target groups that hide clients' addresses, add no header, and have short names of their own", () => {
    const groups = blocksOf("aws_lb_target_group", offered());
    expect(groups).toHaveLength(4);
    for (const group of groups)
      expect(group).toMatchObject({
        protocol: "TCP",
        port: 9094,
        target_type: "instance",
        preserve_client_ip: "false",
        proxy_protocol_v2: false,
        connection_termination: true,
        deregistration_delay: "30",
        health_check: { protocol: "TCP", interval: 10, healthy_threshold: 2, unhealthy_threshold: 2 },
        lifecycle: { create_before_destroy: true },
      });
    const names = groups.map(({ name }) => String(name));
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(32);
  });

  it("get other names for groups that must be replaced, so that the new one can be made first", () => {
    const names = (stack: Synthesized): readonly unknown[] =>
      blocksOf("aws_lb_target_group", stack).map(({ name }) => name);
    const moved = names(offered({ listeners: aListenerPlan({ brokerPort: 9194 }) }));
    expect(names(offered()).filter((name) => moved.includes(name))).toEqual([]);
  });

  it("are registered once for all and once for themselves", () => {
    const targets = blocksOf("aws_lb_target_group_attachment", offered()).map(({ target_id }) => target_id);
    expect(targets.sort()).toEqual(["i-0", "i-0", "i-1", "i-1", "i-2", "i-2"]);
  });

  it("may be addresses", () => {
    const addresses = { 0: "10.20.0.10", 1: "10.20.16.10", 2: "10.20.32.10" };
    const stack = offered({ targets: { kind: "addresses", addresses } });
    expect(blocksOf("aws_lb_target_group", stack).map(({ target_type }) => target_type)).toEqual([
      "ip",
      "ip",
      "ip",
      "ip",
    ]);
    expect(blocksOf("aws_lb_target_group_attachment", stack)).toContainEqual(
      expect.objectContaining({ target_id: "10.20.16.10", port: 9094 }),
    );
  });

  it("are registered by the controller on Kubernetes, and then by nobody else", () => {
    const stack = offered({
      targets: {
        kind: "target-group-binding",
        namespace: "kafka",
        bootstrapService: "orders-kafka-bootstrap",
        brokerServices: { 0: "orders-kafka-0", 1: "orders-kafka-1", 2: "orders-kafka-2" },
      },
    });
    expect(blocksOf("aws_lb_target_group_attachment", stack)).toEqual([]);
    const bindings = blocksOf("kubernetes_manifest", stack).map(({ manifest }) => manifest);
    expect(bindings).toHaveLength(4);
    expect(bindings).toContainEqual({
      apiVersion: "elbv2.k8s.aws/v1beta1",
      kind: "TargetGroupBinding",
      metadata: { name: expect.stringMatching(/^orders-kafka-1-b-1-[0-9a-f]{8}$/), namespace: "kafka" },
      spec: {
        serviceRef: { name: "orders-kafka-1", port: 9094 },
        targetGroupARN: expect.stringMatching(/^\$\{aws_lb_target_group\..*\.arn\}$/),
        targetType: "ip",
        ipAddressType: "ipv4",
      },
    });
  });

  it("are offered to named principals alone, each connection accepted", () => {
    const billing = aConsumer({ name: "billing", principalArn: "arn:aws:iam::444455556666:role/network" });
    expect(onlyBlock("aws_vpc_endpoint_service", offered({ consumers: [billing, aConsumer()] }))).toMatchObject({
      acceptance_required: true,
      allowed_principals: ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:role/network"],
      supported_ip_address_types: ["ipv4"],
    });
  });

  it("accept an endpoint that is known in the plan, and no other", () => {
    const stack = offered({
      consumers: [
        aConsumer({ endpointId: "vpce-0123456789abcdef0" }),
        aConsumer({ name: "billing", principalArn: "arn:aws:iam::444455556666:root" }),
      ],
    });
    expect(onlyBlock("aws_vpc_endpoint_connection_accepter", stack)).toMatchObject({
      vpc_endpoint_id: "vpce-0123456789abcdef0",
    });
  });

  it("tell an encrypted topic of endpoints that come and go", () => {
    const stack = offered();
    expect(onlyBlock("aws_vpc_endpoint_connection_notification", stack)).toMatchObject({
      connection_events: ["Accept", "Connect", "Delete", "Reject"],
    });
    expect(onlyBlock("aws_sns_topic", stack).kms_master_key_id).toMatch(/^\$\{aws_kms_key\..*\.arn\}$/);
    expect(onlyBlock("aws_kms_key", stack)).toMatchObject({ enable_key_rotation: true });
    const policy = JSON.parse(String(onlyBlock("aws_sns_topic_policy", stack).policy));
    expect(policy.Statement[0].Principal).toEqual({ Service: ["vpce.amazonaws.com", "cloudwatch.amazonaws.com"] });
    expect(policy.Statement[0].Condition.StringEquals).toHaveProperty("aws:SourceAccount");
    // Nobody is told to write before the topic lets them in.
    const told = [
      onlyBlock("aws_vpc_endpoint_connection_notification", stack).connection_notification_arn,
      ...blocksOf("aws_cloudwatch_metric_alarm", stack).flatMap(({ alarm_actions }) => alarm_actions),
    ];
    for (const arn of told) expect(arn).toMatch(/^\$\{aws_sns_topic_policy\..*\.arn\}$/);
  });

  it("tell a topic that was there before, and make none", () => {
    const stack = offered({ topicArns: ["arn:aws:sns:us-east-1:111122223333:kafka"] });
    expect(blocksOf("aws_sns_topic", stack)).toEqual([]);
    expect(onlyBlock("aws_vpc_endpoint_connection_notification", stack)).toMatchObject({
      connection_notification_arn: "arn:aws:sns:us-east-1:111122223333:kafka",
    });
  });

  it("are watched: each broker's health, and ports that run out", () => {
    const alarms = blocksOf("aws_cloudwatch_metric_alarm", offered());
    expect(alarms.map(({ alarm_name }) => alarm_name).sort()).toEqual([
      "payments-0-b-0-unhealthy",
      "payments-0-b-1-unhealthy",
      "payments-0-b-2-unhealthy",
      "payments-0-bootstrap-unhealthy",
      "payments-0-ports-exhausted",
    ]);
    for (const alarm of alarms)
      expect(alarm).toMatchObject({
        namespace: "AWS/NetworkELB",
        threshold: 0,
        comparison_operator: "GreaterThanThreshold",
      });
    const unhealthy = alarms.filter(({ metric_name }) => metric_name === "UnHealthyHostCount");
    expect(unhealthy).toHaveLength(4);
    for (const { treat_missing_data } of unhealthy) expect(treat_missing_data).toBe("breaching");
    expect(alarms.filter(({ metric_name }) => metric_name === "PortAllocationErrorCount")).toHaveLength(1);
  });

  it("get several load balancers, each with its own service, beyond what one can listen on", () => {
    const stack = offered({ listeners: manyBrokers() });
    expect(blocksOf("aws_lb", stack)).toHaveLength(2);
    expect(blocksOf("aws_vpc_endpoint_service", stack)).toHaveLength(2);
    const perBalancer = new Map<unknown, number>();
    for (const { load_balancer_arn: arn } of blocksOf("aws_lb_listener", stack))
      perBalancer.set(arn, (perBalancer.get(arn) ?? 0) + 1);
    expect([...perBalancer.values()]).toEqual([46, 16]);
    expect(
      Object.values(stack.output).filter(({ description }) => String(description).includes("endpoint service")),
    ).toHaveLength(2);
  });

  it("say what others need: advertised names, services, networks of clients", () => {
    synthesizedCloud((stack) => {
      const service = new BrokerEndpointService(
        stack,
        "out",
        aService({ consumers: [aConsumer(), aConsumer({ name: "billing", cidrs: ["10.30.0.0/16", "10.31.0.0/16"] })] }),
      );
      expect(service.advertised).toEqual([
        { host: "b-0.c1.kafka.example.com", port: 19092 },
        { host: "b-1.c1.kafka.example.com", port: 19093 },
        { host: "b-2.c1.kafka.example.com", port: 19094 },
      ]);
      expect(service.bootstrap).toEqual({ host: "bootstrap.c1.kafka.example.com", port: 19000 });
      expect(service.services.map(({ shard }) => shard)).toEqual([0]);
      expect(service.balancers.map(({ shard }) => shard.index)).toEqual([0]);
      expect(service.clientCidrs).toEqual(["10.30.0.0/16", "10.31.0.0/16"]);
    });
  });

  it("declare what must be proved: every listener answers with TLS, known endpoints are available", () => {
    const endpoints: ReturnType<typeof declared>["expectations"]["endpoints"] = [];
    const stack = synthesizedCloud((one) => {
      new BrokerEndpointService(
        one,
        "out",
        aService({
          consumers: [aConsumer({ endpointId: "vpce-0123456789abcdef0", until: "2027-06-30" })],
          now: new Date("2027-01-01T00:00:00Z"),
        }),
      );
      const { network, expectations } = declared(one);
      expect(
        expectations.ports.map(({ host, port, layer, from }) => `${host}:${String(port)} ${layer} ${from.join()}`),
      ).toEqual([
        "bootstrap.c1.kafka.example.com:19000 tls consumer",
        "b-0.c1.kafka.example.com:19092 tls consumer",
        "b-1.c1.kafka.example.com:19093 tls consumer",
        "b-2.c1.kafka.example.com:19094 tls consumer",
      ]);
      expect(expectations.closed.map(({ host, port, from }) => `${host}:${String(port)} ${from.join()}`)).toEqual(
        [9092, 9093, 9095, 9404, 9094].map((port) => `bootstrap.c1.kafka.example.com:${String(port)} consumer`),
      );
      expect(network.brokers).toHaveLength(3);
      expect(network.loadBalancers[0]?.consumers[0]).toMatchObject({ name: "orders", until: "2027-06-30" });
      expect(network.loadBalancers[0]?.listeners[0]).toEqual({
        port: 19000,
        host: "bootstrap.c1.kafka.example.com",
        nodeId: null,
      });
      endpoints.push(...expectations.endpoints);
    });
    const outputs = Object.keys(stack.output);
    expect(endpoints).toHaveLength(1);
    for (const { id, state, serviceName } of endpoints) {
      expect(id).toEqual({ value: "vpce-0123456789abcdef0" });
      expect(outputs).toContain("output" in state ? state.output : "");
      expect(outputs).toContain(serviceName !== undefined && "output" in serviceName ? serviceName.output : "");
    }
  });
});

describe("brokers behind a load balancer that was there before", () => {
  const arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/platform/0a";
  const { name, listeners: plan, consumers } = aService();
  const offer = { name, listeners: plan, consumers };
  const existing = (props = {}): Synthesized =>
    synthesizedCloud((stack) =>
      BrokerEndpointService.fromExistingLoadBalancers(stack, "out", { ...offer, loadBalancers: [{ arn }], ...props }),
    );

  it("make none, and ask it at every plan for what would have been set", () => {
    const stack = existing();
    expect(stack.resource).not.toHaveProperty("aws_lb");
    const [balancer] = Object.values(dataOf("aws_lb", stack));
    const conditions = JSON.stringify(balancer);
    for (const asked of [
      "self.internal",
      "length(self.security_groups) > 0",
      "self.enforce_security_group_inbound_rules_on_private_link_traffic == ",
      "self.enable_cross_zone_load_balancing",
      "self.enable_deletion_protection",
    ])
      expect(conditions).toContain(asked);
  });

  it("ask for every listener of the plan, which must pass TLS through", () => {
    const listeners = Object.values(dataOf("aws_lb_listener", existing()));
    expect(listeners.map(({ port }) => port).sort()).toEqual([19000, 19092, 19093, 19094]);
    for (const listener of listeners)
      expect(JSON.stringify(listener.lifecycle)).toContain('self.protocol == \\"TCP\\"');
  });

  it("ask for the one target group behind each listener, which must hide clients' addresses and use no PROXY protocol", () => {
    const stack = existing();
    const groups = Object.values(dataOf("aws_lb_target_group", stack));
    expect(groups).toHaveLength(4);
    for (const group of groups) {
      const conditions = JSON.stringify(group["lifecycle"]);
      expect(conditions).toContain('self.preserve_client_ip != \\"true\\"');
      expect(conditions).toContain("self.proxy_protocol_v2 != true");
    }
    const listeners = Object.keys(dataOf("aws_lb_listener", stack));
    for (const listener of listeners)
      expect(groups.filter(({ arn }) => String(arn).includes(`data.aws_lb_listener.${listener}.`))).toHaveLength(1);
    expect(JSON.stringify(dataOf("aws_lb_listener", stack))).toContain(
      "The listener 19092 leads to no target group or to several: let it forward to one.",
    );
  });

  it("refuse one load balancer for two shards", () => {
    expect(() => existing({ loadBalancers: [{ arn }, { arn }] })).toThrow(
      "loadBalancers: 2 are given, and the listener plan has 1 shard(s): give one a shard, or set maxShards of the plan.",
    );
    expect(() => existing({ loadBalancers: [{ arn }, { arn }] })).toThrow(
      `loadBalancers: ${arn} is there twice: a load balancer belongs to one endpoint service.`,
    );
  });
});

function dataOf(type: string, { text }: Synthesized): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return JSON.parse(text).data[type] ?? {};
}

describe("brokers behind an endpoint service cannot be offered", () => {
  const refused = (props: Partial<BrokerEndpointServiceProps>): string => {
    try {
      offered(props);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return "";
  };

  it("to nobody in particular", () => {
    expect(refused({ consumers: [] })).toBe(
      "target/out cannot be synthesized:\n  consumers: a service that is offered to nobody in particular is offered to anybody: name at least one consumer.",
    );
  });

  it("to everybody", () => {
    expect(refused({ consumers: [aConsumer({ principalArn: "*" })] })).toContain(
      "consumers: orders: principalArn * allows everybody to ask for an endpoint: name the account, arn:aws:iam::111122223333:root, or better its role.",
    );
    expect(refused({ consumers: [aConsumer({ principalArn: "orders" })] })).toContain(
      'consumers: orders: principalArn "orders" is no account, role or user: write it as arn:aws:iam::111122223333:root.',
    );
  });

  it("to consumers that come over IPv6 alone, which nothing between answers", () => {
    expect(refused({ consumers: [aConsumer({ cidrs: ["fd00:1::/48", "fd00:2::/48"] })] })).toContain(
      "consumers: orders: cidrs: fd00:1::/48, fd00:2::/48 is IPv6, and load balancer, endpoint service and endpoint answer over IPv4: nobody could connect. Write the IPv4 networks that connections come from.",
    );
    expect(() => offered({ consumers: [aConsumer({ cidrs: ["fd00:1::/48", "10.30.0.0/16"] })] })).not.toThrow();
  });

  it("to consumers without networks, or from the internet", () => {
    expect(refused({ consumers: [aConsumer({ cidrs: [] })] })).toContain(
      "consumers: orders: cidrs: names no network: write the networks that connections come from.",
    );
    expect(refused({ consumers: [aConsumer({ cidrs: ["0.0.0.0/1", "128.0.0.0/1"] })] })).toContain(
      "consumers: orders: cidrs: 0.0.0.0/1 is the internet or a great part of it",
    );
  });

  it("beyond a consumer's last day, nor without knowing the day", () => {
    const consumers = [aConsumer({ until: "2027-01-31" })];
    expect(refused({ consumers, now: new Date("2027-02-01T00:00:00Z") })).toContain(
      "consumers: orders: its access ended on 2027-01-31: take it out, or have its owner name a later day.",
    );
    expect(refused({ consumers })).toContain("now: orders's access ends on 2027-01-31: give the day of the synthesis");
    expect(refused({ consumers, now: new Date("2027-01-31T23:00:00Z") })).toBe("");
  });

  it("with endpoints that do not fit the shards", () => {
    expect(refused({ consumers: [aConsumer({ endpointId: "vpce-1" })] })).toContain(
      'consumers: orders: endpointId "vpce-1" is no endpoint\'s id: write it as vpce-0123456789abcdef0.',
    );
    const listeners = manyBrokers();
    expect(refused({ listeners, consumers: [aConsumer({ endpointId: "vpce-0123456789abcdef0" })] })).toContain(
      "is one endpoint, and there are 2 shards with a service each: write one a shard",
    );
    const endpointId = { 0: "vpce-0123456789abcdef0", 1: "vpce-0123456789abcdef1" };
    expect(refused({ listeners, consumers: [aConsumer({ endpointId })] })).toBe("");
  });

  it("where a broker has no target, or a target no broker", () => {
    const told = refused({ targets: { kind: "ec2", instanceIds: { 0: "i-0", 1: "i-1", 7: "i-7" } } });
    expect(told).toContain("targets.instanceIds: broker 2 has none: its listener would lead nowhere. Name it.");
    expect(told).toContain(
      "targets.instanceIds: broker 7 is not in the listener plan: add it there, or take it out here.",
    );
  });

  it("in too few zones, or twice in one", () => {
    const subnet = { azId: "use1-az1", subnetId: "subnet-a", cidr: null };
    expect(refused({ network: aPlace({ subnets: () => [subnet] }) })).toContain(
      "network: 1 subnet(s) of the endpoint tier are too few",
    );
    expect(refused({ network: aPlace({ subnets: () => [subnet, { ...subnet, subnetId: "subnet-b" }] }) })).toContain(
      "network: two subnets of the endpoint tier lie in use1-az1: a load balancer takes one a zone.",
    );
  });

  it("without cross-zone balancing where a broker's zone has no load balancer", () => {
    const listeners = aListenerPlan({ brokers: [{ nodeId: 0, azId: "use1-az6" }] });
    expect(refused({ listeners, crossZone: false })).toContain(
      "crossZone: brokers stand in use1-az6, where no load balancer does: nobody would reach them.",
    );
    expect(refused({ listeners, crossZone: false })).toContain(
      "crossZone: a load balancer stands in use1-az2, where none of its brokers does: who begins there would reach nobody.",
    );
    expect(refused({ listeners })).toBe("");
    expect(refused({ crossZone: false })).toBe("");
  });

  it("with idle connections that PrivateLink forgets before the brokers say goodbye", () => {
    expect(refused({ connectionsMaxIdleMs: 600_000 })).toContain("PrivateLink forgets them after 350 s");
    expect(refused({ listenerIdleSeconds: 10 })).toContain(
      "10 seconds of idle timeout on a TCP listener; it takes 60 to 6000.",
    );
  });

  it("with more connections than a load balancer has ports", () => {
    expect(refused({ connectionsPerBroker: 50_000 })).toContain(
      "50000 connections to one broker behind a load balancer",
    );
  });

  it("with more traffic than an endpoint ever carries", () => {
    expect(refused({ megabytesPerSecond: 40_000 })).toContain(
      "106.67 Gbit/s through one endpoint in one zone; at most 100 are possible, which AWS does not raise.",
    );
    expect(offered({ megabytesPerSecond: 6_000 }).warnings.join()).toContain(
      "begins with 10 and grows while it is used",
    );
    expect(offered({ megabytesPerSecond: 3_000 }).warnings).toEqual([]);
  });

  it("through groups that let nobody in, or nobody through to the brokers", () => {
    const listeners = aListenerPlan();
    const told = refused({ listeners, security: groupsFor(listeners, ["broker"]) });
    expect(told).toContain(
      'security: no edge "data client→nlb" opens 19000, 19092, 19093, 19094: clients would time out there. Make the edges from the same listener plan (edgesOf).',
    );
    expect(told).toContain('security: no edge "data nlb→broker" opens 9094');
  });

  it("under a name that AWS does not take", () => {
    expect(refused({ name: "Payments!" })).toContain('name: "Payments!" cannot begin names at AWS');
  });

  it("with several things wrong, all of which are told at once", () => {
    expect(refused({ name: "X", consumers: [], topicArns: [] }).split("\n")).toHaveLength(4);
  });
});
