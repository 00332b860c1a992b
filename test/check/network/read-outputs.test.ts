import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOutputs } from "../../../src/check/network/read-outputs";

const fileOf = (content: unknown): string => {
  const file = join(mkdtempSync(join(tmpdir(), "kafka-byoc-outputs-")), "outputs.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
};

const output = (value: unknown, sensitive = false) => ({ sensitive, type: "string", value });

describe("the outputs of an applied stack", () => {
  it("are read as terraform output -json writes them, lists too", () => {
    const outputs = readOutputs(
      fileOf({ state: output("available"), ips: output(["10.0.0.1", "10.0.0.2"]), n: output(3) }),
    );
    expect(outputs).toEqual({
      state: { known: true, value: ["available"] },
      ips: { known: true, value: ["10.0.0.1", "10.0.0.2"] },
      n: { known: true, value: ["3"] },
    });
  });

  it("are read as cdktf deploy --outputs-file writes them, of all its stacks", () => {
    const outputs = readOutputs(
      fileOf({ foundation: { state: "available" }, client: { id: "vpce-1", state: "available" } }),
    );
    expect(outputs["state"]).toEqual({ known: true, value: ["available"] });
    expect(outputs["id"]).toEqual({ known: true, value: ["vpce-1"] });
  });

  it("are found by Terraform's names, deep in constructs, with what CDKTF notes beside the stack", () => {
    const given = fileOf({
      foundation: { events: { "aws-services": { "id_|ec2": "vpce-0a" } }, plain: "here" },
      other: {},
    });
    const names = { events: { "aws-services": { "id_|ec2": "events_id_ec2_64461660", secret: "events_secret_1" } } };
    const stack = fileOf({ "//": { outputs: { foundation: names } }, output: {} });
    expect(readOutputs(given, stack)).toMatchObject({
      events_id_ec2_64461660: { known: true, value: ["vpce-0a"] },
      plain: { known: true, value: ["here"] },
    });
    expect(readOutputs(given, stack)).not.toHaveProperty("events_secret_1");
    expect(readOutputs(given)).not.toHaveProperty("events_id_ec2_64461660");
  });

  it("are not known where two stacks differ, or where they are sensitive, and never told", () => {
    const twice = readOutputs(fileOf({ one: { state: "available" }, two: { state: "pending" } }));
    expect(twice["state"]).toMatchObject({ known: false, because: { error: "OUTPUT_AMBIGUOUS" } });
    const secret = readOutputs(fileOf({ password: output("hunter2", true) }));
    expect(secret["password"]).toMatchObject({ known: false, because: { error: "OUTPUT_SENSITIVE" } });
    expect(JSON.stringify(secret)).not.toContain("hunter2");
  });

  it("are refused where the file is of neither form, with every place", () => {
    const file = fileOf({ state: "available", foundation: {}, other: 3 });
    expect(() => readOutputs(file)).toThrow(
      /state {2}"available" is neither an output of Terraform nor the outputs of a stack/,
    );
    expect(() => readOutputs(file)).toThrow(/other {2}3 is neither/);
    expect(() => readOutputs(join(file, "absent"))).toThrow("cannot be read");
  });
});
