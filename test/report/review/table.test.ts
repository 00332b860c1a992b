import { reviewRenderers } from "../../../src/report/review/table";
import { aFinding, aReview, aReviewedRule } from "../../builders/review";
import { growthOf, inProportion } from "../../growth";
import { aFullReview } from "./a-full-review";

const plain = { colour: false, width: 100 };

describe("the formats of a review", () => {
  it("are all there, and end with a line feed", () => {
    expect(Object.keys(reviewRenderers)).toEqual(["text", "json", "sarif", "junit", "markdown", "html"]);
    for (const render of Object.values(reviewRenderers)) expect(render(aFullReview(), plain)).toMatch(/\n$/);
  });

  it("count what is suppressed, every one of them", () => {
    const { text, json, sarif, junit, markdown, html } = reviewRenderers;
    expect(text(aFullReview(), plain)).toContain("1 suppressed");
    expect(JSON.parse(json(aFullReview())).suppressions).toHaveLength(1);
    expect(sarif(aFullReview()).match(/"kind": "external"/g)).toHaveLength(1);
    expect(junit(aFullReview()).match(/message="suppressed until/g)).toHaveLength(1);
    expect(markdown(aFullReview())).toContain("Suppressed: 1 finding by 1 suppression");
    expect(html(aFullReview())).toContain("findings suppressed");
  });

  describe("where rules about change had no plan to look at", () => {
    const rules = ["topic-replaced", "acl-destroyed"].map((name) => aReviewedRule({ name }));
    const review = aReview({ rules, onlyInPlans: rules.map(({ name }) => name) });
    const said = "2 rules about change: a synthesized stack or a state shows no change, so review a plan";

    it.each(["text", "markdown", "html", "sarif"] as const)("say so in one line, as %s", (format) => {
      expect(reviewRenderers[format](review, plain).split(said)).toHaveLength(2);
    });

    it("name them where there is room", () => {
      expect(JSON.parse(reviewRenderers.json(review)).onlyInPlans).toEqual(["topic-replaced", "acl-destroyed"]);
      expect(reviewRenderers.junit(review).match(/not judged: it is about change, review a plan/g)).toHaveLength(2);
      expect(reviewRenderers.html(review).match(/>not judged<\/span/g)).toHaveLength(2);
    });

    it("count them beside those that lack an input", () => {
      const notJudged = [{ rule: "grant-new", title: "T", needs: ["wave"], give: "--wave w01.yaml" }] as const;
      const both = aReview({ ...review, notJudged });
      expect(reviewRenderers.text(both, plain)).toContain("Not judged  3 rules");
      expect(reviewRenderers.markdown(both)).toContain("Not judged: 3 rules");
      expect(reviewRenderers.html(both)).toContain("<b>3</b><span>rules not judged</span>");
    });

    it("say nothing of it where a plan was reviewed", () => {
      for (const render of Object.values(reviewRenderers))
        expect(render(aReview(), plain)).not.toContain("about change");
    });
  });

  it("write the same review as the same text", () => {
    for (const render of Object.values(reviewRenderers))
      expect(render(aFullReview(), plain)).toBe(render(aFullReview(), plain));
  });

  it("have as JSON the review itself, behind what it is", () => {
    const { apiVersion, kind, ...review } = JSON.parse(reviewRenderers.json(aFullReview()));
    expect({ apiVersion, kind }).toEqual({ apiVersion: "kafka-byoc/v1", kind: "ReviewReport" });
    expect(review).toEqual(JSON.parse(JSON.stringify(aFullReview())));
  });

  it.each(Object.entries(reviewRenderers))("take time in proportion as %s", (_, render) => {
    const growth = growthOf(5_000, (count) => {
      const findings = Array.from({ length: count }, (__, at) =>
        aFinding({ address: `aws_security_group.g${String(at)}`, rule: `rule-${String(at % 50)}` }),
      );
      const review = aReview({ findings });
      return () => void render(review, plain);
    });
    expect(growth).toBeLessThan(inProportion);
  });
});
