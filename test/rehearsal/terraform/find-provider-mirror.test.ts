import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findProviderMirror } from "../../../src/rehearsal/terraform/find-provider-mirror";
import { kafkaProvider, platformName, unpackedFolder } from "../../../src/rehearsal/terraform/provider-address";

describe("finding a mirror that holds the Kafka provider", () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), "mirrors-"))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const anUnpackedMirror = (directory: string, file = "terraform-provider-kafka_v0.13.1"): string => {
    const folder = unpackedFolder(directory, kafkaProvider);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), "");
    return directory;
  };
  const search = (extra: object = {}): string | undefined =>
    findProviderMirror(kafkaProvider, { env: { XDG_DATA_DIRS: home }, home, roots: [home], ...extra });

  it("takes the one that the environment names before all others", () => {
    anUnpackedMirror(join(home, ".terraform.d/plugins"));
    const named = anUnpackedMirror(join(home, "named"));
    expect(search({ env: { KAFKA_BYOC_PROVIDER_MIRROR: named } })).toBe(named);
  });

  it.each([".terraform.d/plugins", ".local/share/terraform/plugins", "terraform/plugins"])(
    "looks where Terraform itself looks: %s",
    (place) => {
      const mirror = anUnpackedMirror(join(home, place));
      expect(search({ roots: [] })).toBe(mirror);
    },
  );

  it("looks in the plugin cache that the user has set", () => {
    const mirror = anUnpackedMirror(join(home, "plugin-cache"));
    expect(search({ roots: [], env: { TF_PLUGIN_CACHE_DIR: mirror } })).toBe(mirror);
  });

  it("finds one by its folder's name under a likely root", () => {
    const mirror = anUnpackedMirror(join(home, "some/vendor/mirror"));
    expect(search()).toBe(mirror);
  });

  it("knows the packed layout too", () => {
    const zip = join(
      home,
      `m/registry.terraform.io/mongey/kafka/terraform-provider-kafka_0.13.1_${platformName()}.zip`,
    );
    mkdirSync(dirname(zip), { recursive: true });
    writeFileSync(zip, "");
    expect(search()).toBe(join(home, "m"));
  });

  it("does not take a mirror of another version, another machine or an empty folder", () => {
    const address = { ...kafkaProvider, version: "0.13.0" };
    mkdirSync(unpackedFolder(join(home, "old"), address), { recursive: true });
    writeFileSync(join(unpackedFolder(join(home, "old"), address), "terraform-provider-kafka_v0.13.0"), "");
    mkdirSync(unpackedFolder(join(home, "empty"), kafkaProvider), { recursive: true });
    mkdirSync(join(home, "other/registry.terraform.io/mongey/kafka/0.13.1/plan9_amd64/x"), { recursive: true });
    expect(search()).toBeUndefined();
  });

  it("does not dig deeper than a mirror would lie, nor longer than it was given", () => {
    anUnpackedMirror(join(home, "1/2/3/4/5/6"));
    expect(search()).toBeUndefined();
    anUnpackedMirror(join(home, "near"));
    expect(search({ withinMs: -1 })).toBeUndefined();
  });
});

describe("the name of a platform", () => {
  it("is Terraform's, not Node's", () => {
    expect(platformName("linux", "x64")).toBe("linux_amd64");
    expect(platformName("darwin", "arm64")).toBe("darwin_arm64");
    expect(platformName("win32", "x64")).toBe("windows_amd64");
  });
});
