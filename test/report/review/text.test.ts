import { reviewText } from "../../../src/report/review/text";
import { reviewRenderers } from "../../../src/report/review/table";
import { aDestroyed, aFinding, aGrant, aGrantReport, aReview, aSuppression } from "../../builders/review";
import { aFullReview, aHostileReview, hostile } from "./a-full-review";

const plain = { colour: false, width: 110 };

describe("the review for a terminal", () => {
  it("says the verdict before everything else and again at the end", () => {
    const lines = reviewText(aFullReview(), plain).trimEnd().split("\n");
    expect(lines[3]).toMatch(
      /^FAIL {2}2 critical, 1 high, 1 medium \(1 of them cannot be told\), 1 suppressed, 1 in the baseline\./,
    );
    expect(lines.at(-1)).toMatch(/^FAIL {2}2 critical, .* fails from medium · exit code 1$/);
  });

  it("tells each stack with its file and what happens to its resources", () => {
    expect(reviewText(aFullReview(), plain)).toContain(
      "orders-foundation  plan cdktf.out/stacks/orders-foundation/plan.json, 96 resources: 1 destroyed, 1 replaced, destroyed first, 4 changed, 90 created",
    );
  });

  it("tells where a finding is, in the plan and in the program, and the remedy once for its rule", () => {
    const text = reviewText(aFullReview(), plain);
    expect(text).toContain("✖ kafka-port-open-to-internet  A Kafka port is open to the internet  (2)");
    expect(text).toContain("    aws_vpc_security_group_ingress_rule.clients  cidr_ipv4  in w01-orders");
    expect(text).toContain("w01-orders/orders/network/clients · cdktf.out/stacks/w01-orders/cdk.tf.json:14:7");
    expect(text.match(/Name the networks that clients come from\./g)).toHaveLength(1);
  });

  it("tells a replicator's rights as a replicator's", () => {
    const grants = (serves: "application" | "replication") =>
      aReview({ grants: [aGrantReport([aGrant({ result: "new", source: null })], { principal: "User:mm2", serves })] });
    expect(reviewText(grants("replication"), plain)).toContain("User:mm2 (replication): nothing → ");
    expect(reviewText(grants("application"), plain)).toContain("User:mm2: nothing → ");
    expect(reviewRenderers.html(grants("replication"))).toContain('<span class="soft">replication</span>');
    expect(reviewRenderers.html(grants("application"))).not.toContain('<span class="soft">replication</span>');
  });

  it("marks what cannot be told as such", () => {
    expect(reviewText(aFullReview(), plain)).toContain("? vpc-without-flow-logs");
    expect(reviewText(aFullReview(), plain)).toContain("? cannot tell  aws_vpc.target");
  });

  it("tells exposure, rights, destruction, and what was not looked at", () => {
    const text = reviewText(aFullReview(), plain);
    expect(text).toContain("Exposure  5 ways, 1 from the internet, 1 may be wider");
    expect(text).toContain("✖ no declared path: the internet → aws_lb.edge → aws_security_group.brokers, tcp 9094");
    expect(text).toContain("against the wave w01-orders: 1 wider, 1 new, 1 lost, 1 narrower, 1 same");
    expect(text).toContain("lost     User:orders: Allow READ on Topic orders.v0 → nothing");
    expect(text).toContain(
      "✖ kafka_topic.orders: replaced, destroyed first, with the topic orders.v1 with its records",
    );
    expect(text).toContain(
      "2 for want of --wave w01.yaml --inventory inventory.json: topic-outside-wave, topic-differs-from-wave",
    );
    expect(text).toContain("log-retention-too-short: Logs go to the group's own store within minutes.");
    expect(text).toContain("1 finding by 1 suppression; the next one ends on 2027-03-31");
  });

  it("tells what changed against an older plan", () => {
    const compared = {
      with: "old.json",
      gone: [aFinding({ address: "aws_lb.gone" })],
      waysOpened: [],
      waysClosed: [],
      grantsAdded: [],
      grantsRemoved: [],
    };
    const text = reviewText(aReview({ compared }), plain);
    expect(text).toContain("Compared  with old.json: 0 findings new, 1 gone");
    expect(text).toContain("✔ gone: kafka-port-open-to-internet at aws_lb.gone");
  });

  it("is short where nothing is wrong", () => {
    const text = reviewText(aReview(), plain);
    expect(text).toContain("PASS  nothing found");
    expect(text.trimEnd().split("\n").length).toBeLessThan(8);
    expect(text).not.toContain("--explain");
  });

  it("folds a rule that finds much, and counts what is left", () => {
    const findings = Array.from({ length: 41 }, (_, at) => aFinding({ address: `aws_security_group.g${String(at)}` }));
    const text = reviewText(aReview({ findings }), plain);
    expect(text.match(/aws_security_group\.g\d+/g)).toHaveLength(10);
    expect(text).toContain("and 31 more (--output json has all)");
  });

  it("folds away what holds nothing before what is lost", () => {
    const quiet = Array.from({ length: 30 }, (_, at) =>
      aDestroyed({ address: `aws_lb_listener.l${String(at)}`, loses: null }),
    );
    expect(reviewText(aReview({ destroyed: [...quiet, aDestroyed()] }), plain)).toContain("the topic orders.v1");
  });

  it("names the suppression that ends next first, and not one that is over", () => {
    const suppressions = [
      aSuppression({ expires: "2027-06-30" }),
      aSuppression({ expires: "2026-01-01" }),
      aSuppression({ expires: "2026-12-01" }),
    ];
    expect(reviewText(aReview({ suppressions }), plain)).toContain("the next one ends on 2026-12-01");
  });

  it("has colours only where they are wanted, and stays within the width", () => {
    const text = reviewText(aFullReview(), plain);
    expect(text).not.toContain("\u001b[");
    expect(reviewText(aFullReview(), { ...plain, colour: true })).toContain("\u001b[");
  });

  it.each(hostile.map((text, at) => [at, text]))("shows what a name does and does not do it (%d)", (_, name) => {
    const text = reviewText(aHostileReview(String(name)), plain);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toContain("\n# three");
    expect(text.length).toBeLessThan(60_000);
  });

  it("shows an escape as text", () => {
    expect(reviewText(aHostileReview("\u001b[31mred"), plain)).toContain("\\u001b[31mred");
    expect(reviewText(aHostileReview("safe\u202etxt"), plain)).toContain("safe\\u202etxt");
  });
});
