import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { buildKafkaProvider } from "../../../src/rehearsal/terraform/build-kafka-provider";
import { kafkaProviderMirror } from "../../../src/rehearsal/terraform/kafka-provider-mirror";
import { kafkaProvider, mirrorHolds, unpackedFolder } from "../../../src/rehearsal/terraform/provider-address";

describe("building the Kafka provider", () => {
  const path = process.env["PATH"];
  let directory: string;
  let mirror: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "build-"));
    mirror = join(directory, "providers");
  });
  afterEach(() => {
    process.env["PATH"] = path;
    rmSync(directory, { recursive: true, force: true });
  });

  /** A Go that does what the script says; `$OUT` is the file that it is asked to build. */
  const go = (script: string): void => {
    const file = join(directory, "bin/go");
    mkdirSync(dirname(file));
    writeFileSync(file, `#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done; OUT=$2\n${script}\n`);
    chmodSync(file, 0o755);
    process.env["PATH"] = [dirname(file), path].join(delimiter);
  };

  it("puts the finished provider where Terraform looks, and nothing else", async () => {
    go('test -f main.go -a -f go.mod -a -f go.sum && echo provider > "$OUT"');
    await buildKafkaProvider({ mirror });
    expect(mirrorHolds(mirror, kafkaProvider)).toBe(true);
    expect(readdirSync(unpackedFolder(mirror, kafkaProvider))).toEqual(["terraform-provider-kafka_v0.13.1"]);
    expect(readdirSync(mirror)).toEqual(["registry.terraform.io"]);
  });

  it("does nothing where it is built already", async () => {
    go('echo provider > "$OUT"');
    await buildKafkaProvider({ mirror });
    go2fails();
    await expect(buildKafkaProvider({ mirror })).resolves.toBeUndefined();
  });

  it("leaves nothing behind where Go fails, and says what Go said and what to do", async () => {
    go('echo half > "$OUT"; echo "no route to the module proxy" >&2; exit 1');
    const build = buildKafkaProvider({ mirror });
    await expect(build).rejects.toThrow("no route to the module proxy");
    await expect(build).rejects.toThrow("or set KAFKA_BYOC_PROVIDER_MIRROR to a mirror that holds Mongey/kafka 0.13.1");
    expect(readdirSync(mirror)).toEqual([]);
  });

  const go2fails = (): void => writeFileSync(join(directory, "bin/go"), "#!/bin/sh\nexit 1\n");
});

describe("where the Kafka provider comes from", () => {
  const named = process.env["KAFKA_BYOC_PROVIDER_MIRROR"];
  afterEach(() => {
    if (named === undefined) delete process.env["KAFKA_BYOC_PROVIDER_MIRROR"];
    else process.env["KAFKA_BYOC_PROVIDER_MIRROR"] = named;
  });

  it("is never another place than the one that the environment names", async () => {
    const empty = mkdtempSync(join(tmpdir(), "empty-"));
    process.env["KAFKA_BYOC_PROVIDER_MIRROR"] = empty;
    await expect(kafkaProviderMirror()).rejects.toThrow(`names ${empty}, which does not hold Mongey/kafka 0.13.1`);
    rmSync(empty, { recursive: true });
  });

  it("is the mirror of an earlier build", async () => {
    const cacheDirectory = mkdtempSync(join(tmpdir(), "cache-"));
    const mirror = join(cacheDirectory, "kafka-byoc/providers");
    mkdirSync(unpackedFolder(mirror, kafkaProvider), { recursive: true });
    writeFileSync(join(unpackedFolder(mirror, kafkaProvider), "terraform-provider-kafka_v0.13.1"), "");
    expect(await kafkaProviderMirror({ cacheDirectory })).toEqual({ from: "mirror", directory: mirror, built: false });
    rmSync(cacheDirectory, { recursive: true });
  });
});
