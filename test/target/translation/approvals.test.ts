import { anInventory, aTopic } from "../../builders/inventory";
import { approvalText } from "../../../src/target/ledger-chapters";
import { aWave, problemsOf, translated, translationOf, waveFrom } from "../../builders/wave";

const change = "topic orders config unclean.leader.election.enable";
const risky = anInventory({ topics: [aTopic({ own: { "unclean.leader.election.enable": "true" } })] });
const approval = { change, by: "Jane", reason: "telemetry, may be lost", expires: "2027-02-01" };

const problems = (approvals: (typeof approval)[]) => problemsOf(() => translated(aWave({ approvals }), risky));

describe("approvals", () => {
  it("let a difference pass and stand in the ledger", () => {
    const { ledger } = translated(aWave({ approvals: [approval] }), risky);
    expect(ledger.find((line) => line.change === change)?.approval).toEqual({
      needed: true,
      by: "Jane",
      reason: "telemetry, may be lost",
      expires: "2027-02-01",
    });
  });

  it("are asked for with the lines to paste, which then are enough", () => {
    const [problem = ""] = problems([]);
    const pasted = problem.split("\n").slice(2).join("\n").replace(/^ {2}/gm, "");
    expect(pasted).toContain("by: NAME");
    const wave = waveFrom(
      `apiVersion: kafka-byoc/v1\nkind: Wave\nid: w1\nmembers: { topics: [orders] }\n` +
        `target: { profile: apache-kafka@4.3, brokers: 3 }\napprovals:\n${pasted}\n`,
    );
    expect(translated(wave, risky).ledger.find((line) => line.change === change)?.approval).toMatchObject({
      by: "NAME",
      expires: "2027-04-15",
    });
  });

  it("hold to the end of their last day", () => {
    expect(problems([{ ...approval, expires: "2027-01-15" }])).toEqual([]);
    expect(problems([{ ...approval, expires: "2027-01-14" }])).toEqual([
      expect.stringContaining("; the approval by Jane ended on 2027-01-14."),
    ]);
  });

  it("that have ended leave the difference open, and the ledger still tells whose they were", () => {
    const { target } = translationOf(aWave({ approvals: [{ ...approval, expires: "2027-01-14" }] }), risky);
    const line = target.ledger.find((each) => each.change === change);
    expect(line?.approval).toEqual({ needed: true, by: null, ended: { by: "Jane", expires: "2027-01-14" } });
    expect(line === undefined ? "" : approvalText(line)).toBe(
      "nobody has approved it: what Jane accepted ended on 2027-01-14",
    );
  });

  it("of something that is not in the ledger are a problem, with the nearest line", () => {
    expect(problems([approval, { ...approval, change: `${change}d` }])).toEqual([
      expect.stringMatching(
        /^wave\.yaml:\d+:\d+ {2}approvals\[1\]\.change {2}.* names no line of the ledger \(nearest:/,
      ),
    ]);
  });
});
