import { z } from "zod";
import { left, maybe, unread } from "../../../src/inventory/importers/unread";

const schema = z.object({
  clusters: z.array(z.object({ name: z.string(), costs: left("not part of an inventory") })),
  configs: maybe(z.record(z.string(), z.unknown())),
});

describe("what a file has and its schema does not read", () => {
  it("is nothing where every key is read", () => {
    expect(unread({ clusters: [{ name: "a" }], configs: { "any.key": 1 } }, schema)).toEqual([]);
  });

  it("is told once for all elements of a list, with how often it was met", () => {
    const value = {
      clusters: [
        { name: "a", foo: 1 },
        { name: "b", foo: { bar: 2 } },
      ],
      more: true,
    };
    expect(unread(value, schema)).toEqual([
      { path: "clusters[*].foo", reason: "not a key that this importer knows (2 times)" },
      { path: "more", reason: "not a key that this importer knows" },
    ]);
  });

  it("is told with the reason where the importer knows the key and leaves it out", () => {
    expect(unread({ clusters: [{ name: "a", costs: { total: 3 } }] }, schema)).toEqual([
      { path: "clusters[*].costs", reason: "not part of an inventory" },
    ]);
  });

  it("is nothing where the key has no content", () => {
    expect(unread({ clusters: [{ name: "a", costs: { results: [], metadata: {} } }], foo: null }, schema)).toEqual([]);
  });

  it("quotes keys that are no plain words and keeps what the paths begin with", () => {
    expect(unread({ "a.b": 1 }, z.object({}), "part")).toEqual([
      { path: 'part["a.b"]', reason: "not a key that this importer knows" },
    ]);
  });
});
