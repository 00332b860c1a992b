import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import houseRules from "../../eslint.config.cjs";

const repository = join(__dirname, "../..");

/** Every text file that belongs to the repository, by its path, with its text. */
const files: ReadonlyMap<string, string> = new Map(
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: repository, encoding: "utf8" })
    .split("\n")
    .filter((path) => path !== "" && statSync(join(repository, path), { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => [path, readFileSync(join(repository, path), "utf8")]),
);

const packageFile: {
  readonly main: string;
  readonly types: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

/** Where a pattern stands: `path:line`. */
function places(pattern: RegExp, text: string, path: string): readonly string[] {
  return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${String(index + 1)}`] : []));
}

function found(pattern: RegExp): readonly string[] {
  return [...files]
    .filter(([path]) => path !== "test/house/repository.test.ts")
    .flatMap(([path, text]) => places(pattern, text, path));
}

describe("the repository", () => {
  const ofOneMachine = /(^|[\s"'`=(:])\/(work|root|home\/\w+|Users|tmp)\//;

  it("names no place of one machine", () => {
    expect(found(ofOneMachine)).toEqual([]);
  });

  it("would notice one", () => {
    expect(places(ofOneMachine, 'const cache = "/home/jane/.cache";', "x.ts")).toEqual(["x.ts:1"]);
  });

  /** Those that anybody may know: what documents link to, Terraform's own registry, and names that are reserved for examples. */
  const documentation =
    /^(docs\.aws\.amazon\.com|kafka\.apache\.org|cwiki\.apache\.org|developer\.hashicorp\.com|github\.com|strimzi\.io|cert-manager\.io|docs\.confluent\.io|docs\.automq\.com|www\.rfc-editor\.org|kubernetes\.io|kubernetes-sigs\.github\.io|docs\.astral\.sh|csrc\.nist\.gov|(docs|www)\.oasis-open\.org|json-schema\.org|([\w-]+\.)*confluent\.cloud)$/;
  const hosts =
    /^(registry\.terraform\.io|keepachangelog\.com|semver\.org|www\.apache\.org|maven\.apache\.org|www\.w3\.org|cdk\.tf|localhost|127\.0\.0\.1|([\w-]+\.)*example(\.com)?|host)$/;

  /** A name without a dot, and one inside a Kubernetes cluster, says nothing of whose it is. */
  const isReachableFromAnywhere = (host: string): boolean =>
    host.includes(".") && !/\.svc(\.cluster\.local)?$/.test(host);

  function foreignHosts(text: string): readonly string[] {
    return [...text.matchAll(/https?:\/\/([\w.-]+)/g)]
      .map((match) => match[1] ?? "")
      .filter((host) => isReachableFromAnywhere(host) && !hosts.test(host));
  }

  /** The review links to public documentation; nothing else does. */
  function foreignIn(path: string, text: string): readonly string[] {
    const linked = /^(src|test)\/(builders\/)?(review|report\/review)\b/.test(path);
    return foreignHosts(text).filter((host) => !(linked && documentation.test(host)));
  }

  it("names no host of a registry or of anybody's network", () => {
    const foreign = [...files].flatMap(([path, text]) =>
      /^package-lock\.json$|^test\/house\//.test(path) ? [] : foreignIn(path, text).map((host) => `${path}: ${host}`),
    );
    expect(foreign).toEqual([]);
    expect(foreignHosts("get it from https://npm.corp.internal/x")).toEqual(["npm.corp.internal"]);
  });

  it("has a lock file that works with any registry", () => {
    expect(files.get("package-lock.json")).not.toContain('"resolved": "http');
  });

  it("has no file of more than 500 lines, save what is generated, locked or captured", () => {
    const large = [...files]
      .filter(
        ([path]) =>
          !/package-lock\.json|bindings\/|^src\/inventory\/fields\.md$|\/fixtures\/|\/golden\/|\/corpus\/plans\/|go\.sum$/.test(
            path,
          ),
      )
      .filter(([, text]) => text.split("\n").length > 501);
    expect(large.map(([path]) => path)).toEqual([]);
  });

  it("holds nothing that was built, no state and no key but those that tests read", () => {
    const kinds = /\.(p12|jks|pem|key|tfstate|tgz|class|jar)$|^lib\/|node_modules\//;
    expect([...files.keys()].filter((path) => kinds.test(path) && !path.includes("/fixtures/"))).toEqual([]);
  });
});

describe("the rooms of src", () => {
  const rooms = houseRules.flatMap(({ files: patterns = [] }) =>
    patterns.flat().flatMap((pattern) => /^src\/([\w-]+)\/\*\*\/\*\.ts$/.exec(pattern)?.[1] ?? []),
  );

  it("are those that the lint rules know", () => {
    expect(readdirSync(join(repository, "src")).sort()).toEqual(
      [...new Set(rooms), "README.md", "aws.ts", "index.ts", "review.ts"].sort(),
    );
  });

  it("are all drawn on the map", () => {
    const map = files.get("src/README.md") ?? "";
    for (const room of new Set(rooms)) expect(map).toMatch(new RegExp(`^${room} `, "m"));
  });
});

describe("the map of the house", () => {
  const map = files.get("src/README.md") ?? "";

  it("gives every runtime package its reason, and no package that is none", () => {
    const table = map.slice(map.indexOf("## Runtime packages"));
    const named = [...table.matchAll(/^\| ([^|]+) \|/gm)]
      .flatMap((match) => (match[1] ?? "").split(","))
      .map((name) => name.trim().split(" ")[0] ?? "")
      .filter((name) => name !== "package" && !/^-+$/.test(name));
    expect(named.sort()).toEqual(Object.keys(packageFile.dependencies).sort());
  });

  it("names files and folders that exist", () => {
    const named = [...map.matchAll(/`([a-z-]+(?:\/[a-z0-9-]+)+(?:\.ts)?)`/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(10);
    const exists = (name: string): boolean =>
      [`src/${name}`, `src/${name}.ts`, name].some((path) =>
        [...files.keys()].some((file) => file === path || file.startsWith(`${path}/`)),
      );
    expect(named.filter((name) => !exists(name))).toEqual([]);
  });
});

describe("what is shipped", () => {
  it("has a command that a shell can start", () => {
    expect(Object.keys(packageFile.bin)).toEqual(["kafka-byoc"]);
    const source = (packageFile.bin["kafka-byoc"] ?? "").replace(/^lib\//, "src/").replace(/\.js$/, ".ts");
    expect(files.get(source)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("is the compiled code with its types, and nothing of the sources, the tests and the examples", () => {
    expect(packageFile.files).toEqual(["lib", "CHANGELOG.md"]);
    expect([packageFile.main, packageFile.types]).toEqual(["lib/index.js", "lib/index.d.ts"]);
  });

  it("pins kafkajs, whose inner parts are used", () => {
    expect(packageFile.dependencies["kafkajs"]).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
