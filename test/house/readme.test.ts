import { type Command } from "commander";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { catalogue } from "../../src/check/catalogue";
import { exitCodes } from "../../src/cli/exit-codes";
import { program } from "../../src/cli/program";
import { parseDocumentText } from "../../src/documents/read-document";
import { readInventory } from "../../src/inventory/read-inventory";
import { faults } from "../../src/rehearsal/faults/catalogue";
import { foundAs } from "../../src/rehearsal/faults/fault";
import { readPolicy } from "../../src/review/policy/read-policy";
import { rules } from "../../src/review/rules/catalogue";
import { readSuppressions } from "../../src/review/suppressions/read-suppressions";
import { profileOfWave } from "../../src/target/read-profile";
import { translateWave } from "../../src/target/translation/translate-wave";
import { waveSchema } from "../../src/waves/document";
import { resolveWave } from "../../src/waves/resolve-wave";

const repository = join(__dirname, "../..");
const readme = readFileSync(join(repository, "README.md"), "utf8");
const reviewReadme = readFileSync(join(repository, "src/review/README.md"), "utf8");
const packageFile: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(repository, "package.json"), "utf8"),
);

function blocks(language: string, document = readme): readonly string[] {
  return [...document.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map((match) => match[1] ?? "");
}

/** The first column of a table and the others, without the backticks; `head` is how the table's first line begins. */
function table(head: string, text = readme): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head}`));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

describe("the README's TypeScript", () => {
  const all = [...blocks("ts"), ...blocks("ts", reviewReadme)];
  const files = new Map(all.map((text, index) => [join(repository, `readme-${String(index)}.ts`), text]));

  /** What the compiler says of the blocks, as strict as this repository is, with the package's own sources behind its name. */
  function complaints(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(repository, "tsconfig.json"),
      { incremental: false },
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: () => undefined,
      },
    );
    const options: ts.CompilerOptions = { ...config?.options, noUnusedLocals: false };
    delete options.tsBuildInfoFile;
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.fileExists = (name) => texts.has(name) || fileExists(name);
    host.readFile = (name) => texts.get(name) ?? readFile(name);
    host.getSourceFile = (name, version) => {
      const text = texts.get(name);
      return text === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, text, version);
    };
    const compiled = ts.createProgram([...texts.keys()], options, host);
    return new Map(
      [...texts.keys()].map((name) => {
        const file = compiled.getSourceFile(name);
        const found = [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)];
        return [name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))];
      }),
    );
  }

  const [[example, text] = ["", ""]] = files;
  const misspelt = join(repository, "readme-misspelt.ts");
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    found = complaints(new Map([...files, [misspelt, text.replace("brokers: 3", "brokrs: 3")]]));
  });

  it("compiles", () => {
    expect(files.size).toBe(4);
    for (const name of files.keys()) expect(found.get(name)).toEqual([]);
  });

  it("would not compile with a property that does not exist", () => {
    expect(found.get(misspelt)?.join()).toContain("brokrs");
    expect(found.get(example)).toEqual([]);
  });
});

describe("the README's documents", () => {
  const inventory = readInventory(join(repository, "examples", "rehearsal", "inventory.json"));

  it("are wave files that the example's inventory can be translated with", () => {
    const waves = blocks("yaml").map((text) => parseDocumentText(text, "README.md", waveSchema));
    expect(waves).toHaveLength(1);
    for (const wave of waves) {
      const target = translateWave(resolveWave(wave, inventory), profileOfWave(wave), new Date("2027-01-01"));
      expect(target.topics.map(({ name }) => name).sort()).toEqual(["customers", "orders.v1", "orders.v1.dlq"]);
      expect(target.topics.find(({ name }) => name === "orders.v1")?.configs["retention.ms"]).toBe("259200000");
    }
  });
});

describe("the documents of the review's README", () => {
  const [configuration = "", suppressions = ""] = blocks("yaml", reviewReadme);
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "review-readme-"));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("are a configuration and suppressions that the review takes", () => {
    const names = rules.map(({ name }) => name);
    const file = join(directory, "kafka-byoc.yaml");
    writeFileSync(file, configuration);
    expect(readPolicy(file).problemsWith(names)).toEqual([]);
    writeFileSync(join(directory, "suppressions.yaml"), suppressions);
    expect(readSuppressions(join(directory, "suppressions.yaml"), names)).toHaveLength(1);
  });
});

describe("command lines that we show", () => {
  function commandsOf(command: Command): readonly Command[] {
    return [command, ...command.commands.flatMap(commandsOf)];
  }

  function helpOf(command: Command): string {
    let text = "";
    command.configureOutput({ writeOut: (written) => (text += written) }).outputHelp();
    return text;
  }

  /** `kafka-byoc …` as people would type it: comments and what a shell does with lines and `&&` taken away. */
  function typed(text: string): readonly string[] {
    return text
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .flatMap((line) => line.replace(/\s#.*/, "").split("&&"))
      .map((line) => line.trim())
      .filter((line) => line.startsWith("kafka-byoc "));
  }

  /** Parses without running anything. */
  async function parse(line: string): Promise<string> {
    const root = program();
    let ran = "";
    for (const command of commandsOf(root)) {
      command.configureOutput({ writeErr: () => undefined });
      if (command.commands.length === 0) command.action(() => void (ran = command.name()));
    }
    await root.parseAsync(line.split(/\s+/).slice(1), { from: "user" });
    return ran;
  }

  it.each(typed([...blocks("sh"), ...blocks("sh", reviewReadme)].join("\n")))("in a README: %s", async (line) => {
    expect(await parse(line)).not.toBe("");
  });

  const examples = commandsOf(program()).flatMap((command) =>
    typed(helpOf(command)).map((line) => [command.name(), line]),
  );

  it.each(examples)("in the help of %s: %s", async (name, line) => {
    expect([name, "doctor", "rehearse"]).toContain(await parse(line));
  });

  it("are there for every command that does something", () => {
    const leaves = commandsOf(program()).filter(({ commands }) => commands.length === 0);
    expect([...new Set(examples.map(([name]) => name))].sort()).toEqual(leaves.map((leaf) => leaf.name()).sort());
  });

  it("would be refused with an option that does not exist", async () => {
    await expect(parse("kafka-byoc rehearse --fualt missing-acl")).rejects.toThrow("unknown option");
  });

  it("of npm are scripts of this package", () => {
    const scripts = [...readme.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? "");
    expect(scripts).toContain("rehearse");
    for (const script of scripts) expect(Object.keys(packageFile.scripts)).toContain(script);
  });
});

describe("the README's tables", () => {
  it("name every fault with its check and its cause", () => {
    const ofRehearsal = readFileSync(join(repository, "src/rehearsal/README.md"), "utf8");
    const told = faults.map((fault) => [fault.name, foundAs(fault).by, foundAs(fault).as]);
    expect(table("fault ", ofRehearsal)).toEqual(told);
  });

  it("name every check, and no other", () => {
    const named = table("declared ").flatMap(([, , checks = ""]) => checks.match(/[a-z]+(-[a-z]+)+/g) ?? []);
    expect(named.sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });

  it("tell exit codes that are ours", () => {
    const known = Object.values(exitCodes).map(String);
    const told = table("exit code ").map(([code = ""]) => code);
    expect(told.length).toBeGreaterThan(4);
    for (const code of told) expect(known).toContain(code);
  });
});

describe("the README", () => {
  it("is short enough to be read", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(200);
  });

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect([link, existsSync(join(repository, link))]).toEqual([link, true]);
  });
});
