import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStack, resourceWhere } from "../../src/rehearsal/faults/edit-stack";
import { type Fault } from "../../src/rehearsal/faults/fault";
import { grantWiderThanSource } from "../../src/rehearsal/faults/grant-wider-than-source";
import { topicReplaced } from "../../src/rehearsal/faults/topic-replaced";

const grant = (topic: string, operation: string) => ({
  acl_principal: "User:billing",
  acl_operation: operation,
  resource_name: topic,
  resource_pattern_type_filter: "Literal",
});
const topic = (name: string) => ({ name, partitions: 6, replication_factor: 3, lifecycle: { prevent_destroy: true } });
const synthesized = {
  terraform: { required_providers: {} },
  resource: {
    kafka_acl: {
      denied: grant("orders.v1", "Write"),
      other: grant("orders.v2", "Read"),
      read: grant("orders.v1", "Read"),
    },
    kafka_topic: { customers: topic("customers"), orders: topic("orders.v1") },
  },
};

describe("faults that the review must find", () => {
  let directory: string;
  let stackFile: string;
  let applied: string[];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "faults-of-the-plan-"));
    stackFile = join(directory, "cdk.tf.json");
    writeFileSync(stackFile, JSON.stringify(synthesized));
    applied = [];
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const inject = async ({ happens }: Fault): Promise<void> => {
    if (happens.when !== "before-plan") throw new Error("is no fault of the plan");
    await happens.inject({
      stackFile,
      apply: async (address) => {
        expect(readStack(stackFile)).toEqual(synthesized);
        applied.push(address);
      },
    });
  };

  it("widen one grant and touch nothing else", async () => {
    await inject(grantWiderThanSource);
    expect(applied).toEqual([]);
    const { kafka_acl: acls } = synthesized.resource;
    const read = { ...acls.read, resource_name: "orders.", resource_pattern_type_filter: "Prefixed" };
    const resource = { ...synthesized.resource, kafka_acl: { ...acls, read } };
    expect(readStack(stackFile)).toEqual({ ...synthesized, resource });
  });

  it("apply the topic as it was declared, then lower its partitions and take its protection away", async () => {
    await inject(topicReplaced);
    expect(applied).toEqual(["kafka_topic.orders"]);
    const { kafka_topic: topics } = synthesized.resource;
    const orders = { name: "orders.v1", partitions: 1, replication_factor: 3 };
    const resource = { ...synthesized.resource, kafka_topic: { ...topics, orders } };
    expect(readStack(stackFile)).toEqual({ ...synthesized, resource });
  });

  it("say so where the wave has not what they would break", () => {
    expect(() => resourceWhere(readStack(stackFile), "kafka_topic", { name: "orders.v9" })).toThrow(
      'The stack has no kafka_topic with {"name":"orders.v9"}.',
    );
  });
});
