import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithAwsProvider } from "../aws/rig/describe-with-aws";
import { terraformIn } from "../aws/rig/terraform-runs";
import { foundations, synthesizeExample } from "../examples/synthesized-example";
import { placeEveryConstruct } from "./every-construct";
import { kubernetesProviderHere, withoutKubernetes, withProviderHere } from "./kubernetes-blocks";

const kubernetes = kubernetesProviderHere();

/** What the providers' own schemas say of what we synthesize: misspelt arguments, wrong types, what excludes each other. */
describeWithAwsProvider(
  `every construct and example, validated by the real providers${kubernetes === undefined ? " (AWS alone: no Kubernetes provider is here, KAFKA_BYOC_KUBERNETES=1 builds one)" : ""}`,
  () => {
    let directory: string;

    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), "validated-"));
    });
    afterAll(() => rmSync(directory, { recursive: true, force: true }));

    const validate = async (folder: string): Promise<string> => {
      if (kubernetes === undefined) withoutKubernetes(folder);
      else withProviderHere(folder, kubernetes);
      const terraform = terraformIn(folder, {}, kubernetes === undefined ? [] : [kubernetes.mirror]);
      await terraform.run("init", "-backend=false", "-input=false", "-no-color");
      return (await terraform.run("validate", "-no-color")).join(" ");
    };

    it.each(foundations)(
      "the example of an exit from %s is valid",
      async (name) => {
        const elsewhere = join(directory, name);
        mkdirSync(elsewhere);
        expect(await validate(synthesizeExample(name, elsewhere))).toContain("The configuration is valid");
      },
      600_000,
    );

    it("every construct is valid in a plain stack", async () => {
      expect(await validate(placeEveryConstruct(join(directory, "constructs")))).toContain(
        "The configuration is valid",
      );
    }, 600_000);

    it("a misspelt argument is refused", async () => {
      const elsewhere = join(directory, "broken");
      mkdirSync(elsewhere);
      const folder = synthesizeExample("self-managed", elsewhere);
      const file = join(folder, "cdk.tf.json");
      const stack = JSON.parse(readFileSync(file, "utf8"));
      const [vpc] = Object.values<Record<string, unknown>>(stack.resource.aws_vpc);
      Object.assign(vpc ?? {}, { enable_dns_supprt: true });
      writeFileSync(file, JSON.stringify(stack));
      await expect(validate(folder)).rejects.toThrow(/enable_dns_supprt/);
    }, 600_000);
  },
);
