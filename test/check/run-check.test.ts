import { runCheck } from "../../src/check/run-check";
import { parseClientProperties } from "../../src/kafka-client/client-properties";
import { expectations } from "../builders/expectations";

const nowhere = parseClientProperties("bootstrap.servers=127.0.0.1:1\n", "target.properties");

function run(changes: Partial<Parameters<typeof runCheck>[0]>) {
  return runCheck({
    expectations: expectations(),
    target: nowhere,
    clients: new Map(),
    phase: "after-apply",
    now: new Date("2026-11-21T12:00:00.000Z"),
    version: "0.1.0",
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  });
}

describe("a run of the checker", () => {
  it("turns a cluster that is not there into results: one failure with its cause, and unknowns because of it", async () => {
    const report = await run({});
    expect(report).toMatchObject({ verdict: "fail", exitCode: 1, clusters: { source: null, target: null } });
    const failed = report.results.filter(({ status }) => status === "fail");
    expect(failed).toEqual([
      expect.objectContaining({ check: "clients-reach-brokers", subject: "checker → target", cause: "ECONNREFUSED" }),
    ]);
    expect(report.results.filter(({ check }) => check === "topics-exist")).toEqual([
      expect.objectContaining({ subject: "the whole target", status: "unknown", cause: "ECONNREFUSED" }),
    ]);
  });

  it("runs only the checks that are named, and only those of its phase", async () => {
    const report = await run({ only: ["topics-exist"] });
    expect(report.checks.map(({ name }) => name)).toEqual(["topics-exist"]);
    const early = await run({ phase: "before-apply" });
    expect(early.checks.map(({ name }) => name)).toEqual([
      "clients-reach-brokers",
      "certificates-outlive-window",
      "source-topics-unchanged",
      "deploy-rights-hold",
    ]);
  });

  it("ends with 78 where nothing is selected", async () => {
    const report = await run({ only: ["deploy-rights-hold"] });
    expect(report).toMatchObject({ verdict: "nothing-selected", exitCode: 78, results: [] });
  });

  it("refuses names of checks and clients that do not exist, all at once, with the nearest that does", async () => {
    const refused = run({ only: ["topic-exist"], clients: new Map([["mm2-sorce", nowhere]]) });
    await expect(refused).rejects.toThrow(
      [
        '--only  "topic-exist" is no check.',
        '  Did you mean "topics-exist"?',
        '--client  "mm2-sorce" is no client that the expectations declare.',
        '  Did you mean "mm2-source"?',
      ].join("\n"),
    );
  });

  it("binds the report to the expectations by their digest", async () => {
    const [one, same, other] = [
      await run({}),
      await run({}),
      await run({ expectations: expectations({ wave: "w02" }) }),
    ];
    expect(one.expectationsDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(same.expectationsDigest).toBe(one.expectationsDigest);
    expect(other.expectationsDigest).not.toBe(one.expectationsDigest);
  });
});
