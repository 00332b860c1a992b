import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type NetworkDocument, networkSchema } from "../../../src/network/document";
import { networkRenderers } from "../../../src/report/network/table";
import { anyDocument } from "../../builders/any-document";
import { aNetwork } from "../../builders/network";

const nothing: Partial<NetworkDocument> = {
  region: null,
  vpcs: [],
  loadBalancers: [],
  brokers: [],
  serviceEndpoints: [],
  sources: [],
  zones: [],
  edges: [],
};

/** All that a picture says, in one line for each text. */
function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, words]) => words ?? "");
}

/** How large a picture is, and how far its rectangles reach. */
function sizesOf(svg: string): {
  readonly width: number;
  readonly right: number;
  readonly bottom: number;
  readonly height: number;
} {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const boxes = [
    ...svg.matchAll(/<rect\s+x="([\d.-]+)"\s+y="([\d.-]+)"\s+width="([\d.-]+)"\s+height="([\d.-]+)"/g),
  ].map(
    ([, x, y, wide, tall]) => [Number(x) + Number(wide), Number(y) + Number(tall), Number(wide), Number(tall)] as const,
  );
  for (const [, , wide, tall] of boxes) expect(Math.min(wide, tall)).toBeGreaterThan(0);
  return {
    width: Number(width),
    height: Number(height),
    right: Math.max(...boxes.map(([right]) => right)),
    bottom: Math.max(...boxes.map(([, bottom]) => bottom)),
  };
}

