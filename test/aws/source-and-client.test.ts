import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { App, TerraformOutput, type TerraformStack } from "cdktf";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NetworkPlace } from "../../src/constructs/network/place";
import { type PrivateSource, sourcePorts } from "../../src/constructs/network/source/private-source";
import { SourceEndpoint } from "../../src/constructs/network/source-endpoint";
import { ClientAccessStack } from "../../src/constructs/stacks/client-access";
import { edgesOf } from "../../src/network/matrix";
import { stackDirectory } from "../../src/rehearsal/terraform/terraform-run";
import { aClientAccess } from "../builders/client-access";
import { mockAccount, mockZones, stackAtMock, terraformAtMock } from "./rig/aws-stack";
import { describeWithAws } from "./rig/describe-with-aws";
import { installWithinMs } from "./rig/python-packages";
import { type RunningMock, startMock } from "./rig/running-mock";
import { type TerraformRuns } from "./rig/terraform-runs";

const serviceName = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
const [, first, second] = mockZones;

/** Everything that somebody else owns, plain, and the ways through it. */
function waysToSources(stack: TerraformStack): void {
  const vpc = new Vpc(stack, "target", { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true });
  const other = new Vpc(stack, "other", { cidrBlock: "10.40.0.0/16" });
  const team = new Vpc(stack, "team", { cidrBlock: "10.30.0.0/16", enableDnsHostnames: true });
  for (const [zone, azId] of [first, second].entries()) {
    const cidrBlock = `10.30.${String(zone)}.0/24`;
    const subnet = new Subnet(stack, `team-${azId}`, { vpcId: team.id, availabilityZoneId: azId, cidrBlock });
    new TerraformOutput(stack, `team_${azId}`, { value: subnet.id });
  }
  new TerraformOutput(stack, "team_vpc", { value: team.id });
  const peering = new VpcPeeringConnection(stack, "peering", { vpcId: vpc.id, peerVpcId: other.id, autoAccept: true });
  const subnets = mockZones.map((azId, zone) => ({
    azId,
    cidr: null,
    subnetId: new Subnet(stack, `subnet-${azId}`, {
      vpcId: vpc.id,
      availabilityZoneId: azId,
      cidrBlock: `10.20.${String(zone)}.0/24`,
    }).id,
  }));
  const table = new RouteTable(stack, "routes", { vpcId: vpc.id });
  const group = (role: string): string =>
    new SecurityGroup(stack, role, { vpcId: vpc.id, description: `Group of ${role}` }).id;
  const groups: Readonly<Record<string, string>> = {
    replicator: group("replicator"),
    "source-endpoint": group("source-endpoint"),
  };
  const msk = group("msk");
  const place: NetworkPlace = {
    name: "target",
    vpcId: vpc.id,
    cidrBlocks: ["10.20.0.0/16"],
    azIds: mockZones,
    existing: true,
    subnets: () => subnets,
    routeTableIds: () => [table.id],
  };
  const way = (source: PrivateSource): SourceEndpoint =>
    new SourceEndpoint(stack, `way-${source.kind}`, {
      name: source.kind,
      source,
      region: "us-east-1",
      place,
      security: {
        edges: edgesOf({
          roles: ["replicator", "source-endpoint"],
          ports: { source: sourcePorts(source) },
          rollbackUntil: "2027-03-31",
        }),
        securityGroupId: (role) => groups[role] ?? "",
      },
      keepUntil: "2027-03-31",
      now: new Date("2027-04-01T12:00:00Z"),
    });
  way({
    kind: "confluent-dedicated",
    serviceName,
    azIds: mockZones,
    dnsDomain: "abc123.us-east-1.aws.confluent.cloud",
    bootstrap: { host: "lkc-orders.abc123.us-east-1.aws.confluent.cloud", port: 9092 },
  });
  way({
    kind: "endpoint-service",
    serviceName,
    azIds: [first, second],
    protocol: "SASL_SSL",
    zone: "kafka.old.example.com",
    bootstrap: { host: "bootstrap.kafka.old.example.com", port: 9090 },
    brokers: [
      { host: "b1.kafka.old.example.com", port: 9093, azId: first },
      { host: "b2.kafka.old.example.com", port: 9093, azId: second },
    ],
  });
  way({
    kind: "peering",
    protocol: "SASL_SSL",
    brokers: [{ host: "b1.kafka.peer.example.com", port: 9095 }],
    peeringConnectionId: peering.id,
    cidrs: ["10.40.0.0/16"],
  });
  way({
    kind: "msk-same-vpc",
    clusterArn: "arn:aws:kafka:us-east-1:123456789012:cluster/orders/01234567-89ab-cdef-0123-456789abcdef-1",
    authentication: "SASL_SCRAM",
    securityGroupId: msk,
    bootstrap: [{ host: "b-1.orders.abc.c2.kafka.us-east-1.amazonaws.com", port: 9096 }],
  });
  way({
    kind: "public",
    protocol: "SASL_SSL",
    brokers: [{ host: "b1.kafka.vendor.example.com", port: 9097 }],
    reason: "The vendor offers no private way.",
    allow: { by: "networks", cidrs: ["203.0.113.0/24"] },
  });
}

