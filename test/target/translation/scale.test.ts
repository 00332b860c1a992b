import { profileOf } from "../../../src/target/read-profile";
import { translateWave } from "../../../src/target/translation/translate-wave";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { aGroup, anAcl, anInventory, aTopic, readInventoryOf } from "../../builders/inventory";
import { aWave, today } from "../../builders/wave";

/** A wave of so many topics with four ACLs each: half by name, half by prefix, half of principals outside the wave. */
function aLargeWave(count: number) {
  const topics = Array.from({ length: count }, (_, index) =>
    aTopic({ name: `t.${String(index)}`, own: { "retention.ms": "1000" } }),
  );
  const acls = topics.flatMap(({ name }, index) => [
    anAcl({ resourceName: name }),
    anAcl({ resourceName: name, operation: "WRITE", principal: `User:outside-${String(index % 50)}` }),
    anAcl({ resourceName: name, patternType: "PREFIXED" }),
    anAcl({ resourceName: name, patternType: "PREFIXED", principal: "User:outside" }),
  ]);
  const inventory = anInventory({ topics, acls, groups: [aGroup({ reads: [] })] });
  const wave = aWave({ members: { topics: topics.map(({ name }) => name) } });
  return { wave, inventory: readInventoryOf(inventory) };
}

describe("a large wave", () => {
  it("of 10,000 topics and 40,000 ACLs comes out whole", () => {
    const { wave, inventory } = aLargeWave(10_000);
    const { topics, acls } = translateWave(resolveWave(wave, inventory), profileOf("apache-kafka@4.3"), today);
    expect(topics).toHaveLength(10_000);
    expect(acls).toHaveLength(20_000);
  });
});
