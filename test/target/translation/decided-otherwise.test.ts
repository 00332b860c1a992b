import { type Overlay } from "../../../src/inventory/overlay/document";
import { aGroup, anInventory, aTopic } from "../../builders/inventory";
import { anOverlay, applied } from "../../builders/overlay";
import { aWave, translationOf, type WaveParts } from "../../builders/wave";

const inventory = anInventory({ topics: [aTopic({ name: "orders" })], groups: [aGroup()] });
const translate = (overlay: Partial<Overlay>, wave: WaveParts = {}) =>
  translationOf(aWave(wave), inventory, applied(inventory, anOverlay(overlay, "overlays/shop.yaml")).people);
/** What the ledger says of decisions: field, what people said, what the wave does. */
const clashes = (overlay: Partial<Overlay>, wave: WaveParts = {}) =>
  translate(overlay, wave)
    .target.ledger.filter(({ reason }) => reason.includes("people say so"))
    .map(({ object, field, source, target }) => [`${object.kind} ${object.name}`, field, source, target]);

describe("what people decided in an overlay and the wave does otherwise", () => {
  it("is a topic or a group that is to stay or to go, and moves", () => {
    expect(clashes({ topics: { orders: { disposition: "retire" } } })).toEqual([
      ["topic orders", "disposition", "retire", "migrate"],
    ]);
    expect(clashes({ groups: { billing: { disposition: "keep-on-source" } } })).toEqual([
      ["group billing", "disposition", "keep-on-source", "migrate"],
    ]);
  });

  it("is a topic that is not to be copied, and is", () => {
    expect(clashes({ topics: { "ord*": { replicate: "new-only" } } })).toEqual([
      ["topic orders", "replicate", "new-only", "replay"],
    ]);
  });

  it("is a group that may read more records twice than it survives", () => {
    const wave = { replayTolerance: { "*": 51 } };
    expect(clashes({ groups: { billing: { tolerance: { duplicates: { bounded: 50 } } } } }, wave)).toEqual([
      ["group billing", "replayTolerance", "50 records per partition", "51 records per partition"],
    ]);
    expect(clashes({ groups: { billing: { tolerance: { duplicates: "none" } } } }, wave)).toHaveLength(1);
    expect(clashes({ groups: { billing: { replayTolerance: "none" } } }, wave)).toHaveLength(1);
  });

  it("is nothing where the wave does what was said, or where nobody said anything", () => {
    expect(clashes({ topics: { orders: { disposition: "migrate", replicate: "replay" } } })).toEqual([]);
    const within = { replayTolerance: { "*": 900, billing: 50 } };
    expect(clashes({ groups: { billing: { tolerance: { duplicates: { bounded: 50 } } } } }, within)).toEqual([]);
    expect(clashes({ groups: { billing: { tolerance: { duplicates: "any", missed: "none" } } } }, within)).toEqual([]);
    expect(clashes({ groups: { billing: { replayTolerance: { window: "PT1H" } } } }, within)).toEqual([]);
    expect(clashes({ groups: { billing: { criticality: 2 } } }, { replayTolerance: { "*": 900 } })).toEqual([]);
  });

  it("names both places, without folders, and what to do", () => {
    const { undecided } = translate(
      { groups: { billing: { tolerance: { duplicates: "none" } } } },
      { replayTolerance: { billing: 7 } },
    );
    expect(undecided).toMatchObject([
      {
        file: "wave.yaml",
        line: 15,
        path: "replayTolerance.billing",
        rule:
          "needs an approval: group billing replayTolerance: none becomes 7 records per partition " +
          "(none → 7 records per partition): people say so at shop.yaml:6 (tolerance.duplicates), " +
          "and the wave does otherwise at wave.yaml:15",
        instead: expect.stringMatching(
          /^Have somebody accept it under approvals, or write no more than that under replayTolerance, or correct the overlay:/,
        ),
      },
    ]);
  });

  it("is approved for as long as neither side changes", () => {
    const overlay = { groups: { billing: { tolerance: { duplicates: { bounded: 5 } } } } };
    const approvals = [
      {
        change: "group billing replayTolerance: 5 records per partition becomes 7 records per partition",
        by: "jane",
        reason: "the sink removes duplicates",
        expires: "2027-01-31",
      },
    ];
    const accepted = translate(overlay, { replayTolerance: { billing: 7 }, approvals });
    expect([accepted.undecided, accepted.problems]).toEqual([[], []]);
    const more = translate(overlay, { replayTolerance: { billing: 70 }, approvals });
    expect(more.undecided).toHaveLength(1);
    expect(more.problems.map(({ rule }) => rule)).toEqual([expect.stringMatching(/^names no line of the ledger/)]);
  });
});
