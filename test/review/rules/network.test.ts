import { networkSchema } from "../../../src/network/document";
import { declaredNetwork } from "../../../src/review/declared-network";
import { exposureOf } from "../../../src/review/exposure/exposure-of";
import { type Knowledge } from "../../../src/review/knowledge";
import { type Plan } from "../../../src/review/plan/plan";
import { planOf } from "../../../src/review/plan/plan-of";
import { type Rule } from "../../../src/review/rule";
import { networkRules } from "../../../src/review/rules/network/catalogue";
import { runbookEdgeMissing } from "../../../src/review/rules/network/runbook-edge-missing";
import { aKnowledge } from "../../builders/knowledge";
import { synthesizedFoundation } from "../../builders/migration-target";

const foundation = synthesizedFoundation();
const network = declaredNetwork(networkSchema.parse(JSON.parse(foundation.files.get("network.json") ?? "{}")));
const stackFile = "cdktf.out/stacks/foundation/cdk.tf.json";

/** The stack without some of its resources, as `without` names them. */
function stack(without: (type: string, id: string) => boolean = () => false): Plan {
  const json = JSON.parse(foundation.text);
  for (const [type, blocks] of Object.entries(foundation.resource))
    json.resource[type] = Object.fromEntries(Object.entries(blocks).filter(([id]) => !without(type, id)));
  return planOf(json, stackFile);
}

function said(rules: readonly Rule[], plan: Plan, known: Knowledge): readonly string[] {
  return rules.flatMap(({ name, find }) => [...find(plan, known)].map(({ seen }) => `${name}: ${seen}`));
}

describe("a foundation of this package", () => {
  test.each([
    ["alone", aKnowledge()],
    ["with its declared network", aKnowledge({ network })],
  ])("gives no finding, %s", (_, known) => {
    expect(said(networkRules, stack(), known)).toEqual([]);
  });

  test("lacks an action of the runbook as soon as a rule of it is gone", () => {
    const plan = stack((type, id) => type === "aws_vpc_security_group_ingress_rule" && id.includes("operatorbroker"));
    expect(said([runbookEdgeMissing], plan, aKnowledge({ network }))).toEqual(
      ["alter-acls", "set-offsets", "roll-credential"].map((action) =>
        expect.stringMatching(
          new RegExp(
            `^runbook-edge-missing: ${action} needs control operator→broker tcp 9095, which no ingress rule of `,
          ),
        ),
      ),
    );
  });

  test("lacks its way back as soon as the client's rule at the source's endpoint is gone", () => {
    const plan = stack((type, id) => type.startsWith("aws_vpc_security_group") && id.includes("clientsource-endpoint"));
    const actions = said([runbookEdgeMissing], plan, aKnowledge({ network })).map((text) => text.split(" ")[1]);
    expect(actions).toEqual(["revert-producers", "revert-consumers"]);
  });

  test("has its groups looked up by others: the runbook cannot be followed, and that is said", () => {
    const json = JSON.parse(foundation.text);
    for (const group of Object.values<Record<string, unknown>>(json.resource.aws_security_group)) delete group.tags;
    const sightings = [...runbookEdgeMissing.find(planOf(json, stackFile), aKnowledge({ network }))];
    expect(sightings.map(({ verdict }) => verdict)).toEqual(["cannot-tell"]);
  });

  test("shows each consumer, operators, the scraper and the replicator, and nothing uncertain", () => {
    const { ways, unresolved } = exposureOf(stack(), aKnowledge({ network }));
    expect(unresolved).toEqual([]);
    expect(ways.filter(({ certain }) => !certain)).toEqual([]);
    const short = ways.map(({ path, client, through, to, ports, until }) =>
      [path, client.consumer ?? roleOf(client.name), ...through.map(roleOf), roleOf(to), ports, until].join(" "),
    );
    expect(short).toEqual(
      expect.arrayContaining([
        "data billing service balancer 4 listeners broker tcp 19000, 19092-19094 ",
        "data replicator endpoint tcp 9092 2027-03-31",
        "data replicator broker tcp 9096 ",
        "control 10.9.0.0/24 broker tcp 9095 ",
        "observability scraper broker tcp 9404 ",
      ]),
    );
  });
});

/** `broker` in `aws_security_group.orders_paths_group_broker_86536B03`. */
function roleOf(address: string): string {
  return /^aws_\w+\.(?:.*_)?([a-z-]+)_[0-9A-F]{8}$/.exec(address)?.[1] ?? address;
}
