import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bindingsDirectory, generatedBindings } from "./generate";

describe("the bindings of the Kafka provider", () => {
  it("are byte for byte what the provider's schema gives", async () => {
    const generated = await generatedBindings();
    const committed = readdirSync(bindingsDirectory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${entry.name}/index.ts`)
      .sort();

    expect([...generated.keys()]).toEqual(committed);
    for (const [file, text] of generated) expect(readFileSync(join(bindingsDirectory, file), "utf8")).toBe(text);
  });

  it("pin the one provider version whose behaviour is known", async () => {
    const generated = await generatedBindings();
    expect(generated.get("topic/index.ts")).toContain("providerVersion: '0.13.1'");
  });
});
