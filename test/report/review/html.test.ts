import { XMLValidator } from "fast-xml-parser";
import { exposureGraph } from "../../../src/report/review/picture/graph";
import { pictureOf } from "../../../src/report/review/picture/model";
import { reviewHtml } from "../../../src/report/review/html";
import { aFinding, aReview, aWay } from "../../builders/review";
import { aFullReview, aHostileReview, hostile } from "./a-full-review";

const exposureOf = (...ways: ReturnType<typeof aWay>[]) => [{ stack: "w01-orders", ways, unresolved: [] }];

describe("the review as a page", () => {
  it("has the verdict, each rule as a place to point at, and every chapter", () => {
    const page = reviewHtml(aFullReview());
    expect(page).toContain('<span class="verdict">FAIL</span>');
    expect(page).toContain('id="rule-kafka-port-open-to-internet"');
    expect(page).toContain('href="#rule-kafka-port-open-to-internet"');
    for (const title of [
      "Critical",
      "Who can reach what",
      "Who may do what",
      "What is destroyed",
      "What is suppressed",
      "What was not judged",
      "What is turned off",
      "The rules",
    ])
      expect(page).toContain(`<h2>${title}</h2>`);
  });

  it("says of each rule what became of it", () => {
    const page = reviewHtml(aFullReview()).replace(/\s*\n\s*/g, "");
    expect(page).toContain(">2 open</a>");
    expect(page).toContain(">not judged</span>");
    expect(page).toContain(">off</span>");
  });

  it("filters without a script", () => {
    const page = reviewHtml(aFullReview());
    expect(page).toContain('id="only-critical" checked');
    expect(page).toContain("main:has(#only-critical:not(:checked)) .severity-critical { display: none; }");
  });

  it("leaves out what is not there", () => {
    const page = reviewHtml(aReview());
    expect(page).toContain('<span class="verdict">PASS</span>');
    expect(page).not.toContain("Who can reach what");
    expect(page).not.toContain("What is destroyed");
  });

  it.each(hostile.map((text, at) => [at, text]))(
    "runs nothing and fetches nothing, whatever names hold (%d)",
    (_, name) => {
      const page = reviewHtml(aHostileReview(String(name)));
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
      expect(page).not.toMatch(/<(script|img|iframe|object|embed|link|base|form)\b/i);
      expect(page).not.toMatch(/<[^>]*\s(on\w+|src|style)\s*=/i);
      expect(page).not.toMatch(/href="(?!#)/);
      expect(page).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/);
    },
  );

  it("shows 200 places of a rule and counts the others", () => {
    const findings = Array.from({ length: 5_000 }, (_, at) =>
      aFinding({ address: `aws_security_group.g${String(at)}` }),
    );
    const page = reviewHtml(aReview({ findings }));
    expect(page.match(/class="verdict-found"/g)).toHaveLength(200);
    expect(page).toContain("and 4,800 more");
  });
});

describe("the picture of exposure", () => {
  it("goes from the client over service and load balancer to what is reached, in the colour of its path", () => {
    const { nodes, links } = pictureOf(exposureOf(aWay({ until: "2027-03-31" })));
    expect(nodes.map(({ column, title }) => [column, title])).toEqual([
      ["client", "payments"],
      ["service", "aws_vpc_endpoint_service.out"],
      ["balancer", "aws_lb.brokers"],
      ["target", "aws_security_group.brokers"],
    ]);
    expect(nodes[2]!.lines).toEqual(["aws_lb_listener.b0"]);
    expect(links.map(({ tone, label }) => [tone, label])).toEqual([
      ["data", "tcp 19092-19121 until 2027-03-31"],
      ["data", ""],
      ["data", ""],
    ]);
  });

  it("draws the internet in red, dashes what may be wider, and frames each account", () => {
    const svg = exposureGraph(aFullReview().exposure).html;
    expect(svg).toContain('class="line path-internet"');
    expect(svg).toContain('class="line path-data unsure"');
    expect(svg).toContain("account 111122223333");
    expect(svg).toContain("account 444455556666");
    expect(svg).toContain("until 2027-03-31");
  });

  it("makes one line of ways of one client to the same end, and tells no day where one of them has no end", () => {
    const { links } = pictureOf(exposureOf(aWay({ ports: "tcp 1" }), aWay({ ports: "tcp 2", until: "2027-01-01" })));
    expect(links).toHaveLength(3);
    expect(links[0]!.label).toBe("tcp 1 +1");
  });

  it("draws many clients of one account as one box", () => {
    const ways = Array.from({ length: 200 }, (_, at) =>
      aWay({ client: { name: `role-${String(at)}`, consumer: null } }),
    );
    const { nodes, left } = pictureOf(exposureOf(...ways));
    expect(nodes.filter(({ column }) => column === "client")).toMatchObject([
      { title: "200 clients", account: "111122223333" },
    ]);
    expect(left).toBe(0);
  });

  it("counts what would be too much, and always draws the internet", () => {
    const ways = Array.from({ length: 5_000 }, (_, at) =>
      aWay({ client: { name: `role-${String(at)}`, account: String(at) }, to: `aws_instance.b${String(at)}` }),
    );
    const internet = aWay({ client: { name: "the internet", account: null, consumer: null, internet: true } });
    const exposure = exposureOf(...ways, internet);
    const { nodes, left } = pictureOf(exposure);
    expect(nodes.length).toBeLessThan(200);
    expect(nodes.some((node) => node.internet)).toBe(true);
    expect(left).toBe(5_001 - 40);
    expect(exposureGraph(exposure).html).toContain("and 4,961 more ways, in the table");
  });

  it.each(hostile.map((text, at) => [at, text]))("is well-formed whatever names hold (%d)", (_, name) => {
    const svg = exposureGraph(aHostileReview(String(name)).exposure).html;
    expect(XMLValidator.validate(svg.replace(/<style>[^]*?<\/style>/, ""))).toBe(true);
  });
});
