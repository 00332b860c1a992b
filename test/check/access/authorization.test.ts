import fc from "fast-check";
import { type Acl, operations, type Operation } from "../../../src/kafka/acl";
import {
  type AccessRequest,
  covering,
  denialsWithin,
  effectsOf,
  everyone,
  indexAcls,
  isAuthorized,
  touching,
} from "../../../src/kafka/authorization";
import { anAcl } from "../../builders/expectations";
import { growthOf, inProportion } from "../../growth";

const asking = (changes: Partial<AccessRequest> = {}): AccessRequest => ({
  principal: "User:billing",
  host: "10.0.0.7",
  operation: "READ",
  resourceType: "TOPIC",
  resourceName: "orders",
  ...changes,
});

describe("what an authorizer allows", () => {
  const may = (acls: readonly Acl[], changes: Partial<AccessRequest> = {}): boolean =>
    isAuthorized(indexAcls(acls), asking(changes));

  it("is nothing where no ACL allows it", () => {
    expect(may([])).toBe(false);
    expect(may([anAcl({ principal: "User:other" })])).toBe(false);
    expect(may([anAcl({ resourceType: "GROUP" })])).toBe(false);
    expect(may([anAcl({ resourceName: "orders2" })])).toBe(false);
  });

  it("follows literal names, prefixes and the wildcard", () => {
    expect(may([anAcl()])).toBe(true);
    expect(may([anAcl({ resourceName: "ord", patternType: "PREFIXED" })])).toBe(true);
    expect(may([anAcl({ resourceName: "orders.", patternType: "PREFIXED" })])).toBe(false);
    expect(may([anAcl({ resourceName: "*" })])).toBe(true);
    expect(may([anAcl({ resourceName: "*", patternType: "PREFIXED" })])).toBe(false);
  });

  it("knows everyone and hosts, which it compares literally", () => {
    expect(may([anAcl({ principal: everyone })])).toBe(true);
    expect(may([anAcl({ host: "10.0.0.7" })])).toBe(true);
    expect(may([anAcl({ host: "10.0.0.0/24" })])).toBe(false);
  });

  it("implies DESCRIBE by READ, WRITE, DELETE and ALTER, and DESCRIBE_CONFIGS by ALTER_CONFIGS, never the other way", () => {
    for (const operation of ["READ", "WRITE", "DELETE", "ALTER"] as const)
      expect(may([anAcl({ operation })], { operation: "DESCRIBE" })).toBe(true);
    expect(may([anAcl({ operation: "CREATE" })], { operation: "DESCRIBE" })).toBe(false);
    expect(may([anAcl({ operation: "ALTER_CONFIGS" })], { operation: "DESCRIBE_CONFIGS" })).toBe(true);
    expect(may([anAcl({ operation: "DESCRIBE" })], { operation: "READ" })).toBe(false);
    expect(may([anAcl({ operation: "ALL" })], { operation: "ALTER_CONFIGS" })).toBe(true);
  });

  it("lets a DENY win, and lets it refuse just the operation that it names", () => {
    expect(may([anAcl(), anAcl({ permission: "DENY", principal: everyone })])).toBe(false);
    expect(may([anAcl(), anAcl({ permission: "DENY", operation: "ALL" })])).toBe(false);
    expect(may([anAcl(), anAcl({ permission: "DENY", operation: "READ" })], { operation: "DESCRIBE" })).toBe(true);
    expect(may([anAcl(), anAcl({ permission: "DENY", host: "10.0.0.8" })])).toBe(true);
  });
});

describe("an ACL that decides a whole scope", () => {
  it("is found for a prefix by a shorter prefix or the wildcard, not by a literal name", () => {
    const scope = anAcl({ resourceName: "orders.", patternType: "PREFIXED" });
    const found = (acl: Acl): boolean => covering(indexAcls([acl]), "ALLOW", scope, "READ") !== undefined;
    expect(found(anAcl({ resourceName: "ord", patternType: "PREFIXED" }))).toBe(true);
    expect(found(anAcl({ resourceName: "*" }))).toBe(true);
    expect(found(anAcl({ resourceName: "orders.v1", patternType: "PREFIXED" }))).toBe(false);
    expect(found(anAcl({ resourceName: "orders." }))).toBe(false);
  });

  it("must be for every host where the scope is", () => {
    const index = indexAcls([anAcl({ host: "10.0.0.7" })]);
    expect(covering(index, "ALLOW", anAcl(), "READ")).toBeUndefined();
    expect(covering(index, "ALLOW", anAcl({ host: "10.0.0.7" }), "READ")).toBeDefined();
  });

  it("finds the denials of a part: one name under a prefix, one host, a name of all names", () => {
    const denial = anAcl({ permission: "DENY", resourceName: "orders.secret", host: "10.0.0.9" });
    const index = indexAcls([denial, anAcl({ permission: "DENY", resourceName: "payments" })]);
    expect(denialsWithin(index, anAcl({ resourceName: "orders", patternType: "PREFIXED" }), "READ")).toEqual([denial]);
    expect(denialsWithin(index, anAcl({ resourceName: "*" }), "READ")).toHaveLength(2);
    expect(denialsWithin(index, anAcl({ resourceName: "orders.secret", host: "10.0.0.1" }), "READ")).toEqual([]);
    expect(denialsWithin(index, anAcl({ resourceName: "orders.secret" }), "DESCRIBE")).toEqual([]);
  });
});

