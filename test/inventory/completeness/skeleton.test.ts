import { assess } from "../../../src/inventory/completeness/assess";
import { skeletonOf } from "../../../src/inventory/completeness/skeleton";
import { knownNames } from "../../../src/inventory/overlay/known-names";
import { parseOverlay } from "../../../src/inventory/overlay/read-overlay";
import { aGroup, anAcl, anInventory, aTopic } from "../../builders/inventory";
import { anOverlay, applied } from "../../builders/overlay";

const schema = "./node_modules/cdktf-kafka-byoc/lib/schemas/inventory-overlay.schema.json";

/** Words that give every kind of object something to ask about. */
const somebodySaid = anOverlay(
  {
    owners: { pay: { team: "Payments\ntopics: 3" } },
    applications: { web: { frameworks: ["kafka-streams"], rollback: { routingChange: "dns" } } },
    producers: { api: { settings: { transactionalId: "tx" } } },
    endpoints: { main: { kind: "bootstrap" } },
    groups: { billing: { restartMethod: "manual-reset" } },
  },
  "said.yaml",
);

const inventory = anInventory({
  topics: [aTopic(), aTopic({ name: "true" }), aTopic({ name: "a.dlq" })],
  groups: [aGroup(), aGroup({ groupId: "odd: # [name]\nnext" })],
  acls: [anAcl(), anAcl({ principal: "User:CN=a,O=b" })],
  schemas: {
    registries: [],
    subjects: [
      {
        registry: "http://registry.example",
        context: ".",
        subject: "orders-value",
        compatibility: null,
        mode: null,
        versions: null,
      },
    ],
  },
  connectClusters: [
    {
      ...{ url: "http://connect.example", version: null, kafkaClusterId: null, groupId: null, internalTopics: null },
      connectors: [
        {
          ...{ name: "jdbc", class: null, kind: "source", version: null, state: null, tasks: null, config: null },
          ...{ secretRefs: [], topics: null, groupId: null, offsets: null },
        },
      ],
    },
  ],
});

const completenessWith = (...overlays: readonly ReturnType<typeof parseOverlay>[]) => {
  const { people, findings } = applied(inventory, ...overlays);
  return assess(inventory, people, findings);
};

const openToPeople = (completeness: ReturnType<typeof assess>) =>
  completeness.open.filter(({ answeredBy }) => answeredBy !== "machine").map(({ id, objects }) => [id, objects]);

const mostRounds = 3;