describe("the picture of a network", () => {
  const svg = networkRenderers.svg(aNetwork());

  it("shows zones, subnets, listeners, brokers, consumers, workloads, endpoints and sources", () => {
    const texts = textsOf(svg);
    for (const words of [
      "kafka-target",
      "VPC 10.20.0.0/16",
      "us-east-1",
      ...["use1-az1", "use1-az2", "use1-az4"],
      "10.20.16.0/20",
      "payments-0",
      "offered through PrivateLink",
      ":19000 bootstrap",
      ":19094 b-2",
      "b-2 :19094",
      ...["orders", "account 111122223330", "10.30.0.0/16", "waves w01", "until 2027-06-30"],
      ...["replicator", "schema registry", "Kubernetes API"],
      "secretsmanager",
      ...["lkc-abc123", "confluent-dedicated", "stays until 2027-03-31"],
      "c1.kafka.internal.example.com",
      "TTL 60 s",
    ])
      expect(texts).toContain(words);
  });

  it("draws each path in its colour, and dashed what must stay until a day", () => {
    for (const path of ["data", "control", "observability"]) expect(svg).toContain(`class="line path-${path}"`);
    expect(svg).toContain('class="line path-data back"');
    expect(svg).not.toContain('class="line path-observability back"');
    expect(textsOf(svg)).toContain("data: straight to the source :9092 · stays until 2027-03-31");
  });

  it("lists every way that is open, those between the same two as one", () => {
    const texts = textsOf(svg);
    expect(texts).toContain("client → load balancer");
    expect(texts).toContain("tcp 19000, 19092–19121");
    expect(texts.filter((words) => words === "broker → broker")).toHaveLength(1);
    expect(texts).toContain("tcp udp 53");
  });

  it("sums up fifty brokers, and stays as wide as with three", () => {
    const fifty = networkRenderers.svg(aNetwork({ brokerCount: 50 }));
    const texts = textsOf(fifty);
    expect(texts).toEqual(expect.arrayContaining(["17 brokers", "ids 0, 3 … 48", "ports 19092–19140", "45 listeners"]));
    expect(texts).toContain("and 45 more");
    expect(sizesOf(fifty).width).toBe(sizesOf(svg).width);
    expect(sizesOf(fifty).height - sizesOf(svg).height).toBeLessThan(400);
  });

  it.each([
    ["nothing at all", nothing],
    ["no zones", { vpcs: [], brokers: [] }],
    ["no names and no source", { zones: [], sources: [] }],
    ["only what a consumer has", { ...nothing, edges: aNetwork().edges.filter(({ from }) => from === "client") }],
  ])("holds together with %s", (_, different) => {
    const drawn = networkRenderers.svg(aNetwork(different));
    expect(XMLValidator.validate(drawn)).toBe(true);
    const { width, height, right, bottom } = sizesOf(drawn);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
    expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("says that nothing is open where no edge is", () => {
    expect(
      textsOf(networkRenderers.svg(aNetwork(nothing))).filter((words) => words === "nothing is open"),
    ).toHaveLength(3);
  });

  it("is well-formed, has no script, fetches nothing, and escapes what it is told", () => {
    const hostile = `<script>alert("1")</script>&'\u0000\uffff`;
    const base = aNetwork();
    const drawn = networkRenderers.svg({
      ...base,
      target: hostile,
      vpcs: base.vpcs.map((vpc) => ({ ...vpc, name: hostile, cidrs: [hostile] })),
      loadBalancers: base.loadBalancers.map((balancer) => ({
        ...balancer,
        name: hostile,
        consumers: balancer.consumers.map((consumer) => ({ ...consumer, name: hostile, waves: [hostile] })),
      })),
      brokers: base.brokers.map((broker) => ({ ...broker, azId: hostile, host: hostile })),
      serviceEndpoints: [hostile],
      sources: [{ kind: hostile, name: hostile, keepUntil: null }],
      zones: [{ name: hostile, private: true, names: [{ name: hostile, to: hostile, ttlSeconds: 1 }] }],
    });
    expect(XMLValidator.validate(drawn)).toBe(true);
    expect(drawn).not.toMatch(/<script|\u0000|\uffff|href=|url\(/);
    const { svg: root }: { svg: object } = new XMLParser().parse(drawn);
    expect(Object.keys(root).sort()).toEqual(["circle", "path", "rect", "style", "text"]);
  });

  it("can be drawn of any network that its schema takes", () => {
    fc.assert(
      fc.property(anyDocument(networkSchema), (document) => {
        const network = networkSchema.parse(document);
        const drawn = networkRenderers.svg(network);
        expect(XMLValidator.validate(drawn)).toBe(true);
        expect(drawn).not.toMatch(/="[^"]*(NaN|undefined|Infinity)/);
        expect(networkRenderers.mermaid(network)).toMatch(/^flowchart LR\n/);
        expect(networkRenderers.text(network)).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 200 },
    );
  });

  it("follows the reader's light or dark scheme", () => {
    expect(svg).toContain("@media (prefers-color-scheme: dark)");
  });

  it("lies in a page that needs nothing else", () => {
    const page = networkRenderers.html(aNetwork());
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('class="network-graph"');
    expect(page).not.toContain("<script");
  });
});

describe("a network in words", () => {
  const words = networkRenderers.text(aNetwork());

  it("says the same", () => {
    expect(words).toContain("payments in us-east-1\n  VPC kafka-target  10.20.0.0/16\n");
    expect(words).toContain("use1-az2  brokers 1 :19093  endpoint 10.20.1.0/24  broker 10.20.32.0/20");
    expect(words).toContain(
      "Load balancer payments-0  4 listener(s) :19000 and :19092–19094, offered through PrivateLink",
    );
    expect(words).toContain("billing  arn:aws:iam::111122223331:root  from 10.31.0.0/16  until 2027-06-30");
    expect(words).toMatch(/client → source {2,}tcp 9092 {2,}until 2027-03-31/);
    expect(words).toContain("orders.kafka.example.com → bootstrap.lkc-abc123 (source)  TTL 60 s");
  });

  it("has no space at the ends of its lines", () => {
    expect(words).not.toMatch(/[ \t]$/m);
  });
});

describe("a network as Mermaid", () => {
  it("draws the same arrows, dotted where they stay until a day, in three colours", () => {
    const mermaid = networkRenderers.mermaid(aNetwork());
    expect(mermaid).toMatch(/^flowchart LR\n/);
    expect(mermaid).toContain('clients -->|"data 19000, 19092–19121"| load_balancers');
    expect(mermaid).toContain('clients -.->|"data 9092 until 2027-03-31"| source');
    expect(mermaid.match(/linkStyle/g)).toHaveLength(3);
  });

  it("colours each arrow once", () => {
    const mermaid = networkRenderers.mermaid(aNetwork());
    const arrows = mermaid.match(/-->\||-\.->\|/g)?.length ?? 0;
    const coloured = [...mermaid.matchAll(/linkStyle ([\d,]+)/g)].flatMap(([, list]) => (list ?? "").split(","));
    expect(coloured.map(Number).sort((one, other) => one - other)).toEqual(
      Array.from({ length: arrows }, (_, index) => index),
    );
  });

  it("lets no name break out of its quotes", () => {
    const mermaid = networkRenderers.mermaid(aNetwork({ serviceEndpoints: ['s3"]; click x "javascript:1'] }));
    expect(mermaid).toContain("AWS: s3#34;]#59; click x #34;javascript:1");
  });
});
