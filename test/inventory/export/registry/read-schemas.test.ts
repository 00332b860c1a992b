import { createHash } from "node:crypto";
import { readSchemas } from "../../../../src/inventory/export/registry/read-schemas";
import { type ExportedPart } from "../../../../src/inventory/export/with-parts";
import { type ScriptedServer } from "../http/scripted-server";
import { aSchema, notFound, type ScriptedRegistry, scriptedRegistry } from "./scripted-registry";

const now = new Date("2026-01-02T03:04:05.000Z");
const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Schemas = NonNullable<ExportedPart["fields"]["schemas"]>;

interface Told extends ExportedPart {
  readonly registries: Schemas["registries"];
  readonly subjects: Schemas["subjects"];
  readonly asked: readonly string[];
  /** Paths of unknowns with their error. */
  readonly missing: readonly string[];
}

async function told(...registries: readonly ScriptedRegistry[]): Promise<Told> {
  const started = await Promise.all(registries.map(scriptedRegistry));
  servers.push(...started);
  const part = await readSchemas(
    started.map(({ url }) => ({ urls: [url], tls: null, authorization: null })),
    { now },
  );
  return {
    ...part,
    registries: part.fields.schemas?.registries ?? [],
    subjects: part.fields.schemas?.subjects ?? [],
    asked: started.flatMap(({ asked }) => asked),
    missing: part.unknowns.map(({ path, error }) => `${path.replace(/\["http:[^"]*"\]/, "[…]")} ${error}`),
  };
}

const orders = [
  aSchema({ subject: "money-value", id: 1, schemaType: "JSON", schema: "{}" }),
  aSchema({ subject: "orders-value", id: 2, guid: "b1f0c9d2-0000-4000-8000-000000000000" }),
  aSchema({
    subject: "orders-value",
    version: 3,
    id: 7,
    schema: '"long"',
    references: [{ name: "Money", subject: "money-value", version: 1 }],
  }),
  aSchema({ subject: ":.staging:orders-value", id: 1, schemaType: "PROTOBUF", schema: 'syntax = "proto3";' }),
];

const confluent: ScriptedRegistry = {
  schemas: orders,
  levels: { "orders-value": "FULL_TRANSITIVE" },
  modes: { ":.staging:orders-value": "IMPORT" },
  contexts: [".", ".staging"],
};

