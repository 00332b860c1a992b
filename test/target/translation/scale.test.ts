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

function measured(count: number): { readonly tookMs: number; readonly topics: number; readonly acls: number } {
  const { wave, inventory } = aLargeWave(count);
  const began = performance.now();
  const { topics, acls } = translateWave(resolveWave(wave, inventory), profileOf("apache-kafka@4.3"), today);
  return { tookMs: performance.now() - began, topics: topics.length, acls: acls.length };
}

describe("a large wave", () => {
  it("of 10,000 topics and 40,000 ACLs is resolved and translated within three seconds", () => {
    const { tookMs, topics, acls } = measured(10_000);
    expect(topics).toBe(10_000);
    expect(acls).toBe(20_000);
    expect(tookMs).toBeLessThan(3000);
  });

  it("takes time in proportion to its size", () => {
    measured(1000);
    const small = Math.min(...[1, 2, 3].map(() => measured(1000).tookMs));
    const large = measured(8000).tookMs;
    expect(large).toBeLessThan(small * 8 * 3);
  });
});
