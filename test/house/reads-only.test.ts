import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const protocol = resolve(__dirname, "..", "..", "src", "kafka-client", "protocol");

/** Every API that is written down, by its key on the wire. */
function apisThere(): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const file of readdirSync(protocol)) {
    const exported: Readonly<Record<string, unknown>> = jest.requireActual(join(protocol, file));
    for (const value of Object.values(exported))
      if (typeof value === "object" && value !== null && "encode" in value && "key" in value && "name" in value)
        found.set(Number(value.key), String(value.name));
  }
  return found;
}

/** Kafka's protocol keys that only tell (https://kafka.apache.org/protocol#protocol_api_keys). */
const reading = new Map([
  [1, "Fetch"],
  [2, "ListOffsets"],
  [3, "Metadata"],
  [9, "OffsetFetch"],
  [10, "FindCoordinator"],
  [15, "DescribeGroups"],
  [16, "ListGroups"],
  [18, "ApiVersions"],
  [29, "DescribeAcls"],
  [32, "DescribeConfigs"],
  [35, "DescribeLogDirs"],
  [46, "ListPartitionReassignments"],
  [48, "DescribeClientQuotas"],
  [50, "DescribeUserScramCredentials"],
  [60, "DescribeCluster"],
  [61, "DescribeProducers"],
  [65, "DescribeTransactions"],
  [66, "ListTransactions"],
  [69, "ConsumerGroupDescribe"],
]);

describe("what the client can send", () => {
  it("is every API that reads, and no API that writes", () => {
    expect([...apisThere()].sort(([one], [other]) => one - other)).toEqual([...reading]);
  });
});