describe("a registry that answers as Confluent's API documentation says", () => {
  it("is told whole: contexts, modes, levels of subjects' own, gaps in versions, ids, references, digests", async () => {
    const { registries, subjects, unknowns } = await told(confluent);
    expect(registries).toMatchObject([
      {
        software: "confluent",
        compatibility: "BACKWARD",
        mode: "READWRITE",
        contexts: [".", ".staging"],
        deviations: [],
      },
    ]);
    const registry = registries[0]?.url;
    expect(subjects).toMatchObject([
      { registry, context: ".staging", subject: "orders-value", compatibility: "inherited", mode: "IMPORT" },
      { registry, context: ".", subject: "money-value", compatibility: "inherited", mode: "inherited" },
      { registry, context: ".", subject: "orders-value", compatibility: "FULL_TRANSITIVE", mode: "inherited" },
    ]);
    expect(subjects[2]?.versions).toEqual([
      {
        version: 1,
        id: 2,
        guid: "b1f0c9d2-0000-4000-8000-000000000000",
        type: "AVRO",
        sha256: createHash("sha256").update('"string"').digest("hex"),
        references: [],
      },
      {
        version: 3,
        id: 7,
        guid: null,
        type: "AVRO",
        sha256: createHash("sha256").update('"long"').digest("hex"),
        references: [{ name: "Money", subject: "money-value", version: 1 }],
      },
    ]);
    expect(unknowns).toEqual([]);
  });

  it("is asked for its schemas in pages, not one by one, whatever the size of its pages", async () => {
    const { subjects, asked } = await told({ ...confluent, largestPage: 2 });
    expect(subjects.flatMap(({ versions }) => versions ?? [])).toHaveLength(4);
    expect(asked.filter((path) => path.startsWith("/schemas"))).toHaveLength(3);
    expect(asked.filter((path) => path.includes("/versions"))).toEqual([]);
  });

  it("has requests in proportion to its subjects: two for each, and some for itself", async () => {
    const schemas = Array.from({ length: 50 }, (_, n) =>
      [1, 2, 3].map((version) => aSchema({ subject: `s${String(n)}`, version })),
    ).flat();
    const { subjects, asked } = await told({ ...confluent, schemas });
    expect(subjects).toHaveLength(50);
    expect(asked.length).toBeLessThan(2 * 50 + 20);
  });

  it("is followed page by page where it has more subjects than it lists at once", async () => {
    const schemas = Array.from({ length: 23 }, (_, n) => aSchema({ subject: `s${String(n)}`, id: n + 1 }));
    const { subjects, unknowns, asked } = await told({ ...confluent, schemas, largestPage: 10 });
    expect(subjects).toHaveLength(23);
    expect(unknowns).toEqual([]);
    expect(asked.filter((path) => path.startsWith("/subjects?offset"))).toEqual([
      "/subjects?offset=10",
      "/subjects?offset=20",
      "/subjects?offset=23",
    ]);
  });

  it("loses no subject that its pages of schemas leave out", async () => {
    const left = await told({
      ...confluent,
      instead: (path, query) =>
        path === "/schemas" ? { body: Number(query.get("offset")) === 0 ? orders.slice(0, 1) : [] } : undefined,
    });
    expect(left.subjects.map(({ versions }) => versions?.length)).toEqual([1, 1, 2]);
  });

  it("has no subject that was deleted while it was read", async () => {
    const { subjects, unknowns } = await told({
      ...confluent,
      instead: (path) => (path === "/subjects" ? { body: ["money-value", "gone-value"] } : undefined),
    });
    expect(subjects.map(({ subject }) => subject)).toEqual(["money-value"]);
    expect(unknowns).toEqual([]);
  });

  it("tells the right that is missing, for what it hides alone", async () => {
    const { subjects, unknowns } = await told({
      ...confluent,
      instead: (path) =>
        path === "/config/money-value"
          ? { status: 403, body: { error_code: 40301, message: "User is denied" } }
          : undefined,
    });
    expect(subjects.map(({ subject, compatibility }) => [subject, compatibility])).toEqual([
      ["orders-value", "inherited"],
      ["money-value", null],
      ["orders-value", "FULL_TRANSITIVE"],
    ]);
    expect(unknowns).toEqual([
      {
        path: 'schemas.subjects["money-value"].compatibility',
        error: "FORBIDDEN",
        message:
          "The user has no right to read it: the compatibility level of money-value, status 403 (User is denied).",
        grantNeeded: "SUBJECT_COMPATIBILITY_READ on Subject money-value",
      },
    ]);
  });

  it("is not known as a whole where its subjects may not be listed", async () => {
    const { fields, unknowns } = await told({
      ...confluent,
      instead: (path) => (path === "/subjects" ? { status: 403, body: {} } : undefined),
    });
    expect(fields).toEqual({ schemas: null });
    expect(unknowns).toMatchObject([{ path: "schemas", error: "FORBIDDEN", grantNeeded: "GLOBAL_READ" }]);
  });
});

