import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networkExpectationsSchema } from "../../src/expectations/network/document";
import { networkSchema } from "../../src/network/document";
import { foundations, synthesizeExample } from "./synthesized-example";

describe.each(foundations)("the example of a foundation for an exit from %s", (name) => {
  let directory: string;
  let stack: string;
  const read = (file: string) => JSON.parse(readFileSync(join(stack, file), "utf8"));

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "foundation-example-"));
    stack = synthesizeExample(name, directory);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("has its network and what must be true of it beside the stack, as their schemas have them", () => {
    expect(readdirSync(stack).sort()).toEqual(["cdk.tf.json", "expectations.json", "network.json"]);
    expect(networkSchema.safeParse(read("network.json")).error).toBeUndefined();
    expect(networkExpectationsSchema.safeParse(read("expectations.json")).error).toBeUndefined();
  });

  it("expects every broker's listener to answer, with a certificate of its name", () => {
    const { brokers, loadBalancers } = networkSchema.parse(read("network.json"));
    const { ports, certificates } = networkExpectationsSchema.parse(read("expectations.json"));
    const text = ({ host, port }: { host: string; port: number }) => `${host}:${String(port)}`;
    const told = brokers.map(text);
    expect(told).toHaveLength(name === "msk" ? 6 : 3);
    expect(new Set(told).size).toBe(told.length);
    expect(loadBalancers.flatMap(({ listeners }) => listeners.map(text))).toEqual(expect.arrayContaining(told));
    expect(ports.map(text)).toEqual(expect.arrayContaining(told));
    expect(certificates.map(text)).toEqual(expect.arrayContaining(told));
  });

  it("leaves no way to the source unproved, and no name of an application", () => {
    const { names, ports, servers, certificates } = networkExpectationsSchema.parse(read("expectations.json"));
    expect([...ports, ...servers].filter(({ role }) => role === "source-endpoint")).not.toEqual([]);
    const applications = names.filter(({ ttlPlan }) => ttlPlan !== undefined).map(({ host }) => host);
    expect(applications).toEqual(name === "self-managed" ? ["events.kafka.example.com"] : []);
    if (name === "self-managed")
      expect(certificates).toContainEqual({
        host: "bootstrap.kafka.old.example.com",
        port: 9094,
        from: ["target"],
        names: ["events.kafka.example.com"],
      });
  });

  it("opens nothing to the internet and holds no private key", () => {
    const text = readFileSync(join(stack, "cdk.tf.json"), "utf8");
    // Policies of pods know no prefix list: for S3 they name public addresses, and the security groups hold them to S3's own.
    const resources = { ...JSON.parse(text).resource, kubernetes_network_policy_v1: {} };
    expect(JSON.stringify(resources)).not.toMatch(/"(0\.0\.0\.0\/[01]|::\/[01]|128\.0\.0\.0\/1)"/);
    expect(text).not.toContain("PRIVATE KEY");
    expect(Object.keys(resources)).not.toContain("aws_internet_gateway");
  });

  it("keeps the way back to the source until nobody needs it any more", () => {
    const { sources } = networkSchema.parse(read("network.json"));
    expect(sources).toMatchObject([{ keepUntil: "2027-03-31" }]);
  });

  it("declares the target in fifteen lines at most", () => {
    const text = readFileSync(join(__dirname, "../../examples", name, "main.ts"), "utf8");
    const [declaration = ""] = /^new FoundationStack[\s\S]*?^}\);$/m.exec(text) ?? [];
    expect(declaration.split("\n").length).toBeGreaterThan(5);
    expect(declaration.split("\n").length).toBeLessThanOrEqual(15);
  });
});
