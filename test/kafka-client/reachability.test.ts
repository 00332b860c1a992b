import { parseClientProperties } from "../../src/kafka-client/client-properties";
import { type ClientProperties } from "../../src/kafka-client/client-settings";
import { openCluster } from "../../src/kafka-client/cluster";
import { type EndpointProbe, probeReachability } from "../../src/kafka-client/reachability";
import { ClusterUnreachable, EndpointUnreachable } from "../../src/kafka-client/unreachable";
import { certificateAuthority } from "../../src/rehearsal/rig/certificates";
import { authority, clientCertificate, expiredCertificate, serverCertificate } from "./certificates";
import { closedPort, type FakeBroker, type FakeBrokerPlan, startFakeBroker } from "./fake-broker";

const running: FakeBroker[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((broker) => broker.stop()));
});

async function aBroker(plan: FakeBrokerPlan = {}): Promise<FakeBroker> {
  const broker = await startFakeBroker(plan);
  running.push(broker);
  return broker;
}

const valid = serverCertificate();
const tls = { key: valid.key, cert: valid.certificate };
const oneLine = (pem: string): string => pem.trim().replace(/\r?\n/g, "\\n");
const trusted = `ssl.truststore.type=PEM\nssl.truststore.certificates=${oneLine(authority.certificate)}\n`;
const overTls = `security.protocol=SSL\n${trusted}`;
const plainLogin = (password: string): string =>
  `sasl.mechanism=PLAIN\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="app" password="${password}";\n`;

function propertiesFor(servers: string | number, more = ""): ClientProperties {
  const text = typeof servers === "number" ? `127.0.0.1:${String(servers)}` : servers;
  return parseClientProperties(`bootstrap.servers=${text}\n${more}`, "client.properties");
}

/** For servers of this process, however busy the machine is; and for what never answers. */
const patiently = { connectTimeoutMs: 30_000, requestTimeoutMs: 30_000 };
const quickly = { connectTimeoutMs: 400, requestTimeoutMs: 400 };

async function probed(port: number, more = "", patience = patiently): Promise<EndpointProbe> {
  const [probe] = (await probeReachability(propertiesFor(port, more), patience)).bootstrap;
  if (probe === undefined) throw new Error("no bootstrap server was probed");
  return probe;
}

/** `tls ok, sasl SASL_AUTHENTICATION_FAILED`. */
function told({ layers }: EndpointProbe): string {
  return layers.map(({ layer, ok, cause }) => `${layer} ${ok ? "ok" : (cause ?? "without a cause")}`).join(", ");
}

describe("a cluster that lets us in", () => {
  it("is told layer by layer, with its certificate", async () => {
    const broker = await aBroker({ tls, passwords: { app: "right" } });
    const { bootstrap, advertised } = await probeReachability(
      propertiesFor(broker.port, overTls.replace("SSL", "SASL_SSL") + plainLogin("right")),
    );
    expect(bootstrap.map(told)).toEqual(["dns ok, tcp ok, tls ok, api-versions ok, sasl ok, metadata ok"]);
    expect(bootstrap[0]?.certificate).toMatchObject({
      subject: "CN=broker",
      subjectAltNames: ["IP Address:127.0.0.1", "DNS:localhost"],
    });
    expect(Date.parse(bootstrap[0]?.certificate?.notAfter ?? "")).toBeGreaterThan(Date.now());
    expect(bootstrap[0]?.layers.find(({ layer }) => layer === "tls")?.detail).toBe("TLSv1.3");
    expect(advertised).toEqual([{ ...bootstrap[0], brokerId: 1 }]);
    expect(broker.connections()).toBe(1);
  });

  it("has no layers of TLS and SASL where the listener has neither", async () => {
    expect(told(await probed((await aBroker()).port))).toBe("dns ok, tcp ok, api-versions ok, metadata ok");
  });

  it("is entered with a client certificate where it asks for one", async () => {
    const own = clientCertificate();
    const broker = await aBroker({
      tls: { ...tls, ca: authority.certificate, requestCert: true, rejectUnauthorized: true },
    });
    const keystore = `ssl.keystore.type=PEM\nssl.keystore.certificate.chain=${oneLine(own.certificate)}\nssl.keystore.key=${oneLine(own.key)}\n`;
    expect(told(await probed(broker.port, overTls + keystore))).toBe(
      "dns ok, tcp ok, tls ok, api-versions ok, metadata ok",
    );
  });
});

