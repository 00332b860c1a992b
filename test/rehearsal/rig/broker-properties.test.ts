import { brokerProperties, type NodeSettings } from "../../../src/rehearsal/rig/broker-properties";

const aNode = (changes: Partial<NodeSettings> = {}): NodeSettings => ({
  id: 1,
  ports: { internal: 21001, tls: 21002, mtls: 21003, controller: 21004 },
  voters: [{ id: 1, port: 21004 }],
  superUser: "admin",
  superUserPassword: "a-password",
  keyStoreFile: "/somewhere/server.pem",
  trustStoreFile: "/somewhere/ca.pem",
  dataDirectory: "/somewhere/data",
  configs: {},
  ...changes,
});

describe("the properties of a broker", () => {
  it("advertise every listener but the controllers' own, on the loopback address alone", () => {
    const properties = brokerProperties(aNode());
    expect(properties["listeners"]).toBe(
      "INT://127.0.0.1:21001,TLS://127.0.0.1:21002,MTLS://127.0.0.1:21003,CONTROLLER://127.0.0.1:21004",
    );
    expect(properties["advertised.listeners"]).not.toContain("CONTROLLER");
  });

  it("let nobody in without a login or a certificate, and create no topic by accident", () => {
    const properties = brokerProperties(aNode());
    expect(properties["listener.security.protocol.map"]).toBe(
      "INT:SASL_PLAINTEXT,TLS:SASL_SSL,MTLS:SSL,CONTROLLER:PLAINTEXT",
    );
    expect(properties["listener.name.mtls.ssl.client.auth"]).toBe("required");
    expect(properties["allow.everyone.if.no.acl.found"]).toBe("false");
    expect(properties["auto.create.topics.enable"]).toBe("false");
  });

  it("keep three copies where there are three nodes, one where there is one", () => {
    const three = [1, 2, 3].map((id) => ({ id, port: 21000 + id * 10 }));
    expect(brokerProperties(aNode({ voters: three }))).toMatchObject({
      "controller.quorum.voters": "1@127.0.0.1:21010,2@127.0.0.1:21020,3@127.0.0.1:21030",
      "default.replication.factor": "3",
      "min.insync.replicas": "2",
      "offsets.topic.replication.factor": "3",
    });
    expect(brokerProperties(aNode())).toMatchObject({ "default.replication.factor": "1", "min.insync.replicas": "1" });
  });

  it("yield to what the caller wants otherwise", () => {
    const configs = { "advertised.listeners": "TLS://127.0.0.1:9", "num.io.threads": "8" };
    expect(brokerProperties(aNode({ configs }))).toMatchObject(configs);
  });

  it("take a client's common name for its principal, whatever else its subject says", () => {
    const rule = brokerProperties(aNode())["listener.name.mtls.ssl.principal.mapping.rules"] ?? "";
    const pattern = new RegExp(/^RULE:(.*)\/\$1\/,DEFAULT$/.exec(rule)?.[1] ?? "nothing");
    expect(pattern.exec("O=Orders,CN=order-view,C=DE")?.[1]).toBe("order-view");
    expect(pattern.exec("CN=dlq.watch_2")?.[1]).toBe("dlq.watch_2");
  });
});
