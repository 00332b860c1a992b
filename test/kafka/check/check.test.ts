import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigResourceTypes } from "kafkajs";
import { catalogue } from "../../../src/check/catalogue";
import { type CheckReport } from "../../../src/check/report";
import { type CheckResult } from "../../../src/check/result";
import { runCheck } from "../../../src/check/run-check";
import { type Expectations } from "../../../src/expectations/document";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { createAcls, deleteAcls } from "../../../src/rehearsal/rig/acl-writes";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { outcomes } from "../../builders/judged";
import { describeWithKafka, sharedClusters } from "../rig";
import { grant, names, producing, smallWave, write } from "./small-wave";

/** The clusters are shared: what others may do there is not ours to judge. */
const ours = catalogue
  .filter(({ phases, name }) => phases.includes("after-apply") && name !== "nothing-more-granted")
  .map(({ name }) => name);

describeWithKafka("check on real clusters", () => {
  const clusters = sharedClusters();
  let expected: Expectations;

  beforeAll(async () => {
    expected = await smallWave(clusters());
  });

  async function check(changes: Partial<Parameters<typeof runCheck>[0]> = {}): Promise<CheckReport> {
    const { source, target } = clusters();
    return runCheck({
      expectations: expected,
      source: readClientProperties(source.clientProperties(source.superUser)),
      target: readClientProperties(target.clientProperties(target.superUser)),
      clients: new Map([["mm2-target", readClientProperties(target.clientProperties(names.client))]]),
      phase: "after-apply",
      only: ours,
      now: new Date(),
      version: "0.1.0",
      onProgress: () => undefined,
      signal: new AbortController().signal,
      ...changes,
    });
  }

  const open = ({ results }: CheckReport): readonly string[] =>
    outcomes(results.filter(({ status }) => status !== "pass"));

  /** A broker takes a moment to learn what was written: looks again until so many are open, and gives back the last look. */
  async function openOf(count: number, only: readonly string[], subject: string): Promise<readonly CheckResult[]> {
    for (let look = 1; ; look += 1) {
      const { results } = await check({ only });
      const found = results.filter((one) => one.status !== "pass" && one.subject.startsWith(subject));
      if (found.length >= count || look === 20) return found;
    }
  }

  it("passes a wave that is as declared, with a bounded number of requests", async () => {
    const report = await check();
    expect(open(report)).toEqual([]);
    expect(report.verdict).toBe("pass");
    expect(report.clusters.source?.requests).toBeLessThanOrEqual(30);
    expect(report.clusters.target?.requests).toBeLessThanOrEqual(60);
    expect(report.results.find(({ check: name }) => name === "group-offsets-resume")?.message).toBe(
      "Resumes on 3 partitions, reading 15 records again.",
    );
  });

  it("names a client whose password is wrong, at the layer of SASL", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "check-")), "wrong.properties");
    const right = readFileSync(clusters().target.clientProperties(names.client), "utf8");
    writeFileSync(file, right.replaceAll(`${names.client}-secret`, "not-the-secret"), { mode: 0o600 });
    const report = await check({
      only: ["clients-reach-brokers"],
      clients: new Map([["mm2-target", readClientProperties(file)]]),
    });
    expect(open(report)).toEqual(["mm2-target → target | fail | SASL_AUTHENTICATION_FAILED"]);
    expect(JSON.stringify(report)).not.toContain("not-the-secret");
  });

  it("finds a config that somebody changed", async () => {
    const alter = (value: string) =>
      withAdmin(clusters().target, async (admin) => {
        const configEntries = [{ name: "retention.ms", value }];
        await admin.alterConfigs({
          validateOnly: false,
          resources: [{ type: ConfigResourceTypes.TOPIC, name: names.topic, configEntries }],
        });
      });
    await alter("3600000");
    const found = await openOf(1, ["topic-configs-hold"], "");
    expect(outcomes(found)).toEqual([`${names.topic} | fail | CONFIG_DIFFERS`]);
    expect(found[0]?.seen).toBe("retention.ms 3600000");
    await alter("604800000");
  });

  it("finds a grant that is missing, and one that is too much", async () => {
    const { target } = clusters();
    const more = { ...grant, operation: "DELETE" } as const;
    await withAdmin(target, async (admin) => {
      await deleteAcls(admin, [grant]);
      await createAcls(admin, [more]);
    });
    const own = await openOf(2, ["grants-hold", "nothing-more-granted"], names.principal);
    expect(outcomes(own)).toEqual([
      `${names.principal} at the target | fail | GRANT_MISSING`,
      `${names.principal} at the target | fail | GRANT_BEYOND_DECLARED`,
    ]);
    await withAdmin(target, async (admin) => {
      await deleteAcls(admin, [more]);
      await createAcls(admin, [grant]);
    });
  });

  it("finds groups whose commit lies beyond the log, would read too much again, or would skip records", async () => {
    const groups = Object.keys(names.wrongGroups).map((groupId) => ({
      groupId,
      topics: [names.topic],
      replayTolerance: 10,
    }));
    const report = await check({ only: ["group-offsets-resume"], expectations: { ...expected, groups } });
    expect(open(report)).toEqual([
      "check-beyond | fail | OFFSET_BEYOND_LOG_END",
      "check-replays | fail | REPLAY_BEYOND_TOLERANCE",
      "check-skips | fail | OFFSET_SKIPS_RECORDS",
    ]);
  });

  it("turns what its principal may not see into unknowns that name the grant, never into absence", async () => {
    const { source, target } = clusters();
    const blind = (cluster: typeof source) => readClientProperties(cluster.clientProperties(names.blind));
    const report = await check({ source: blind(source), target: blind(target) });
    expect(report.verdict).toBe("unknown");
    expect(report.totals.fail).toBe(0);
    const exists = report.results.find(
      ({ check: name, subject }) => name === "topics-exist" && subject === names.topic,
    );
    expect(exists).toMatchObject({ status: "unknown", cause: "TOPIC_AUTHORIZATION_FAILED" });
    expect(exists?.remedy).toContain(`on Topic ${names.topic}`);
    const grants = report.results.find(({ check: name }) => name === "grants-hold");
    expect(grants).toMatchObject({ status: "unknown", cause: "CLUSTER_AUTHORIZATION_FAILED" });
  });

  it("finds records that only the target has", async () => {
    await producing(clusters().target, (producer) => write(producer, 1, 2));
    const report = await check({ only: ["no-target-only-writes"] });
    expect(open(report)).toEqual([`${names.topic} | fail | TARGET_ONLY_WRITES`]);
    expect(report.results[0]?.message).toContain("2 records at the target");
  });

  it("finds a partition that stands still while the source goes on, and records deleted ahead of it", async () => {
    const { source } = clusters();
    await producing(source, (producer) => write(producer, 0, 40));
    await withAdmin(source, async (admin) => {
      await admin.fetchTopicOffsets(names.topic);
      await admin.deleteTopicRecords({ topic: names.topic, partitions: [{ partition: 0, offset: "120" }] });
    });
    const report = await check({ only: ["replication-caught-up", "no-records-skipped"] });
    expect(open(report)).toEqual([
      `${names.topic} | fail | REPLICATION_STALLED`,
      `${names.topic} | fail | RECORDS_DELETED_BEFORE_REPLICATION`,
    ]);
    expect(report.results.map(({ seen }) => seen)).toEqual([
      "partition 0: 20 records",
      "partition 0: came over up to 99, the source starts at 120",
    ]);
  });
});