describe("the skeleton of an overlay", () => {
  const text = skeletonOf(completenessWith(somebodySaid), { schema, known: knownNames(inventory) });

  it("begins with where an editor finds its schema", () => {
    expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=${schema}`);
  });

  it("is valid as it stands, and says nothing", () => {
    const read = parseOverlay(text, "skeleton.yaml");
    expect(applied(inventory, read).findings).toEqual([]);
    expect(openToPeople(completenessWith(somebodySaid, read))).toEqual(openToPeople(completenessWith(somebodySaid)));
  });

  it("explains each question once: what is asked, when, of whom, why, and how an answer looks", () => {
    expect(text).toContain(
      [
        "    # Which order of records its readers depend on.",
        "    # For the gate freeze; asked of: its owner, whom nobody has named. Two writers in two clusters break an order that readers depend on.",
        "    #orderingRequired:  # none, per-key, per-partition, global",
      ].join("\n"),
    );
    expect(text.split("Which order of records").length).toBe(2);
    expect(text.split("#orderingRequired:").length).toBe(4);
  });

  it("asks only what nobody has answered", () => {
    const answered = anOverlay({ topics: { "*": { orderingRequired: "none" } } });
    expect(
      skeletonOf(completenessWith(somebodySaid, answered), { schema, known: knownNames(inventory) }),
    ).not.toContain("orderingRequired");
  });

  it("refuses an answer that was only uncommented", () => {
    expect(() => parseOverlay(text.replace("#orderingRequired:", "orderingRequired:"), "s.yaml")).toThrow(
      /s\.yaml:\d+:\d+ {2}topics\.orders\.orderingRequired {2}null is not right/,
    );
  });

  it("leaves no question open once it is filled in", () => {
    const said = [somebodySaid];
    // An answer can raise questions of its own (a producer that was just named, a bootstrap address): they are asked next.
    for (let round = 1; round <= mostRounds; round += 1)
      said.push(
        parseOverlay(
          filledIn(skeletonOf(completenessWith(...said), { schema, known: knownNames(inventory) })),
          `round-${String(round)}.yaml`,
        ),
      );
    expect(applied(inventory, ...said).findings).toEqual([]);
    expect(openToPeople(completenessWith(...said))).toEqual([]);
  });
});

describe("the skeleton for many topics", () => {
  const names = Array.from({ length: 300 }, (_, index) => `team-${String(index % 3)}.t${String(index)}`);
  const many = anInventory({ topics: [...names, "alone", "pair.a", "pair.b"].map((name) => aTopic({ name })) });
  const known = knownNames(many);

  it("asks by glob where names that begin alike have the same questions open", () => {
    const text = skeletonOf(assess(many, applied(many).people), { schema, known });
    expect(text).toContain('  "team-0.*":  # 100: team-0.t0, team-0.t3, team-0.t6, …\n');
    for (const name of ["alone", "pair.a", "pair.b"]) expect(text).toContain(`  ${name}:\n`);
    expect(text).not.toContain("  team-0.t3:");
    expect(text.split("#criticality:").length - 1).toBe(6);
  });

  it("asks by name where one of them has been answered", () => {
    const said = anOverlay({ topics: { "team-0.t0": { criticality: 1 } } });
    const text = skeletonOf(assess(many, applied(many, said).people), { schema, known });
    expect(text).toContain("  team-0.t3:\n");
    expect(text).toContain('  "team-1.*":');
  });

  it("is answered for all of them by the glob", () => {
    const text = skeletonOf(assess(many, applied(many).people), { schema, known });
    const read = parseOverlay(text.replaceAll(/#criticality:.*/g, "criticality: 2"), "filled.yaml");
    const { people, findings } = applied(many, read);
    expect(findings).toEqual([]);
    expect(assess(many, people).open.filter(({ id }) => id === "topics.criticality")).toEqual([]);
  });
});

/** Takes the # away in front of every answer, as a person does, and gives an answer of the form that it asks for. */
function filledIn(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      if (/^#absent/.test(line)) return line.slice(1);
      const question = /^( *)#( *[\w-]+:)(?: {2}# (.*))?$/.exec(line);
      if (question === null)
        return /^ *# {2}topics: /.test(line) || /^ *# {2}role: /.test(line) ? line.replace("#", "") : line;
      const [, indent = "", key = "", shape] = question;
      return shape === undefined ? `${indent}${key}` : `${indent}${key} ${answerTo(key.trim(), shape)}`;
    })
    .join("\n");
}

const answers: Readonly<Record<string, string>> = {
  "owner:": "pay",
  "approver:": "pay",
  "frozenBy:": "pay",
  "application:": "web",
  "applications:": "[web]",
  "dependsOn:": "[]",
  "internalOf:": "web",
  "producersAllowedToResume:": "[web]",
  "class:": "application",
  "topics:": "[orders]",
  "principal:": "User:billing",
  "principals:": "['User:billing']",
  "target:": "{mechanism: mTLS}",
  "clientLibrary:": "{name: java-client}",
  "streams:": "{applicationId: web}",
  "dnsReversible:": "{reversible: true}",
  "downstreamToleratesTargetWindowWrites:": "{tolerated: false}",
  "auditLogs:": "{sink: s3}",
  "billingLabels:": "{team: pay}",
  "schemaClient:": "{autoRegister: false}",
  "lagSlo:": "{seconds: 5}",
};

function answerTo(key: string, shape: string): string {
  const own = answers[key];
  if (own !== undefined) return own;
  if (shape.startsWith("a list")) return "[]";
  if (shape === "true or false") return "true";
  if (shape.startsWith("a number") || /^\d to/.test(shape)) return "3";
  if (shape.startsWith("a duration")) return "P7D";
  if (shape.startsWith("a day")) return "2027-01-31";
  if (shape.startsWith("a moment")) return "2027-01-31T18:00:00Z";
  if (shape.startsWith("text")) return "said";
  const first = shape.split(",")[0] ?? "";
  return /^[01]$/.test(first) ? `"${first}"` : first;
}
