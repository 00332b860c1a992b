import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { openCluster } from "../../../src/kafka-client/cluster";
import { readBrokerReleases } from "../../../src/kafka-client/reads/broker-releases";
import { describeWithKafka, sharedClusters } from "../rig";

describeWithKafka("the clusters that tests share", () => {
  const clusters = sharedClusters();

  it.each(["source", "target"] as const)("let a new user in at once: %s", async (which) => {
    const cluster = clusters()[which];
    await cluster.setPasswords([{ name: "newcomer", password: "newcomers-secret" }]);
    const opened = await openCluster(readClientProperties(cluster.clientProperties("newcomer")));
    expect(opened.brokers()).toHaveLength(1);
    await opened.close();
  });

  it("are of the two lines between which waves move", async () => {
    const releases = await Promise.all(
      Object.values(clusters()).map(async (cluster: ReturnType<typeof clusters>["source"]) => {
        const opened = await openCluster(readClientProperties(cluster.clientProperties("admin")));
        const read = await readBrokerReleases(opened);
        await opened.close();
        return JSON.stringify(read instanceof Map ? [...read] : read);
      }),
    );
    expect(releases[0]).toContain("3.9");
    expect(releases[1]).toContain("4.3");
  });
});