describe("a registry that does some things otherwise", () => {
  it("cannot tell whose a mode is where it answers the same for every subject", async () => {
    const { registries, subjects, missing } = await told({
      ...confluent,
      instead: (path) => (path.startsWith("/mode/") ? { body: { mode: "READWRITE" } } : undefined),
    });
    expect(subjects.map(({ mode }) => mode)).toEqual([null, null, null]);
    expect(missing).toEqual(["schemas.subjects[*].mode OWN_OR_INHERITED"]);
    expect(registries[0]?.deviations).toEqual([
      "GET /mode/SUBJECT answers a mode also where a subject has none: for 3 subjects it cannot be told whether they have one.",
    ]);
  });

  it("never takes its default for a subject's own level, though the registry has another", async () => {
    const { subjects } = await told({
      ...confluent,
      instead: (path) =>
        path === "/config/orders-value"
          ? { body: { compatibilityLevel: "FULL" } }
          : path.startsWith("/config/")
            ? { body: { compatibilityLevel: "NONE" } }
            : undefined,
    });
    expect(subjects.map(({ compatibility }) => compatibility)).toEqual([null, null, "FULL"]);
  });

  it("may write a level under another key", async () => {
    const { registries } = await told({
      ...confluent,
      instead: (path) => (path === "/config" ? { body: { compatibility: "NONE" } } : undefined),
    });
    expect(registries[0]?.compatibility).toBe("NONE");
  });

  it("is asked for each version where its pages of schemas do not say of which subject they are", async () => {
    const { registries, subjects } = await told({
      ...confluent,
      instead: (path) => (path === "/schemas" ? { body: [{ schema: '"string"' }] } : undefined),
    });
    expect(subjects.map(({ versions }) => versions?.length)).toEqual([1, 1, 2]);
    expect(registries[0]?.deviations).toEqual([
      "GET /schemas leaves out subject, version or id: each version was asked for by itself.",
    ]);
  });

  it("is not asked for ever where it answers the same page again and again", async () => {
    const { registries, asked } = await told({
      ...confluent,
      instead: (path) => (path === "/schemas" ? { body: orders } : undefined),
    });
    expect(asked.filter((path) => path.startsWith("/schemas"))).toHaveLength(2);
    expect(registries[0]?.deviations).toEqual(["GET /schemas ignores offset and limit, and answers all at once."]);
  });

  const notThere = notFound(404, "HTTP 404 Not Found");

  it("may have more subjects than it tells, which is a note of its own", async () => {
    const all = Array.from({ length: 1_000 }, (_, n) => aSchema({ subject: `s${String(n)}` }));
    const { missing, registries } = await told({
      ...confluent,
      schemas: all,
      instead: (path) =>
        path === "/subjects" ? { body: all.map(({ subject }) => subject) } : path === "/mode" ? notThere : undefined,
    });
    expect(missing).toContain("schemas.subjects SUBJECTS_MAY_BE_CUT_OFF");
    expect(registries[0]?.deviations).toContain("GET /subjects ignores offset, and its list of 1000 may be cut off.");
  });

  it("has null where it answers what is no mode and no level", async () => {
    const { registries, missing } = await told({
      ...confluent,
      instead: (path) =>
        path === "/mode" ? { body: { mode: "SLEEPING" } } : path === "/config" ? { body: "<html>" } : undefined,
    });
    expect(registries[0]).toMatchObject({ compatibility: null, mode: null });
    expect(missing).toEqual([
      "schemas.registries[…].compatibility UNEXPECTED_ANSWER",
      "schemas.registries[…].mode UNEXPECTED_ANSWER",
      "schemas.subjects[*].mode UNEXPECTED_ANSWER",
    ]);
  });

  it("without contexts has names like :.context:subject as they are", async () => {
    const { subjects, missing } = await told({
      ...confluent,
      instead: (path) => (path === "/contexts" ? notFound(404, "HTTP 404 Not Found") : undefined),
    });
    expect(subjects[0]).toMatchObject({ context: ".", subject: ":.staging:orders-value" });
    expect(missing).toEqual(["schemas.registries[…].contexts NOT_FOUND"]);
  });

  it.each([
    ["karapace", { server: "Karapace/3.15.0" }],
    ["redpanda", { server: "Seastar httpd" }],
  ])("is known for %s by what it says of itself", async (software, headers) => {
    const { registries } = await told({
      ...confluent,
      instead: (path) => (path === "/config" ? { body: { compatibilityLevel: "FULL" }, headers } : undefined),
    });
    expect(registries[0]?.software).toBe(software);
  });

  it("is of no software that is known where it shows nothing", async () => {
    const { registries, missing } = await told({
      ...confluent,
      instead: (path) => (path.startsWith("/v1") ? { status: 404 } : undefined),
    });
    expect(registries[0]?.software).toBeNull();
    expect(missing).toEqual(["schemas.registries[…].software NOT_RECOGNISED"]);
  });
});

describe("several registries", () => {
  it("are told together; of one that fails nothing is known, with the reason", async () => {
    const failing: ScriptedRegistry = { schemas: [], instead: () => ({ status: 401 }) };
    const { registries, subjects, sources, provenance, missing } = await told(confluent, failing);
    expect(registries.map(({ software }) => software)).toEqual(["confluent", null]);
    expect(subjects).toHaveLength(3);
    expect(missing).toEqual(["schemas.registries[…] UNAUTHORIZED"]);
    expect(sources.map(({ id }) => id)).toEqual(["schema-registry", "schema-registry-2"]);
    expect(provenance).toEqual([
      { path: `schemas.registries[${JSON.stringify(registries[1]?.url)}]`, source: "schema-registry-2" },
    ]);
  });
});
