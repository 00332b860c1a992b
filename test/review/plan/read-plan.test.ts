import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DocumentError } from "../../../src/documents/problem";
import { findingsOf } from "../../../src/review/findings-of";
import { type Plan } from "../../../src/review/plan/plan";
import { readPlans } from "../../../src/review/plan/read-plan";
import { field } from "../../../src/review/plan/value";
import { secretInOutput } from "../../../src/review/rules/secrets/secret-in-output";
import { aKnowledge } from "../../builders/knowledge";
import { aStack, planJson } from "../../builders/plan";

describe("what a review is about", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "read-plan-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function written(name: string, content: unknown): string {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return file;
  }

  async function refused(place: string): Promise<string> {
    const error: unknown = await readPlans(place).catch((reason: unknown) => reason);
    if (!(error instanceof DocumentError)) throw new Error(`not refused: ${String(error)}`);
    expect(error.stack).toBe(error.message);
    return error.message.replaceAll(`${folder}/`, "").replaceAll(folder, "FOLDER");
  }

  const aTopicPlan = planJson([{ type: "kafka_topic", name: "orders", after: { name: "orders" } }]);
  const aStackJson = { terraform: {}, resource: { kafka_topic: { orders: { name: "orders" } } } };

  describe("may be", () => {
    it("a plan, with the place of each resource", async () => {
      const text = JSON.stringify(aTopicPlan, null, 2);
      const file = written("w01.json", text);
      const [plan] = await readPlans(file);
      expect(plan).toMatchObject({ stack: "w01", file, kind: "plan", unread: [], destroys: false });
      const lines = text.split("\n");
      const { line, column } = plan!.resources[0]!.place!;
      expect(lines[line - 1]!.slice(column - 1)).toBe("{");
      expect(lines[line]).toContain('"address": "kafka_topic.orders"');
    });

    it("a state, as Terraform shows it and as it stores it", async () => {
      const [shown] = await readPlans(join(__dirname, "fixtures", "state.json"));
      const [stored] = await readPlans(join(__dirname, "fixtures", "terraform.tfstate"));
      expect([shown!.kind, stored!.kind]).toEqual(["state", "state"]);
      const addresses = (plan: typeof shown): readonly string[] => plan!.resources.map(({ address }) => address).sort();
      expect(addresses(shown)).toEqual(addresses(stored));
      expect(addresses(shown)).toContain('module.child["k1"].module.grand.terraform_data.g');
      for (const address of addresses(shown))
        expect(field(shown!.at(address)!.after!, "id")).toEqual(field(stored!.at(address)!.after!, "id"));
      expect(shown!.at("terraform_data.object")).toMatchObject({ action: "exists", before: null });
    });

    it("a synthesized stack or its folder, named by the folder", async () => {
      written("stacks/orders/cdk.tf.json", aStackJson);
      const byFolder = await readPlans(join(folder, "stacks/orders"));
      const byFile = await readPlans(join(folder, "stacks/orders/cdk.tf.json"));
      for (const [stack] of [byFolder, byFile]) expect(stack).toMatchObject({ stack: "orders", kind: "synthesized" });
    });

    it("cdktf.out with all of its stacks, in the order of its manifest", async () => {
      written("stacks/a/cdk.tf.json", aStackJson);
      written("stacks/b/cdk.tf.json", aStackJson);
      written("manifest.json", {
        stacks: {
          b: { synthesizedStackPath: "stacks/b/cdk.tf.json" },
          a: { synthesizedStackPath: "stacks/a/cdk.tf.json" },
        },
      });
      expect((await readPlans(folder)).map(({ stack }) => stack)).toEqual(["b", "a"]);
    });

    it("a folder of plans, passing over what kafka-byoc writes beside them", async () => {
      written("w02.json", aTopicPlan);
      written("w01.json", aTopicPlan);
      written("network.json", { apiVersion: "kafka-byoc/v1" });
      written("notes.txt", "no plan");
      expect((await readPlans(folder)).map(({ stack }) => stack)).toEqual(["w01", "w02"]);
    });
  });

  it("is told of the construct, the place and the lifecycle by the stack beside a plan", async () => {
    written(
      "cdk.tf.json",
      '{"resource": {"kafka_topic": {\n "orders": {"//": {"metadata": {"path": "w01/orders"}}, "lifecycle": {"prevent_destroy": true}}}}}',
    );
    const [plan] = await readPlans(written("plan.json", aTopicPlan));
    expect(plan!.at("kafka_topic.orders")).toMatchObject({
      constructPath: "w01/orders",
      lifecycle: { preventDestroy: true, createBeforeDestroy: false },
      place: { file: join(folder, "cdk.tf.json"), line: 2, column: 2 },
    });
  });

  describe("tells where an output stands, and with it a finding", () => {
    const output = { mm2_password: { value: "aGVsbG8gd29ybGQgMTIzNDU2" } };
    const change = { actions: ["create"], before: null, after: output.mm2_password.value, after_unknown: false };
    const aPlanJson = { ...planJson([]), output_changes: { mm2_password: change } };
    const places = (plan: Plan, synthesized: Plan | null = null) =>
      findingsOf(plan, aKnowledge(), [secretInOutput], synthesized).map(({ place }) => place);

    it.each([
      ["a synthesized stack", "cdk.tf.json", { ...aStackJson, output }],
      ["a plan", "plan.json", aPlanJson],
      ["a state", "terraform.tfstate", { version: 4, terraform_version: "1.11.4", outputs: output, resources: [] }],
    ])("in %s", async (_, name, json) => {
      const text = JSON.stringify(json, null, 1);
      const file = written(name, text);
      const [plan] = await readPlans(file);
      const line = text.split("\n").findIndex((one) => one.includes('"mm2_password"')) + 1;
      expect(line).toBeGreaterThan(1);
      expect(places(plan!)).toEqual([{ file, line, column: 3 }]);
    });

    it("in the stack that a plan was made of", async () => {
      const [plan] = await readPlans(written("plan.json", aPlanJson));
      const file = written("stack.tf.json", JSON.stringify({ ...aStackJson, output }, null, 1));
      const [stack] = await readPlans(file);
      expect(places(plan!, stack)).toEqual([expect.objectContaining({ file })]);
      expect(places(plan!, aStack({}))).toEqual(places(plan!));
    });
  });

  it("tells what each change does, why, and what forces a replacement", async () => {
    const [plan] = await readPlans(join(__dirname, "fixtures", "second-plan.json"));
    expect(plan!.at("terraform_data.counted[0]")).toMatchObject({
      action: "replace-delete-first",
      actionReason: "replace_by_request",
      index: 0,
    });
    expect(plan!.at("terraform_data.a")).toMatchObject({ action: "update" });
    expect(plan!.at('terraform_data.many["z"]')).toMatchObject({ action: "create", before: null });
  });

  describe("is refused with a sentence where it is", () => {
    it.each<readonly [string, unknown, string]>([
      [
        "cut",
        JSON.stringify(aTopicPlan).slice(0, 300),
        "f.json:1:301  is not JSON: it ends early, inside of an object, after 300 bytes (byte 300).",
      ],
      ["empty", "", "f.json:1:1  is not JSON: it is empty"],
      ["YAML", "apiVersion: v1\nkind: List\n", 'f.json:1  is not JSON: it begins with "a".'],
      ["HTML", "<!doctype html>", 'f.json:1  is not JSON: it begins with "<".'],
      [
        "the plan that Terraform stores",
        Buffer.from("PK\u0003\u0004…"),
        "which only Terraform reads.\n  Write terraform show -json tfplan > plan.json",
      ],
      ["compressed", Buffer.from([0x1f, 0x8b, 8, 0]), "is compressed with gzip"],
      ["what PowerShell writes", Buffer.from("\ufeff{}", "utf16le"), "is UTF-16, as PowerShell's > writes it"],
      ["an inventory", { apiVersion: "kafka-byoc/v1", kind: "Inventory" }, '"Inventory" is another kind of document'],
      [
        "the log of a plan",
        '{"@level":"info","@message":"Terraform 1.11"}',
        "is the log of terraform plan -json, and not the plan",
      ],
      [
        "another document of Terraform",
        { format_version: "1.0", valid: true },
        "has neither a plan nor the values of a state",
      ],
      ["something else", { name: "x" }, "is no plan, state or synthesized stack"],
      ["a list", [aTopicPlan], "is no plan, state or synthesized stack"],
      [
        "a plan of the future",
        { ...aTopicPlan, format_version: "2.0" },
        '"2.0" is no format_version that this version reads: it reads 1.x.',
      ],
      ["a plan of the past", { ...aTopicPlan, format_version: "0.2" }, '"0.2" is no format_version'],
      ["a plan with no version", { resource_changes: [] }, "has no format_version"],
      ["a plan whose version is a number", { ...aTopicPlan, format_version: 1.2 }, "1.2 is no format_version"],
      [
        "a state of old",
        { version: 3, lineage: "x", modules: [] },
        "3 is a version of the state file that this version does not read",
      ],
      [
        "nested without end",
        `{"format_version": "1.2", "x": ${"[".repeat(100_000)}`,
        "it is nested deeper than 1000 levels",
      ],
      [
        "a plan whose changes are no list",
        { ...aTopicPlan, resource_changes: { a: 1 } },
        "f.json:1:54  resource_changes  is not a list.",
      ],
      [
        "a plan with a change that is none",
        { ...aTopicPlan, resource_changes: [null, 7] },
        "resource_changes[1]  is not an object",
      ],
      [
        "a plan with a change without a name",
        { ...aTopicPlan, resource_changes: [{ address: "a.b" }] },
        "has no address, type and name",
      ],
      [
        "a plan that does what nobody knows",
        {
          ...aTopicPlan,
          resource_changes: [{ address: "a.b", type: "a", name: "b", change: { actions: ["explode"] } }],
        },
        'a.b change.actions  ["explode"] is nothing that a plan does with a resource.',
      ],
      ["a stack whose resources are a text", { terraform: {}, resource: "x" }, "resource  is no object"],
    ])("%s", async (_what, content, sentence) => {
      expect(await refused(written("f.json", content))).toContain(sentence);
    });

    it("not there, or a folder with nothing in it", async () => {
      expect(await refused(join(folder, "none.json"))).toContain(
        "none.json  cannot be read: there is no such file or folder.",
      );
      expect(await refused(folder)).toContain("FOLDER  has no plan, no state and no synthesized stack.");
    });

    it("a manifest that names no stack, or leads out of its folder", async () => {
      written("manifest.json", { stacks: {} });
      expect(await refused(folder)).toContain("manifest.json  stacks  names no stack.");
      written("manifest.json", { stacks: { x: { synthesizedStackPath: "../../etc/passwd" } } });
      expect(await refused(folder)).toContain("leads out of its folder for the stack x.");
      written("manifest.json", "{");
      expect(await refused(folder)).toContain("manifest.json  is not JSON.");
    });

    it("one bad file of a folder, with the problems of all of them", async () => {
      written("a.json", "{");
      written("b.json", aTopicPlan);
      written("c.json", "[");
      expect(await refused(folder)).toMatch(/a\.json:1:2 .*\n.*\nc\.json:1:2 /);
    });

    it("a plan with thousands of broken changes, told in twenty lines", async () => {
      const message = await refused(written("f.json", { ...aTopicPlan, resource_changes: new Array(5000).fill(1) }));
      expect(message.split("\n").filter((line) => line.includes("is not an object"))).toHaveLength(20);
      expect(message).toContain("has 4980 more problems of this kind.");
    });
  });

  it("takes a minor version of the future", async () => {
    const [plan] = await readPlans(written("f.json", { ...aTopicPlan, format_version: "1.99", something_new: [1] }));
    expect(plan!.resources).toHaveLength(1);
  });
});