describe("each layer, broken once", () => {
  it("dns: a name that nobody knows", async () => {
    const { bootstrap, advertised } = await probeReachability(propertiesFor("no-such-host.invalid:9092"), quickly);
    expect(bootstrap.map(told)).toEqual([expect.stringMatching(/^dns (ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/)]);
    expect(advertised).toEqual([]);
  });

  it("tcp: a port on which nothing listens", async () => {
    expect(told(await probed(await closedPort()))).toBe("dns ok, tcp ECONNREFUSED");
  });

  it("tls: a port without TLS", async () => {
    expect(told(await probed((await aBroker()).port, overTls))).toBe("dns ok, tcp ok, tls NOT_A_TLS_PORT");
  });

  it("tls: a port that stays silent", async () => {
    const silent = await aBroker({ apiVersions: "silence" });
    expect(told(await probed(silent.port, "", { ...patiently, requestTimeoutMs: 400 }))).toBe(
      "dns ok, tcp ok, api-versions ETIMEDOUT",
    );
  });

  it("tls: an expired certificate, whose end is told all the same", async () => {
    const { key, certificate } = expiredCertificate();
    const probe = await probed((await aBroker({ tls: { key, cert: certificate } })).port, overTls);
    expect(told(probe)).toBe("dns ok, tcp ok, tls CERT_HAS_EXPIRED");
    expect(Date.parse(probe.certificate?.notAfter ?? "")).toBeLessThan(Date.now());
    expect(probe.layers.at(-1)?.message).toContain(probe.certificate?.notAfter);
    expect(probe.layers.at(-1)?.remedy).toContain("new certificate");
  });

  it("tls: a certificate for other names", async () => {
    const { key, certificate } = serverCertificate(["kafka.example.com"]);
    const probe = await probed((await aBroker({ tls: { key, cert: certificate } })).port, overTls);
    expect(told(probe)).toBe("dns ok, tcp ok, tls ERR_TLS_CERT_ALTNAME_INVALID");
    expect(probe.layers.at(-1)?.message).toContain("DNS:kafka.example.com");
  });

  it("tls: other names are no matter where the host name is not to be checked", async () => {
    const { key, certificate } = serverCertificate(["kafka.example.com"]);
    const broker = await aBroker({ tls: { key, cert: certificate } });
    const probe = await probed(broker.port, `${overTls}ssl.endpoint.identification.algorithm=\n`);
    expect(told(probe)).toBe("dns ok, tcp ok, tls ok, api-versions ok, metadata ok");
  });

  it("tls: an authority that is not trusted", async () => {
    const other = certificateAuthority("another authority", new Date());
    const broker = await aBroker({ tls });
    const more = `security.protocol=SSL\nssl.truststore.type=PEM\nssl.truststore.certificates=${oneLine(other.certificate)}\n`;
    expect(told(await probed(broker.port, more))).toBe("dns ok, tcp ok, tls UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  });

  it("tls: an authority that was made anew under the same name", async () => {
    const other = certificateAuthority("test authority", new Date());
    const broker = await aBroker({ tls });
    const more = `security.protocol=SSL\nssl.truststore.type=PEM\nssl.truststore.certificates=${oneLine(other.certificate)}\n`;
    expect(told(await probed(broker.port, more))).toBe("dns ok, tcp ok, tls CERT_SIGNATURE_FAILURE");
  });

  it.each(["TLSv1.2", "TLSv1.3"] as const)("tls: a client certificate that is missing, in %s", async (version) => {
    const broker = await aBroker({
      tls: {
        ...tls,
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: version,
        maxVersion: version,
      },
    });
    expect(told(await probed(broker.port, overTls))).toMatch(/CLIENT_CERTIFICATE_REQUIRED$/);
  });

  it("api-versions: a TLS port that is spoken to without TLS", async () => {
    expect(told(await probed((await aBroker({ tls })).port))).toBe("dns ok, tcp ok, api-versions TLS_EXPECTED");
  });

  it("api-versions: a server that hangs up behind TLS", async () => {
    const broker = await aBroker({ tls, apiVersions: "hang-up" });
    expect(told(await probed(broker.port, overTls))).toBe("dns ok, tcp ok, tls ok, api-versions CONNECTION_CLOSED");
  });

  it("api-versions: a server that speaks something else", async () => {
    const broker = await aBroker({ apiVersions: "garbage" });
    expect(told(await probed(broker.port))).toBe("dns ok, tcp ok, api-versions MALFORMED_RESPONSE");
  });

  it("sasl: a wrong password, which is not told", async () => {
    const broker = await aBroker({ passwords: { app: "right" } });
    const probe = await probed(broker.port, `security.protocol=SASL_PLAINTEXT\n${plainLogin("wrong-and-secret")}`);
    expect(told(probe)).toBe("dns ok, tcp ok, api-versions ok, sasl SASL_AUTHENTICATION_FAILED");
    expect(JSON.stringify(probe)).not.toContain("wrong-and-secret");
  });

  it("sasl: a mechanism that the listener does not offer", async () => {
    const broker = await aBroker({ passwords: { app: "right" } });
    const scram = plainLogin("right")
      .replace("=PLAIN", "=SCRAM-SHA-512")
      .replace(/plain\.Plain/, "scram.Scram");
    const probe = await probed(broker.port, `security.protocol=SASL_PLAINTEXT\n${scram}`);
    expect(told(probe)).toBe("dns ok, tcp ok, api-versions ok, sasl UNSUPPORTED_SASL_MECHANISM");
  });

  it("sasl: a listener that has none", async () => {
    const probe = await probed((await aBroker()).port, `security.protocol=SASL_PLAINTEXT\n${plainLogin("right")}`);
    expect(told(probe)).toBe("dns ok, tcp ok, api-versions ok, sasl SASL_NOT_EXPECTED");
  });

  it("metadata: a listener that wants SASL first", async () => {
    const broker = await aBroker({ metadata: "hang-up" });
    expect(told(await probed(broker.port))).toBe("dns ok, tcp ok, api-versions ok, metadata SASL_EXPECTED");
  });

  it("metadata: a controller's port", async () => {
    const broker = await aBroker({ isController: true });
    expect(told(await probed(broker.port))).toBe("dns ok, tcp ok, api-versions ok, metadata NOT_A_BROKER");
  });

  it("an advertised broker that cannot be reached, told apart from the bootstrap server", async () => {
    const dead = await closedPort();
    const broker = await aBroker({ advertised: [{ id: 7, host: "127.0.0.1", port: dead }] });
    const { bootstrap, advertised } = await probeReachability(propertiesFor(broker.port), patiently);
    expect(bootstrap.map(told)).toEqual(["dns ok, tcp ok, api-versions ok, metadata ok"]);
    expect(advertised.map((probe) => [probe.brokerId, told(probe)])).toEqual([[7, "dns ok, tcp ECONNREFUSED"]]);
  });
});

describe("opening a cluster", () => {
  it("goes on to the next bootstrap server where one does not answer", async () => {
    const broker = await aBroker();
    const dead = await closedPort();
    const cluster = await openCluster(propertiesFor(`127.0.0.1:${String(dead)},127.0.0.1:${String(broker.port)}`));
    expect(cluster.brokers()).toEqual([{ id: 1, host: "127.0.0.1", port: broker.port, rack: null }]);
    expect(cluster.requestCount()).toBe(2);
    await cluster.close();
  });

  it("counts the requests of getting in", async () => {
    const broker = await aBroker({ passwords: { app: "right" } });
    const cluster = await openCluster(
      propertiesFor(broker.port, `security.protocol=SASL_PLAINTEXT\n${plainLogin("right")}`),
    );
    expect(cluster.requestCount()).toBe(broker.asked.length);
    expect(broker.asked).toEqual([18, 17, 36, 3]);
    await cluster.close();
  });

  it("fails with the cause of the server that got farthest, and what to do", async () => {
    const dead = await closedPort();
    const broker = await aBroker({ passwords: { app: "right" } });
    const servers = `127.0.0.1:${String(dead)},127.0.0.1:${String(broker.port)}`;
    const more = `security.protocol=SASL_PLAINTEXT\n${plainLogin("wrong-and-secret")}`;
    const error: unknown = await openCluster(propertiesFor(servers, more)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ClusterUnreachable);
    expect(error).toMatchObject({ layer: "sasl", causeCode: "SASL_AUTHENTICATION_FAILED", exitCode: 1 });
    const text = error instanceof Error ? error.message : "";
    expect(text).toContain(`127.0.0.1:${String(dead)} breaks at tcp: ECONNREFUSED, nothing listens on this port.`);
    expect(text).toContain("Correct username and password in sasl.jaas.config");
    expect(text).not.toContain("wrong-and-secret");
  });

  it("tries a refused credential once only", async () => {
    const one = await aBroker({ passwords: { app: "right" } });
    const two = await aBroker({ passwords: { app: "right" } });
    const servers = `127.0.0.1:${String(one.port)},127.0.0.1:${String(two.port)}`;
    const more = `security.protocol=SASL_PLAINTEXT\n${plainLogin("wrong")}`;
    await expect(openCluster(propertiesFor(servers, more))).rejects.toThrow(ClusterUnreachable);
    expect([one.connections(), two.connections()]).toEqual([1, 0]);
  });

  it("does not knock again and again where a broker was just not to be reached", async () => {
    const sick = await aBroker({ apiVersions: "hang-up" });
    const broker = await aBroker({ advertised: [{ id: 7, host: "127.0.0.1", port: sick.port }] });
    const cluster = await openCluster(propertiesFor(broker.port), patiently);
    await expect(cluster.speaks(7)).rejects.toThrow(EndpointUnreachable);
    await expect(cluster.speaks(7)).rejects.toThrow(EndpointUnreachable);
    expect(sick.connections()).toBe(1);
    await cluster.close();
  });

  it("connects again where a connection was closed meanwhile", async () => {
    const broker = await aBroker();
    const cluster = await openCluster(propertiesFor(broker.port), patiently);
    broker.hangUp();
    // Not one long wait: timers that are due come before what sockets tell.
    for (let wait = 0; wait < 10; wait++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await cluster.metadata("none")).clusterId).toBe("fake-cluster");
    expect(broker.connections()).toBe(2);
    await cluster.close();
  });

  it("stops at once when it is asked to", async () => {
    const broker = await aBroker({ apiVersions: "silence" });
    const controller = new AbortController();
    const opening = openCluster(propertiesFor(broker.port), { signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error("Stopped as asked."));
    }, 50);
    await expect(opening).rejects.toThrow("Stopped as asked.");
  });
});
