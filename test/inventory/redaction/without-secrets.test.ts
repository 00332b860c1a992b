import { withoutSecrets } from "../../../src/inventory/redaction/without-secrets";

const at = 'connectClusters[0].connectors["sink"].config';

describe("a configuration without its secrets", () => {
  it("hides what its key calls a secret, however plain it looks", () => {
    expect(withoutSecrets({ "database.password": "summer", tasks: "3" }, at)).toEqual({
      config: { "database.password": "[redacted]", tasks: "3" },
      secretRefs: [],
      redactions: [{ path: `${at}["database.password"]`, because: "key" }],
    });
  });

  it("takes user and password out of a URL and leaves the rest", () => {
    const { config, redactions } = withoutSecrets(
      { "connection.url": "http://example:x9y8@search.example:9200/i" },
      at,
    );
    expect(config).toEqual({ "connection.url": "http://search.example:9200/i" });
    expect(redactions).toEqual([{ path: `${at}["connection.url"]`, because: "value" }]);
  });

  it.each([
    "${file:/opt/secrets/db.properties:password}",
    "${secretManager:prod/db:password}",
    "${env:DB_PASSWORD}",
    "${vault:secret/data/db:password}",
    "${secrets:kafka/orders-user:password}",
    "${DB_PASSWORD}",
  ])("keeps a reference and lists it: %s", (ref) => {
    expect(withoutSecrets({ "database.password": ref }, at)).toEqual({
      config: { "database.password": ref },
      secretRefs: [{ key: "database.password", ref }],
      redactions: [],
    });
  });

  it("keeps a JAAS text whose password is a reference, and hides one that has the password itself", () => {
    const jaas = (password: string): string => `x.Scram required username="app" password="${password}";`;
    const { config, secretRefs, redactions } = withoutSecrets(
      { "sasl.jaas.config": jaas("${file:/x:y}"), "producer.sasl.jaas.config": jaas("summer") },
      at,
    );
    expect(config).toEqual({ "sasl.jaas.config": jaas("${file:/x:y}"), "producer.sasl.jaas.config": "[redacted]" });
    expect(secretRefs).toEqual([{ key: "sasl.jaas.config", ref: "${file:/x:y}" }]);
    expect(redactions).toEqual([{ path: `${at}["producer.sasl.jaas.config"]`, because: "key" }]);
  });

  it("does not take a secret for a reference because it is written like one", () => {
    const text = `\${vault:ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}}`;
    const { config, secretRefs } = withoutSecrets({ "github.token": text, note: text }, at);
    expect(JSON.stringify([config, secretRefs])).not.toContain("6912E7710c838347");
  });

  it("hides a password that has a reference only as its part", () => {
    expect(withoutSecrets({ password: "summer${env:YEAR}" }, at).config).toEqual({ password: "[redacted]" });
  });

  it("leaves what is empty, a switch, or hidden already", () => {
    const config = { password: "", "client.secret": "[hidden]", "api.key": "****************", "auth.token": "true" };
    expect(withoutSecrets(config, at)).toEqual({ config, secretRefs: [], redactions: [] });
  });
});
