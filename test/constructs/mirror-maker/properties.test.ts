import { renderMirrorMakerProperties } from "../../../src/constructs/mirror-maker/properties";
import { type MirrorMakerSettings, type MirrorMakerWork } from "../../../src/constructs/mirror-maker/settings";
import { javaProperties } from "../../builders/java-properties";
import { aMirrorMaker } from "../../builders/synthesized";

const render = (
  settings: Partial<MirrorMakerSettings> = {},
  work: Partial<MirrorMakerWork> = {},
): ReadonlyMap<string, string> =>
  javaProperties(
    renderMirrorMakerProperties(aMirrorMaker(settings), { topics: ["orders.v1"], groups: ["billing"], ...work }),
  );

describe("MirrorMaker's properties", () => {
  it("copy one way, under the same names, and leave topics, configs and ACLs to Terraform", () => {
    const properties = render();
    expect(properties.get("clusters")).toBe("src,tgt");
    expect(properties.get("src->tgt.enabled")).toBe("true");
    expect(properties.get("tgt->src.enabled")).toBe("false");
    expect(properties.get("replication.policy.class")).toBe(
      "org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
    );
    expect(properties.get("src->tgt.sync.topic.configs.enabled")).toBe("false");
    expect(properties.get("src->tgt.sync.topic.acls.enabled")).toBe("false");
  });

  it("write nothing to the source: no offset syncs, no heartbeats", () => {
    const properties = render();
    expect(properties.get("src->tgt.offset-syncs.topic.location")).toBe("target");
    expect(properties.get("emit.heartbeats.enabled")).toBe("false");
    expect(properties.get("src->tgt.heartbeats.replication.enabled")).toBe("false");
  });

  it("name exactly the wave's topics and groups, and exclude none of them by default", () => {
    const properties = render({}, { topics: ["b.v1", "a"], groups: ["connect-sink", "a|b"] });
    expect(properties.get("src->tgt.topics")).toBe("a,b\\.v1");
    expect(properties.get("src->tgt.groups")).toBe("a\\x{7c}b,connect-sink");
    expect(properties.get("src->tgt.topics.exclude")).toBe("(?!)");
    expect(properties.get("src->tgt.groups.exclude")).toBe("(?!)");
  });

  it("bring over no group's offsets where no group moves", () => {
    const properties = render({}, { groups: [] });
    expect(properties.get("src->tgt.groups")).toBe("(?!)");
    expect(properties.get("src->tgt.sync.group.offsets.enabled")).toBe("false");
  });

  it("hold placeholders where secrets belong, in the directory that workers may read", () => {
    const properties = render();
    expect(properties.get("config.providers.dir.param.allowed.paths")).toBe("/etc/mirror-maker/secrets");
    expect(properties.get("src.sasl.jaas.config")).toBe(
      "org.apache.kafka.common.security.scram.ScramLoginModule required " +
        'username="${dir:/etc/mirror-maker/secrets/src:username}" password="${dir:/etc/mirror-maker/secrets/src:password}";',
    );
    expect(properties.get("src.ssl.truststore.location")).toBe("/etc/mirror-maker/secrets/src/ca.crt");
  });

  it("know mutual TLS, public authorities, PLAIN and no security at all", () => {
    const { source, target } = aMirrorMaker();
    const mutual = render({
      source: { ...source, security: { protocol: "SSL", authority: "ca.crt" } },
      target: { ...target, security: { protocol: "SASL_SSL", mechanism: "PLAIN", authority: "public" } },
    });
    expect(mutual.get("src.ssl.keystore.key")).toBe("${dir:/etc/mirror-maker/secrets/src:tls.key}");
    expect(mutual.get("src.ssl.keystore.certificate.chain")).toBe("${dir:/etc/mirror-maker/secrets/src:tls.crt}");
    expect(mutual.has("src.sasl.mechanism")).toBe(false);
    expect(mutual.get("tgt.sasl.jaas.config")).toContain("plain.PlainLoginModule");
    expect(mutual.has("tgt.ssl.truststore.location")).toBe(false);
    expect(render({ source: { ...source, security: { protocol: "PLAINTEXT" } } }).get("src.security.protocol")).toBe(
      "PLAINTEXT",
    );
  });

  it("put the workers' settings behind the target's alias, where alone they count", () => {
    const properties = render({ exactlyOnce: true, intervals: { flush: 2 } });
    expect(properties.get("tgt.offset.flush.interval.ms")).toBe("2000");
    expect(properties.get("tgt.exactly.once.source.support")).toBe("enabled");
    expect(properties.get("plugin.discovery")).toBe("service_load");
    expect(properties.get("tgt.plugin.discovery")).toBe("service_load");
    expect(properties.has("offset.flush.interval.ms")).toBe(false);
  });

  it("let the largest record through: its size counts before it is compressed", () => {
    expect(render().get("tgt.producer.max.request.size")).toBe("10485760");
    expect(render({ largestRecordBytes: 20_000_000 }).get("tgt.producer.max.request.size")).toBe("40000000");
    expect(render({ largestRecordBytes: 20_000_000 }).get("tgt.producer.buffer.memory")).toBe("40000000");
  });

  it("need no environment where the REST is off or its name is given", () => {
    expect(render().get("config.providers")).toBe("dir,env");
    expect(render({ rest: "off" }).get("config.providers")).toBe("dir");
    expect(
      render({ rest: { listener: "http://127.0.0.1:8083", advertisedHost: "127.0.0.1" } }).get("config.providers"),
    ).toBe("dir");
  });

  it("emit for 3.9 what only 3.9 needs", () => {
    expect(render({ version: "3.9" }).get("add.source.alias.to.metrics")).toBe("true");
    expect(render({ version: "4.3" }).has("add.source.alias.to.metrics")).toBe(false);
  });

  it.each<[string, Partial<MirrorMakerSettings>, Partial<MirrorMakerWork>]>([
    ["the same alias", { target: { ...aMirrorMaker().target, alias: "src" } }, {}],
    ["no topic to copy", {}, { topics: [] }],
    ["secretsDirectory must be an absolute path", { secretsDirectory: "secrets" }, {}],
    ["version must be 3.9 or newer", { version: "3.8.1" }, {}],
    ["tasks must be", { tasks: 0 }, {}],
    ["workers must be", { workers: 1.5 }, {}],
    ["offsetLagMax must be", { offsetLagMax: -1 }, {}],
    ["several workers need their REST", { workers: 2, rest: "off" }, {}],
    ["exactlyOnce needs the workers' REST", { exactlyOnce: true, rest: "off" }, {}],
    ["rest.listener must be written", { rest: { listener: "8083" } }, {}],
    ["largestRecordBytes must be", { largestRecordBytes: 2 ** 31 }, {}],
    ["intervals.flush: 0 is no number of seconds", { intervals: { flush: 0 } }, {}],
    ['source: alias "a.b"', { source: { ...aMirrorMaker().source, alias: "a.b" } }, {}],
    [
      'bootstrap server "one:1,two:2": write host:port',
      { source: { ...aMirrorMaker().source, bootstrapServers: ["one:1,two:2"] } },
      {},
    ],
    ["source: bootstrapServers is empty", { source: { ...aMirrorMaker().source, bootstrapServers: [] } }, {}],
    ['principal "mm2": write User:name', { source: { ...aMirrorMaker().source, principal: "mm2" } }, {}],
    ['topic "x.internal": MirrorMaker takes it for an internal topic', {}, { topics: ["x.internal"] }],
    ['topic "__x": MirrorMaker takes it for an internal topic', {}, { topics: ["__x"] }],
    ['topic "a.heartbeats": MirrorMaker takes it for its own heartbeats', {}, { topics: ["a.heartbeats"] }],
    ["a group id is empty", {}, { groups: [""] }],
    ['group "a,b": MirrorMaker cannot sync ids with a comma', {}, { groups: ["a,b"] }],
    ['group " a": MirrorMaker cannot sync ids with a comma or blanks around', {}, { groups: [" a"] }],
  ])("refuse: %s", (says, settings, work) => {
    expect(() => render(settings, work)).toThrow(says);
  });

  it("say everything that is wrong at once", () => {
    expect(() => render({ tasks: 0, secretsDirectory: "x" })).toThrow(/secretsDirectory must[^]*tasks must/);
  });
});
