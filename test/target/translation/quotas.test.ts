import { type Inventory } from "../../../src/inventory/document/inventory";
import { anInventory } from "../../builders/inventory";
import { aWave, problemsOf, translated, type WaveParts } from "../../builders/wave";

type Quota = NonNullable<Inventory["quotas"]>[number];

const values = { producer_byte_rate: 1048576, request_percentage: 12.5 };

const translate = (quotas: Quota[], wave: WaveParts = {}) => translated(aWave(wave), anInventory({ quotas }));

describe("translating quotas", () => {
  it("moves the quota of a wave principal", () => {
    const { quotas, ledger } = translate([{ entity: { user: "billing" }, values }]);
    expect(quotas).toEqual([{ entity: { user: "billing" }, values }]);
    expect(ledger.filter(({ object }) => object.kind === "quota")).toEqual([]);
  });

  it.each<[Quota["entity"], string, string]>([
    [{ user: "audit" }, "quota user=audit", "quota-of-user-outside-wave"],
    [{ user: null }, "quota user=<default>", "quota-of-whole-cluster"],
    [{ "client-id": "reports" }, "quota client-id=reports", "quota-of-whole-cluster"],
    [{ ip: null }, "quota ip=<default>", "quota-of-whole-cluster"],
  ])("leaves %j at the source and says so", (entity, change, rule) => {
    const { quotas, ledger } = translate([{ entity, values }]);
    expect(quotas).toEqual([]);
    expect(ledger.find((line) => line.change === change)).toMatchObject({
      action: "kept-aside",
      source: "producer_byte_rate=1048576, request_percentage=12.5",
      rule,
    });
  });

  it.each([null, "reports"])("asks for an approval to drop a user's quota for client id %s", (clientId) => {
    const quotas = [{ entity: { user: "billing", "client-id": clientId }, values }];
    const [problem] = problemsOf(() => translate(quotas));
    expect(problem).toContain(`needs an approval: quota user=billing,client-id=${clientId ?? "<default>"}`);
  });
});
