import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { DocumentError } from "../../../src/documents/problem";
import { profileSchema } from "../../../src/target/profile/document";
import { profileOf } from "../../../src/target/read-profile";
import { anyDocument } from "../../builders/any-document";
import { profileFiles } from "../../builders/profile-file";

const folder = profileFiles({});
const file = join(folder, "any.json");

const keys = fc.constantFrom("retention.ms", "segment.bytes", "cleanup.policy", "4.3", "1.0", "no.such.key");
const parents = fc.constantFrom(undefined, "apache-kafka@4.3", "apache-kafka", "automq");
/** Half of them have no keys and no versions of their own: where everything is made up, little makes sense. */
const profiles = fc
  .tuple(anyDocument(profileSchema, { keys }), parents, fc.boolean())
  .map(([document, parent, plain]) =>
    Object.assign(
      {},
      document,
      parent === undefined ? {} : { extends: parent },
      plain ? { configs: {}, versions: undefined } : {},
    ),
  );

/** What comes of a profile's file: its id, or the places of its problems. */
function outcomeOf(text: string, version: string): string | readonly (number | undefined)[] {
  writeFileSync(file, text);
  try {
    return profileOf(`${file}${version}`).id;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.stack).toBe(error.message);
    return error.problems.map(({ line }) => line);
  }
}

describe("any profile's file", () => {
  it("that has the form of one is read, or told what makes no sense", () => {
    const seen = { read: 0, told: 0 };
    fc.assert(
      fc.property(profiles, fc.constantFrom("", "@4.3", "@1.0", "@1.7"), (document, version) => {
        seen[typeof outcomeOf(JSON.stringify(document), version) === "string" ? "read" : "told"] += 1;
      }),
      { numRuns: 1000 },
    );
    expect(seen.read).toBeGreaterThan(50);
    expect(seen.told).toBeGreaterThan(50);
  });

  it("that was cut or garbled anywhere is told at a line, or still read", () => {
    fc.assert(
      fc.property(
        profiles,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ maxLength: 8 }),
        (document, at, noise) => {
          const text = JSON.stringify(document, null, 1);
          const cut = Math.floor(at * text.length);
          outcomeOf(text.slice(0, cut) + noise, "");
          outcomeOf(text.slice(0, cut) + noise + text.slice(cut + noise.length), "");
        },
      ),
      { numRuns: 200 },
    );
  });
});