/** That the provider takes the blocks and finds them again; nobody accepts an endpoint here, and no name is asked for. */
describeWithAws("ways to the source and a client team's access, applied to a mock of AWS", () => {
  let directory: string;
  let mock: RunningMock;
  let sources: TerraformRuns;
  let outputs: Readonly<Record<string, string>>;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "source-and-client-"));
    mock = await startMock(directory);
    sources = await stackAtMock(mock, directory, "sources", waysToSources);
  }, installWithinMs);
  afterAll(async () => {
    await mock?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const applied = (terraform: TerraformRuns): Promise<readonly string[]> =>
    terraform.run("apply", "-auto-approve", "-input=false", "-no-color", "-parallelism=40");
  const takenDown = async (terraform: TerraformRuns): Promise<readonly string[]> => {
    await terraform.run("destroy", "-auto-approve", "-input=false", "-no-color", "-parallelism=40");
    return terraform.run("state", "list");
  };

  it("are made, and the next plan is empty", async () => {
    await applied(sources);
    expect(await sources.changes()).toEqual([]);
    const told: Record<string, { value: string }> = JSON.parse(
      (await sources.run("output", "-json", "-no-color")).join("\n"),
    );
    outputs = Object.fromEntries(
      Object.entries(told).map(([name, { value }]) => [name.replace(/_[0-9A-F]{8}$/, ""), value]),
    );
  }, 600_000);

  it("tell what is known only now", async () => {
    expect(outputs).toMatchObject({
      "way-confluent-dedicated_endpoint-state": "available",
      "way-confluent-dedicated_bootstrap-servers": "lkc-orders.abc123.us-east-1.aws.confluent.cloud:9092",
      "way-endpoint-service_endpoint-id": expect.stringMatching(/^vpce-/),
    });
  });

  it("lead a broker's name to the endpoint's address in the broker's zone", async () => {
    const shown = JSON.parse((await sources.run("show", "-json", "-no-color")).join("\n"));
    const resources: { type: string; values: { name: string; records: string[] } }[] =
      shown.values.root_module.resources;
    const record = resources.find(({ type, values }) => type === "aws_route53_record" && values.name.startsWith("b1."));
    expect(record?.values.records).toEqual([
      expect.stringMatching(/^vpce-[^.]+-us-east-1[a-f]\.vpce-svc-0123456789abcdef0\./),
    ]);
  });

  it("let a team's own account in, whose stack settles as well and leaves nothing behind", async () => {
    const app = new App({ outdir: join(directory, "cdktf.out") });
    const props = aClientAccess({ account: mockAccount });
    const subnets = Object.fromEntries([first, second].map((azId) => [azId, outputs[`team_${azId}`] ?? ""]));
    new ClientAccessStack(app, "access", {
      ...props,
      vpc: { ...props.vpc, vpcId: outputs["team_vpc"] ?? "", subnets },
    });
    app.synth();
    const access = await terraformAtMock(mock, stackDirectory(directory, "access"));
    await applied(access);
    expect(await access.changes()).toEqual([]);
    expect(await takenDown(access)).toEqual([]);
  }, 600_000);

  it("are taken down without a rest after their day", async () => {
    expect(await takenDown(sources)).toEqual([]);
  }, 600_000);
});
