import { type ComparedCase, type Judgement, outcomeOf } from "./compare";
import { type ScannerFinding } from "./scanner-finding";
import { type ChangedResource } from "./whole-plan";

const aResource = (address: string): ChangedResource => ({
  address,
  mode: "managed",
  type: "aws_subnet",
  name: "a",
  provider_name: "aws",
  change: { actions: ["create"], after: {} },
});

const aFinding = (values: Partial<ScannerFinding>): ScannerFinding => ({
  scanner: "checkov",
  rule: "CKV_1",
  file: "plan.json",
  address: "aws_subnet.a",
  title: "A title",
  ...values,
});

const aCase = (ours: ComparedCase["ours"]): ComparedCase => ({
  id: "case",
  plan: { resource_changes: [aResource("aws_subnet.a[0]"), aResource("aws_subnet.a[1]")] },
  ours,
  theirs: [],
});

const judgements: Readonly<Record<string, Judgement>> = {
  CKV_1: { ours: ["broker-has-public-address"] },
  CKV_2: { notKafka: "Tags are tags." },
  CKV_3: {
    ours: ["broker-has-public-address"],
    unless: ({ address }) => (address.endsWith("[0]") ? "No broker is in it." : undefined),
  },
};

describe("a finding of a scanner, held against ours", () => {
  it("is found when we say the same of one of the resources that it means", () => {
    const ours = [{ rule: "broker-has-public-address", address: "aws_subnet.a[1]" }];
    expect(outcomeOf(aFinding({}), aCase(ours), judgements)).toEqual({
      is: "found",
      by: ["broker-has-public-address"],
    });
  });

  it("is missed when we say another thing of it, or the same of another resource", () => {
    const missed = { is: "missed", wanted: ["broker-has-public-address"] };
    const other = [{ rule: "vpc-without-flow-logs", address: "aws_subnet.a[0]" }];
    expect(outcomeOf(aFinding({}), aCase(other), judgements)).toEqual(missed);
    const elsewhere = [{ rule: "broker-has-public-address", address: "aws_subnet.b" }];
    expect(outcomeOf(aFinding({}), aCase(elsewhere), judgements)).toEqual(missed);
    expect(outcomeOf(aFinding({ address: "aws_subnet.gone" }), aCase([]), judgements)).toEqual(missed);
  });

  it("is not about Kafka when its rule is not, or when none of its resources is", () => {
    expect(outcomeOf(aFinding({ rule: "CKV_2" }), aCase([]), judgements)).toEqual({
      is: "not-kafka",
      because: "Tags are tags.",
    });
    expect(outcomeOf(aFinding({ rule: "CKV_3", address: "aws_subnet.a[0]" }), aCase([]), judgements).is).toBe(
      "not-kafka",
    );
    expect(outcomeOf(aFinding({ rule: "CKV_3" }), aCase([]), judgements).is).toBe("missed");
  });

  it("differs when we say otherwise of this case, with a reason, and of no other", () => {
    const difference = { id: "case", rule: "CKV_1", address: "aws_subnet.a", reason: "It is private." };
    const outcome = (values: Partial<ScannerFinding>) =>
      outcomeOf(aFinding(values), aCase([]), judgements, [difference]);
    expect(outcome({})).toEqual({ is: "differs", because: "It is private." });
    expect(outcome({ address: "aws_subnet.a[0]" }).is).toBe("missed");
  });

  it("is of an unknown rule when nobody judged it", () => {
    expect(outcomeOf(aFinding({ rule: "CKV_9" }), aCase([]), judgements)).toEqual({ is: "unknown-rule" });
  });
});
