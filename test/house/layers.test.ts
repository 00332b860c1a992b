import { ESLint } from "eslint";
import houseRules from "../../eslint.config.cjs";

/** The project's own rules, without the compiler behind them: these texts are no files. */
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    ...houseRules,
    {
      files: ["**/*.ts"],
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        "@typescript-eslint/no-floating-promises": "off",
        "@typescript-eslint/no-misused-promises": "off",
        "@typescript-eslint/await-thenable": "off",
        "@typescript-eslint/no-unnecessary-type-assertion": "off",
        "@typescript-eslint/switch-exhaustiveness-check": "off",
        "@typescript-eslint/consistent-type-imports": "off",
      },
    },
  ],
});

async function complaints(file: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  return (result?.messages ?? [])
    .filter((message) => message.ruleId?.startsWith("no-restricted") ?? true)
    .map((message) => message.message);
}

describe("the rooms of the house", () => {
  it.each([
    ["src/check/checks/x.ts", "../../constructs/kafka/mirrored-topics", "imports point downwards only"],
    ["src/kafka-client/x.ts", "../inventory/document/inventory", "imports point downwards only"],
    ["src/target/x.ts", "../check/catalogue", "imports point downwards only"],
    ["src/constructs/kafka/x.ts", "../../kafka-client/cluster", "imports point downwards only"],
    ["src/documents/x.ts", "../kafka/acl", "imports point downwards only"],
    ["src/inventory/x.ts", "cdktf", "does not use cdktf"],
    ["src/target/x.ts", "constructs", "does not use constructs"],
    ["src/check/x.ts", "kafkajs", "does not use kafkajs"],
    ["src/constructs/network/x.ts", "@cdktf/provider-aws", "the root loads every resource"],
    ["examples/x/main.ts", "@cdktf/provider-kubernetes", "the root loads every resource"],
  ])("%s may not import %s", async (file, module, sentence) => {
    const found = await complaints(file, `import { x } from "${module}";\nconsole.log(x);\n`);
    expect(found.join("\n")).toContain(sentence);
  });

  it.each([
    ["src/check/checks/x.ts", "../../expectations/document"],
    ["src/constructs/kafka/x.ts", "cdktf"],
    ["src/constructs/network/x.ts", "@cdktf/provider-aws/lib/vpc"],
    ["src/rehearsal/x.ts", "../constructs/stacks/migration-wave"],
  ])("%s may import %s", async (file, module) => {
    expect(await complaints(file, `import { x } from "${module}";\nconsole.log(x);\n`)).toEqual([]);
  });
});

describe("rooms that only read", () => {
  it.each(["createTopics", "alterConfigs", "createAcls", "deleteGroups", "setOffsets", "producer", "admin"])(
    "cannot call %s",
    async (name) => {
      for (const room of ["check", "inventory", "kafka-client"])
        expect((await complaints(`src/${room}/x.ts`, `declare const k: any;\nk.${name}({});\n`)).join()).toContain(
          "nothing that writes to a cluster may be reached from it",
        );
    },
  );

  it("may be called for by the rehearsal, which owns its clusters", async () => {
    expect(await complaints("src/rehearsal/x.ts", "declare const k: any;\nk.createTopics({});\n")).toEqual([]);
  });
});
