import { type Inventory } from "../../../src/inventory/document/inventory";
import { findingText } from "../../../src/inventory/overlay/finding";
import { applied, anOverlay, overlayFrom } from "../../builders/overlay";
import { aGroup, anAcl, anInventory, aTopic } from "../../builders/inventory";
import { problemsOf } from "../../builders/wave";
import { growthOf, inProportion } from "../../growth";

const topics = (...names: readonly string[]): Partial<Inventory> => ({ topics: names.map((name) => aTopic({ name })) });

const payments = { payments: { team: "Payments", contact: "#payments", approver: "Ada" } };

describe("what people say of topics", () => {
  it("comes by name", () => {
    const { people, findings } = applied({}, anOverlay({ topics: { orders: { criticality: 2 } } }));
    expect(people.topics.get("orders")).toEqual({ criticality: 2 });
    expect(findings).toEqual([]);
  });

  it("comes by glob, over dots", () => {
    const { people } = applied(
      topics("orders.v1.eu", "orders", "payments"),
      anOverlay({ topics: { "orders*": { criticality: 2 } } }),
    );
    expect([...people.topics.keys()]).toEqual(["orders.v1.eu", "orders"]);
  });

  it("comes by name before glob, field by field and part by part, wherever the name stands", () => {
    const { people, findings } = applied(
      topics("orders.v1", "orders.v2"),
      anOverlay({
        topics: {
          "orders.*": { criticality: 3, keyed: true, rollback: { sourceRemainsWritable: true, routingChange: "dns" } },
          "orders.v1": { criticality: 1, rollback: { routingChange: "config" } },
        },
      }),
    );
    expect(people.topics.get("orders.v1")).toEqual({
      criticality: 1,
      keyed: true,
      rollback: { sourceRemainsWritable: true, routingChange: "config" },
    });
    expect(people.topics.get("orders.v2")?.criticality).toBe(3);
    expect(findings).toEqual([]);
  });

  it("is remembered with its place", () => {
    const { people } = applied(
      topics("orders.v1"),
      overlayFrom("topics:\n  orders.*:\n    criticality: 1\n    rollback: {routingChange: dns}\n"),
    );
    expect(people.placeOf("topics", "orders.v1", "criticality")).toEqual({
      file: "overlay.yaml",
      line: 5,
      path: 'topics["orders.*"].criticality',
    });
    expect(people.placeOf("topics", "orders.v1", "rollback")?.line).toBe(6);
    expect(people.placeOf("topics", "orders.v1", "owner")).toBeUndefined();
  });
});

