import {
  balancesNoZones,
  grantsNothingOfKafka,
  hasNoDataDisk,
  isNoLoadBalancerOfKafka,
  isNoLogOfKafka,
  isNoSecretOfMsk,
  isOfNoGroupOfKafka,
  leavesTransitToMsk,
  letsNobodyInUnsaid,
  opensNoKafkaPort,
  saysNothingOfKafka,
  shipsLogs,
  type Unless,
} from "./kafka-surface";

const onSurface = (unless: Unless, after: object, address = "aws_thing.a", configuration = {}): boolean => {
  const [type = "", name = ""] = address.split(".");
  const change = { actions: ["create"], after };
  return (
    unless({ address, mode: "managed", type, name, provider_name: "aws", change }, { configuration }) === undefined
  );
};

describe("whether a scanner's finding is on Kafka's surface", () => {
  it("an opening is when the whole world reaches a port of Kafka's through it", () => {
    const rule = { ip_protocol: "tcp", from_port: 0, to_port: 65535, cidr_ipv4: "0.0.0.0/0" };
    expect(onSurface(opensNoKafkaPort, rule)).toBe(true);
    expect(onSurface(opensNoKafkaPort, { ...rule, from_port: 22, to_port: 22 })).toBe(false);
    expect(onSurface(opensNoKafkaPort, { ...rule, ip_protocol: "-1", from_port: null, to_port: null })).toBe(true);
    expect(onSurface(opensNoKafkaPort, { ...rule, cidr_ipv4: "10.0.0.0/8" })).toBe(false);
    expect(onSurface(opensNoKafkaPort, { ...rule, cidr_ipv4: null, cidr_ipv6: "::/0" })).toBe(true);
    const inline = { protocol: "tcp", from_port: 9092, to_port: 9098, cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] };
    const shell = { ...inline, from_port: 22, to_port: 22 };
    expect(onSurface(opensNoKafkaPort, { ingress: [shell, inline] })).toBe(true);
    expect(onSurface(opensNoKafkaPort, { ingress: [shell] })).toBe(false);
  });

  it("a missing description is when the rule lets somebody in on a port of Kafka's", () => {
    const rule = { ip_protocol: "tcp", from_port: 9092, to_port: 9098, cidr_ipv4: "10.0.0.0/16" };
    expect(onSurface(letsNobodyInUnsaid, rule)).toBe(true);
    expect(onSurface(letsNobodyInUnsaid, { ...rule, description: "orders" })).toBe(false);
    expect(onSurface(letsNobodyInUnsaid, { ...rule, from_port: 22, to_port: 22 })).toBe(false);
    expect(onSurface(letsNobodyInUnsaid, { ...rule, type: "egress" })).toBe(false);
    expect(onSurface(letsNobodyInUnsaid, rule, "aws_vpc_security_group_egress_rule.a")).toBe(false);
    expect(onSurface(letsNobodyInUnsaid, { ingress: [{ ...rule, description: "" }] })).toBe(true);
    expect(onSurface(letsNobodyInUnsaid, { ingress: [{ description: "", self: false }] })).toBe(true);
  });

  it("what everybody uses is when its address, its names or its tags speak of Kafka", () => {
    expect(onSurface(saysNothingOfKafka, { tags: { Name: "orders-brokers" } })).toBe(true);
    expect(onSurface(saysNothingOfKafka, {}, "aws_subnet.kafka")).toBe(true);
    expect(onSurface(saysNothingOfKafka, { tags: { Name: "web" } }, "aws_subnet.web")).toBe(false);
  });

  it("a way out is when the rule or the group that it is of speaks of Kafka", () => {
    const ruleOf = (group: string) => ({
      root_module: {
        resources: ["out", "other"].map((name) => ({
          type: "aws_vpc_security_group_egress_rule",
          name,
          expressions: { security_group_id: { references: [name === "out" ? group : "aws_security_group.brokers"] } },
        })),
      },
    });
    const out = "aws_vpc_security_group_egress_rule.out";
    const after = { ip_protocol: "-1", cidr_ipv6: "::/0" };
    expect(onSurface(isOfNoGroupOfKafka, after, out, ruleOf("aws_security_group.mirror_maker"))).toBe(true);
    expect(onSurface(isOfNoGroupOfKafka, after, out, ruleOf("aws_security_group.web"))).toBe(false);
    expect(onSurface(isOfNoGroupOfKafka, { ...after, description: "brokers out" }, out)).toBe(true);
  });

  it("a broker's disk is when records may lie on it", () => {
    expect(onSurface(hasNoDataDisk, { encrypted: false }, "aws_ebs_volume.a")).toBe(true);
    expect(onSurface(hasNoDataDisk, { ebs_block_device: [{ encrypted: false }] }, "aws_instance.kafka")).toBe(true);
    expect(onSurface(hasNoDataDisk, { ebs_block_device: [] }, "aws_instance.kafka")).toBe(false);
  });

  it("a group of logs is when brokers write to it, or flow logs", () => {
    expect(onSurface(isNoLogOfKafka, { name: "/kafka/brokers" })).toBe(true);
    expect(onSurface(isNoLogOfKafka, { name: "/vpc/flow-logs" })).toBe(true);
    expect(onSurface(isNoLogOfKafka, { name: "/web" })).toBe(false);
  });

  it("a policy is when it speaks of Kafka's permissions or issues certificates, quoted or not", () => {
    const policy = JSON.stringify({ Statement: [{ Action: "kafka-cluster:*", Resource: "*" }] });
    expect(onSurface(grantsNothingOfKafka, { policy })).toBe(true);
    expect(onSurface(grantsNothingOfKafka, { policy: JSON.stringify({ Statement: [{ Action: ["kafka:*"] }] }) })).toBe(
      true,
    );
    expect(onSurface(grantsNothingOfKafka, { policy: policy.replace("kafka-cluster:*", "s3:*") })).toBe(false);
    expect(onSurface(grantsNothingOfKafka, { policy: policy.replace("kafka-cluster:*", "acm-pca:*") })).toBe(true);
    expect(onSurface(grantsNothingOfKafka, { policy: policy.replace("kafka-cluster:*", "acm-pca:Get*") })).toBe(false);
    const everything = policy.replace("kafka-cluster:*", "*");
    expect(onSurface(grantsNothingOfKafka, { policy: everything })).toBe(true);
    const ofBuckets = everything.replace('Resource":"*', 'Resource":"arn:aws:s3:::kafka-backups/*');
    expect(onSurface(grantsNothingOfKafka, { policy: ofBuckets })).toBe(false);
  });

  it("a secret is when MSK can use it", () => {
    expect(onSurface(isNoSecretOfMsk, { name: "AmazonMSK_orders" })).toBe(true);
    expect(onSurface(isNoSecretOfMsk, { name: "orders" })).toBe(false);
    const association = {
      type: "aws_msk_scram_secret_association",
      expressions: {
        secret_arn_list: { references: ["aws_secretsmanager_secret.a.arn", "aws_secretsmanager_secret.a"] },
      },
    };
    const told = { root_module: { resources: [association] } };
    expect(onSurface(isNoSecretOfMsk, { name: "orders" }, "aws_secretsmanager_secret.a", told)).toBe(true);
  });

  it("a load balancer is when names or ports of Kafka lead through it, and no HTTP", () => {
    const is = (after: object, configuration?: object) =>
      onSurface(isNoLoadBalancerOfKafka, after, "aws_lb.a", configuration);
    const listenerOn = (port: number) => ({
      resources: [
        {
          type: "aws_lb_listener",
          expressions: { load_balancer_arn: { references: ["aws_lb.a"] }, port: { constant_value: port } },
        },
      ],
    });
    expect(is({ load_balancer_type: "network", name: "kafka" })).toBe(true);
    expect(is({ load_balancer_type: "application", name: "kafka-console" })).toBe(false);
    expect(is({ load_balancer_type: "network" }, listenerOn(9094))).toBe(true);
    expect(is({ load_balancer_type: "network" }, listenerOn(443))).toBe(false);
    expect(is({ listener: [{ instance_port: 9092, lb_port: 443 }] })).toBe(true);
  });

  it("zones are when a listener of the load balancer is in the plan, in whatever module, and more than one subnet", () => {
    const network = { load_balancer_type: "network", name: "kafka" };
    const listener = {
      type: "aws_lb_listener",
      expressions: { load_balancer_arn: { references: ["aws_lb.a.arn", "aws_lb.a"] } },
    };
    const within = { root_module: { module_calls: { path: { module: { resources: [listener] } } } } };
    expect(onSurface(balancesNoZones, network, "aws_lb.a", within)).toBe(true);
    expect(onSurface(balancesNoZones, network, "aws_lb.other", within)).toBe(false);
    const inSubnets = (...subnets: readonly string[]) =>
      onSurface(balancesNoZones, { ...network, subnets, subnet_mapping: [] }, "aws_lb.a", within);
    expect(inSubnets("subnet-a", "subnet-b")).toBe(true);
    expect(inSubnets("subnet-a")).toBe(false);
  });

  it("a cluster of MSK is when it says how clients connect, or ships no logs", () => {
    const encryption_info = [{ encryption_in_transit: [{ client_broker: "PLAINTEXT" }] }];
    expect(onSurface(leavesTransitToMsk, { encryption_info })).toBe(true);
    expect(onSurface(leavesTransitToMsk, { encryption_info: [] })).toBe(false);
    expect(onSurface(shipsLogs, { logging_info: [] })).toBe(true);
    expect(onSurface(shipsLogs, { logging_info: [{ broker_logs: [{ s3: [{ enabled: true }] }] }] })).toBe(false);
  });
});