describe("the index", () => {
  const acl = fc.record({
    principal: fc.constantFrom("User:a", "User:b", everyone),
    host: fc.constantFrom("*", "h1", "h2"),
    operation: fc.constantFrom(...operations),
    permission: fc.constantFrom("ALLOW" as const, "DENY" as const),
    resourceType: fc.constantFrom("TOPIC" as const, "GROUP" as const),
    resourceName: fc.constantFrom("*", "a", "ab", "abc", "b"),
    patternType: fc.constantFrom("LITERAL" as const, "PREFIXED" as const),
  });

  /** The rules as StandardAuthorizer goes through them, one ACL after the other. */
  function slowly(acls: readonly Acl[], asked: AccessRequest): boolean {
    const meant = acls.filter(
      (one) =>
        one.resourceType === asked.resourceType &&
        (one.principal === asked.principal || one.principal === everyone) &&
        (one.host === asked.host || one.host === "*") &&
        (one.patternType === "PREFIXED"
          ? asked.resourceName.startsWith(one.resourceName)
          : one.resourceName === asked.resourceName || one.resourceName === "*"),
    );
    const implying: Partial<Record<Operation, readonly Operation[]>> = {
      DESCRIBE: ["READ", "WRITE", "DELETE", "ALTER"],
      DESCRIBE_CONFIGS: ["ALTER_CONFIGS"],
    };
    const names = (one: Acl): boolean => one.operation === "ALL" || one.operation === asked.operation;
    if (meant.some((one) => one.permission === "DENY" && names(one))) return false;
    return meant.some(
      (one) =>
        one.permission === "ALLOW" && (names(one) || implying[asked.operation]?.includes(one.operation) === true),
    );
  }

  it("decides as going through every ACL does", () => {
    fc.assert(
      fc.property(
        fc.array(acl, { maxLength: 12 }),
        fc.constantFrom("User:a", "User:b"),
        fc.constantFrom("h1", "h3"),
        fc.constantFrom(...operations.filter((operation) => operation !== "ALL")),
        fc.constantFrom("a", "ab", "abcd", "c"),
        (acls, principal, host, operation, resourceName) => {
          const asked = { principal, host, operation, resourceType: "TOPIC", resourceName } as const;
          expect(isAuthorized(indexAcls(acls), asked)).toBe(slowly(acls, asked));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("asks as many grants as there are ACLs with work in proportion", () => {
    const growth = growthOf(5_000, (count) => {
      const acls = Array.from({ length: count }, (_, at) => anAcl({ resourceName: `topic-${String(at)}` }));
      const index = indexAcls([
        ...acls,
        anAcl({ permission: "DENY", resourceName: "secret", patternType: "PREFIXED" }),
      ]);
      return () => {
        const granted = acls.filter((one) => covering(index, "ALLOW", one, "READ") === one).length;
        const refused = acls.filter((one) => denialsWithin(index, one, "READ").length > 0).length;
        expect([granted, refused]).toEqual([count, 0]);
      };
    });
    expect(growth).toBeLessThan(inProportion);
  });

  it("knows what ALL is on each type of resource", () => {
    expect(effectsOf(anAcl({ operation: "ALL", resourceType: "TRANSACTIONAL_ID" }))).toEqual([
      "DESCRIBE",
      "WRITE",
      "TWO_PHASE_COMMIT",
    ]);
  });
});

describe("an ACL that has to do with a scope", () => {
  const acl = (resourceName: string, patternType: "LITERAL" | "PREFIXED" = "LITERAL") => ({
    principal: "User:a",
    host: "*",
    operation: "READ" as const,
    permission: "ALLOW" as const,
    resourceType: "TOPIC" as const,
    resourceName,
    patternType,
  });
  const near = (scope: ReturnType<typeof acl>, ...acls: readonly ReturnType<typeof acl>[]) =>
    touching(indexAcls(acls), "ALLOW", scope)?.resourceName;

  test("is on the same names, on more or on less, the closest first", () => {
    expect(near(acl("orders.v1"), acl("o", "PREFIXED"), acl("orders", "PREFIXED"), acl("*"))).toBe("orders");
    expect(near(acl("orders.", "PREFIXED"), acl("orders.v1"))).toBe("orders.v1");
    expect(near(acl("*"), acl("orders.v1"))).toBe("orders.v1");
  });

  test("is on no other name and of no other principal", () => {
    expect(near(acl("orders"), acl("orders.v1"))).toBeUndefined();
    expect(near(acl("orders.", "PREFIXED"), acl("payments"))).toBeUndefined();
    expect(near({ ...acl("orders"), principal: "User:b" }, acl("orders"))).toBeUndefined();
  });
});