describe("two people who differ", () => {
  it("are a finding with both places, and the first word holds: two globs", () => {
    const { people, findings } = applied(
      topics("orders.v1", "orders.v2"),
      overlayFrom("topics:\n  orders.*:\n    criticality: 1\n  '*.v1':\n    criticality: 2\n"),
    );
    expect(people.topics.get("orders.v1")?.criticality).toBe(1);
    expect(findings.map(findingText)).toEqual([
      "overlay.yaml:5, overlay.yaml:7  OVERLAY_CONFLICT: topics orders.v1: criticality is 1 at overlay.yaml:5 and 2 at overlay.yaml:7; the first holds. Take one of the two out, or say it by name: a name holds over a glob.",
    ]);
  });

  it("are a finding with both places, and the first word holds: two files", () => {
    const { people, findings } = applied(
      {},
      anOverlay({ groups: { billing: { autoOffsetReset: "latest" } } }, "a.yaml"),
      anOverlay({ groups: { billing: { autoOffsetReset: "earliest" } } }, "b.yaml"),
    );
    expect(people.groups.get("billing")?.autoOffsetReset).toBe("latest");
    expect(findings).toMatchObject([
      { code: "OVERLAY_CONFLICT", area: "groups", objects: ["billing"], field: "autoOffsetReset" },
    ]);
    expect(findings[0]?.places.map(({ file, line }) => [file, line])).toEqual([
      ["a.yaml", 5],
      ["b.yaml", 5],
    ]);
  });

  it("are one finding for all objects of the same two globs", () => {
    const { findings } = applied(
      topics("a.1", "a.2", "a.3", "a.4", "a.5"),
      anOverlay({ topics: { "a.*": { keyed: true }, "a*": { keyed: false } } }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.objects).toHaveLength(5);
    expect(findings[0]?.message).toContain("topics a.1, a.2, a.3 and 2 more: keyed");
  });

  it("are none where both say the same", () => {
    const { findings } = applied(
      topics("a.1"),
      anOverlay({ topics: { "a.*": { keyed: true }, "a*": { keyed: true } } }),
      anOverlay({ cluster: { environment: "prod" } }, "b.yaml"),
      anOverlay({ cluster: { environment: "prod" } }, "c.yaml"),
    );
    expect(findings).toEqual([]);
  });
});

describe("a key that matches nothing", () => {
  it("is a finding at its line, with the nearest name", () => {
    const { findings } = applied({}, overlayFrom("topics:\n  order:\n    keyed: true\n"));
    expect(findings.map(findingText)).toEqual([
      'overlay.yaml:4  OVERLAY_MATCHES_NOTHING: topics "order" is not in the inventory (nearest: "orders"). Correct it, take it out, or export again.',
    ]);
  });

  it("is a finding when it is a glob", () => {
    const { findings } = applied({}, anOverlay({ groups: { "shipping-*": { autoOffsetReset: "latest" } } }));
    expect(findings[0]?.message).toBe('groups "shipping-*" matches nothing in the inventory.');
  });

  it("is none where the inventory does not know its own names, and its words are kept", () => {
    const { people, findings } = applied(
      { groups: null },
      anOverlay({ groups: { "shipping-*": {}, other: { autoOffsetReset: "latest" } } }),
    );
    expect(findings).toEqual([]);
    expect(people.groups.get("other")?.autoOffsetReset).toBe("latest");
  });
});

describe("an overlay for another cluster", () => {
  it("is told with hints for the first of its keys alone: each hint is a look at every name", () => {
    const inventory = topics(...Array.from({ length: 2_000 }, (_, index) => `orders.${String(index)}`));
    const words = Array.from({ length: 1_000 }, (_, index) => [`ordres.${String(index)}`, { keyed: true }]);
    const { findings } = applied(inventory, anOverlay({ topics: Object.fromEntries(words) }));
    expect(findings).toHaveLength(1_000);
    expect(findings.filter(({ message }) => message.includes("nearest"))).toHaveLength(100);
  });
});

describe("a super user", () => {
  it("may be spoken of where the inventory does not know it", () => {
    const { cluster } = anInventory();
    const silent = { cluster: { ...cluster, superUsers: null } };
    const principals = { "User:admin": { kind: "scram" as const } };
    const { findings } = applied(silent, anOverlay({ cluster: { superUsers: ["User:admin"] }, principals }));
    expect(findings).toEqual([]);
    expect(applied(silent, anOverlay({ principals })).findings).toHaveLength(1);
  });
});

describe("a name that has the form of a glob", () => {
  const name = "User:CN=app[old]";

  it("is a name where the inventory has it", () => {
    const { people } = applied(
      { acls: [anAcl({ principal: name }), anAcl({ principal: "User:CN=appo" })] },
      anOverlay({ principals: { [name]: { target: { principal: "User:app" } } } }),
    );
    expect([...people.principals.keys()]).toEqual([name]);
    expect(people.principals.get(name)?.target?.principal).toBe("User:app");
  });

  it("is a glob all the same when it is User:*, for every principal", () => {
    const { people } = applied(
      { acls: [anAcl({ principal: "User:*" }), anAcl({ principal: "User:arn:aws:iam::1:role/app" })] },
      anOverlay({ principals: { "User:*": { kind: "scram" } } }),
    );
    expect([...people.principals.keys()]).toEqual(["User:*", "User:arn:aws:iam::1:role/app"]);
  });
});

describe("a person who differs from the machine", () => {
  it.each([
    ["cluster", { platform: "automq" }, { cluster: { platform: "msk-provisioned" as const } }, "cluster.platform"],
    ["cluster", { superUsers: ["User:a"] }, { cluster: { superUsers: ["User:b"] } }, "cluster.superUsers"],
    [
      "cluster",
      { allowEveryoneIfNoAclFound: false },
      { cluster: { allowEveryoneIfNoAclFound: true } },
      "cluster.allowEveryoneIfNoAclFound",
    ],
  ] as const)("is told with both places, and is not listened to: %s %j", (_area, words, machine, path) => {
    const inventory = anInventory();
    const cluster = { ...inventory.cluster, ...machine.cluster } as Inventory["cluster"];
    const { people, findings } = applied({ cluster }, anOverlay({ cluster: words as never }));
    expect(people.cluster).toEqual({});
    expect(findings).toMatchObject([{ code: "OVERLAY_DIFFERS_FROM_SOURCE", area: "cluster" }]);
    expect(findings[0]?.places).toMatchObject([
      { file: "overlay.yaml", line: 4 },
      { file: "inventory.json", path },
    ]);
  });

  it("is told for the class of a topic that the broker calls internal", () => {
    const { people, findings } = applied(
      { topics: [aTopic({ name: "__consumer_offsets", internal: true }), aTopic()] },
      anOverlay({ topics: { "*": { class: "application" } } }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('topics __consumer_offsets: class is "application"');
    expect(people.topics.get("__consumer_offsets")?.class).toBeUndefined();
    expect(people.topics.get("orders")?.class).toBe("application");
  });

  it("is told for parts that are said to be absent and are there", () => {
    const { findings } = applied({}, overlayFrom("absent: [schemas, groups]\n"));
    expect(findings.map(({ objects }) => objects)).toEqual([["groups"]]);
    expect(findings[0]?.places).toMatchObject([{ file: "overlay.yaml", line: 3 }, { path: "groups" }]);
  });

  it("is not told where both say the same, in whatever order", () => {
    const { cluster } = anInventory();
    const { people, findings } = applied(
      { cluster: { ...cluster, superUsers: ["User:a", "User:b"] } },
      anOverlay({ cluster: { superUsers: ["User:b", "User:a"] } }),
    );
    expect(findings).toEqual([]);
    expect(people.cluster.superUsers).toEqual(["User:b", "User:a"]);
  });
});

describe("references", () => {
  it("to owners are looked up in all files, and one that leads nowhere ends the work at its line", () => {
    const owners = anOverlay({ owners: payments }, "owners.yaml");
    expect(problemsOf(() => applied({}, owners, overlayFrom("topics:\n  orders: {owner: payments}\n")))).toEqual([]);
    expect(
      problemsOf(() =>
        applied(
          {},
          owners,
          overlayFrom("topics:\n  orders:\n    owner: paymets\n    rollback:\n      approver: nobody-else\n"),
        ),
      ),
    ).toEqual([
      'overlay.yaml:5:12  topics.orders.owner  "paymets" is not under owners of any overlay (nearest: "payments").\n  Correct it, or add it: owners: {"paymets": {team: …, contact: …, approver: …}}.',
      'overlay.yaml:7:17  topics.orders.rollback.approver  "nobody-else" is not under owners of any overlay.\n  Correct it, or add it: owners: {"nobody-else": {team: …, contact: …, approver: …}}.',
    ]);
  });

  it("to applications and topics that nobody knows are findings", () => {
    const { findings } = applied(
      {},
      anOverlay({
        applications: { billing: {} },
        groups: { billing: { application: "biling" } },
        producers: { web: { application: "billing", topics: ["ordres"] } },
      }),
    );
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      [
        "OVERLAY_REFERS_TO_NOTHING",
        'groups billing: application names "biling", which is not under applications (nearest: "billing").',
      ],
      [
        "OVERLAY_REFERS_TO_NOTHING",
        'producers web: topics names "ordres", which is not a topic of the inventory (nearest: "orders").',
      ],
    ]);
  });
});

describe("principals", () => {
  const two = { acls: [anAcl({ principal: "User:a" }), anAcl({ principal: "User:b" })] };

  it("are never made one by a glob; the rest of what it says holds", () => {
    const { people, findings } = applied(
      two,
      anOverlay({ principals: { "User:*": { target: { principal: "User:t", mechanism: "mTLS" } } } }),
    );
    expect(findings).toMatchObject([{ code: "OVERLAY_GLOB_MERGES_PRINCIPALS", objects: ["User:a", "User:b"] }]);
    expect(people.principals.get("User:a")).toEqual({ target: { mechanism: "mTLS" } });
  });

  it("may be made one by name", () => {
    const { people, findings } = applied(
      two,
      anOverlay({
        principals: { "User:a": { target: { principal: "User:t" } }, "User:b": { target: { principal: "User:t" } } },
      }),
    );
    expect(findings).toEqual([]);
    expect([...people.principals.values()].map(({ target }) => target?.principal)).toEqual(["User:t", "User:t"]);
  });
});

describe("operations of several files", () => {
  it("have their lists put together, every element once", () => {
    const dashboard = { name: "lag", covers: ["source" as const] };
    const { people, findings } = applied(
      {},
      anOverlay({ operations: { dashboards: [dashboard], quotasPolicy: "ask" } }, "a.yaml"),
      anOverlay(
        { operations: { dashboards: [dashboard, { ...dashboard, name: "bytes" }], quotasPolicy: "x" } },
        "b.yaml",
      ),
    );
    expect(people.operations.dashboards?.map(({ name }) => name)).toEqual(["lag", "bytes"]);
    expect(findings).toMatchObject([{ code: "OVERLAY_CONFLICT", area: "operations", field: "quotasPolicy" }]);
  });
});

describe("scale", () => {
  it("takes many topics and 50 globs with work in proportion", () => {
    const overlay = anOverlay({
      topics: Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [
          `team-${String(index)}.*`,
          {
            criticality: (index % 4) + 1,
            keyed: true,
            rollback: { routingChange: "dns", sourceRemainsWritable: true },
          },
        ]),
      ),
    });
    const growth = growthOf(2_500, (count) => {
      const inventory = anInventory({
        topics: Array.from({ length: count }, (_, index) =>
          aTopic({ name: `team-${String(index % 50)}.topic.${String(index)}` }),
        ),
        groups: Array.from({ length: count / 5 }, (_, index) => aGroup({ groupId: `group-${String(index)}` })),
      });
      return () => {
        const { people, findings } = applied(inventory, overlay);
        expect(people.topics.size).toBe(count);
        expect(findings).toEqual([]);
      };
    });
    expect(growth).toBeLessThan(inProportion);
  });

  it("tells the place of each of many names that are nowhere with work in proportion", () => {
    const growth = growthOf(1_500, (count) => {
      const names = Array.from({ length: count }, (_, index) => [`gone-${String(index)}`, { criticality: 1 }]);
      return () => {
        const { findings } = applied({}, anOverlay({ topics: Object.fromEntries(names) }));
        expect(findings).toHaveLength(count);
      };
    });
    expect(growth).toBeLessThan(inProportion);
  });
});
