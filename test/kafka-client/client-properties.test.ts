import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { parseClientProperties, readClientProperties } from "../../src/kafka-client/client-properties";
import { type ClientProperties } from "../../src/kafka-client/client-settings";
import { DocumentError } from "../../src/documents/problem";

const stores = join(__dirname, "fixtures", "stores");
const password = "s3cret-of-the-test";

const scram = [
  "bootstrap.servers=b-1.example.com:9094,b-2.example.com:9094",
  "security.protocol=SASL_SSL",
  "sasl.mechanism=SCRAM-SHA-512",
  `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="${password}";`,
  "ssl.truststore.type=PEM",
  `ssl.truststore.location=${join(stores, "ca.pem")}`,
];

function parsed(...lines: readonly string[]): ClientProperties {
  return parseClientProperties(lines.join("\n"), "client.properties");
}

/** Each problem as `line path rule`, and the whole text. */
function problemsOf(...lines: readonly string[]): { readonly told: readonly string[]; readonly text: string } {
  try {
    parsed(...lines);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const told = error.problems.map(({ line, path, rule }) => `${String(line ?? "-")} ${path} ${rule}`);
    return { told, text: error.message };
  }
  return { told: [], text: "" };
}

const plaintext = "bootstrap.servers=localhost:9092";
const replacing = (pattern: RegExp, by: string): readonly string[] => scram.map((line) => line.replace(pattern, by));

describe("client properties", () => {
  it("hold where to go and how to get in", () => {
    const properties = parsed(
      ...scram,
      "client.id=wave-3",
      "request.timeout.ms=5000",
      "socket.connection.setup.timeout.ms=700",
    );
    expect(properties.bootstrap).toEqual([
      { host: "b-1.example.com", port: 9094 },
      { host: "b-2.example.com", port: 9094 },
    ]);
    expect(properties.sasl).toMatchObject({ mechanism: "SCRAM-SHA-512", username: "app" });
    expect(properties.sasl?.mechanism === "SCRAM-SHA-512" && properties.sasl.password.reveal()).toBe(password);
    expect(properties.tls).toMatchObject({ own: null, checkHostname: true });
    expect(properties.tls?.trusted).toHaveLength(1);
    expect(properties).toMatchObject({ clientId: "wave-3", requestTimeoutMs: 5000, connectTimeoutMs: 700 });
  });

  it("are PLAINTEXT where no protocol is named, as in Java", () => {
    expect(parsed(plaintext)).toMatchObject({ tls: null, sasl: null, clientId: null, requestTimeoutMs: null });
  });

  it("take IPv6 addresses in brackets", () => {
    expect(parsed("bootstrap.servers=[::1]:9092").bootstrap).toEqual([{ host: "::1", port: 9092 }]);
  });

  it("are read with Java's continued lines, escapes and other separators", () => {
    const properties = parsed(
      "# a comment",
      "bootstrap.servers: localhost:9092,\\",
      "    localhost:9093",
      "client.id wave\\u002d3",
    );
    expect(properties.bootstrap).toHaveLength(2);
    expect(properties.clientId).toBe("wave-3");
  });

  it("never show the password, whichever way they are printed", () => {
    const properties = parsed(...scram);
    expect(JSON.stringify(properties)).not.toContain(password);
    expect(inspect(properties, { depth: 9 })).not.toContain(password);
    expect(inspect(properties, { depth: 9, showHidden: true })).not.toContain(password);
  });

  it("take a password with quotes, blanks, semicolons and backslashes", () => {
    const { sasl } = parsed(...replacing(/password=".*"/, String.raw`password="a \\"b\\"; c=d \\\\e"`));
    expect(sasl?.mechanism === "SCRAM-SHA-512" && sasl.password.reveal()).toBe(String.raw`a "b"; c=d \e`);
  });

  it("read OAUTHBEARER with its endpoint, scope and extensions", () => {
    const { sasl } = parsed(
      plaintext,
      "security.protocol=SASL_PLAINTEXT",
      "sasl.mechanism=OAUTHBEARER",
      "sasl.oauthbearer.token.endpoint.url=https://login.example.com/token",
      'sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="id" clientSecret="hush" scope="kafka" extension_logicalCluster="lkc-1";',
    );
    expect(sasl).toMatchObject({
      mechanism: "OAUTHBEARER",
      clientId: "id",
      tokenEndpoint: "https://login.example.com/token",
      scope: "kafka",
      extensions: { logicalCluster: "lkc-1" },
    });
  });

  it("pass over what Java's clients know and we do not need, and over what is nobody's", () => {
    expect(
      problemsOf(plaintext, "ssl.enabled.protocols=TLSv1.3", "retry.backoff.ms=100", "my.own.setting=1").told,
    ).toEqual([]);
  });

  it("switch the check of the host name off only with an empty algorithm, as Java does", () => {
    expect(parsed(...scram, "ssl.endpoint.identification.algorithm=").tls?.checkHostname).toBe(false);
    expect(parsed(...scram, "ssl.endpoint.identification.algorithm=https").tls?.checkHostname).toBe(true);
  });
});

describe("stores", () => {
  const sslWith = (...lines: readonly string[]): ClientProperties =>
    parsed(plaintext, "security.protocol=SSL", ...lines);

  it.each(["keystore.p12", "keystore-ec.p12", "keystore-openssl.p12"])("in PKCS12 give chain and key: %s", (file) => {
    const { tls } = sslWith(
      "ssl.truststore.type=PKCS12",
      `ssl.truststore.location=${join(stores, "truststore.p12")}`,
      "ssl.truststore.password=store-password",
      "ssl.keystore.type=PKCS12",
      `ssl.keystore.location=${join(stores, file)}`,
      "ssl.keystore.password=store-password",
    );
    expect(tls?.trusted).toHaveLength(1);
    expect(tls?.own?.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(tls?.own?.key.reveal()).toContain("BEGIN PRIVATE KEY");
  });

  it("with a wrong password are told without it", () => {
    const { told, text } = problemsOf(
      plaintext,
      "security.protocol=SSL",
      "ssl.truststore.type=PKCS12",
      `ssl.truststore.location=${join(stores, "truststore.p12")}`,
      `ssl.truststore.password=${password}`,
    );
    expect(told).toEqual(["4 ssl.truststore.location cannot be opened as PKCS12: the password does not open it"]);
    expect(text).toContain("Correct ssl.truststore.password or ssl.truststore.type.");
    expect(text).not.toContain(password);
  });

  it("in JKS are refused with the line that converts them", () => {
    const file = join(stores, "truststore.jks");
    const { told, text } = problemsOf(plaintext, "security.protocol=SSL", `ssl.truststore.location=${file}`);
    expect(told).toEqual(["3 ssl.truststore.location is a JKS store, which only Java reads"]);
    expect(text).toContain(
      `keytool -importkeystore -srckeystore ${file} -srcstoretype JKS -destkeystore ${file.replace(".jks", ".p12")} -deststoretype PKCS12`,
    );
  });

  it("in PEM that are not named so are told, since Java would take them for JKS", () => {
    const { told } = problemsOf(
      plaintext,
      "security.protocol=SSL",
      `ssl.truststore.location=${join(stores, "ca.pem")}`,
    );
    expect(told).toEqual(["3 ssl.truststore.location is a PEM file"]);
  });

  it("that do not exist are told with their line", () => {
    const { told } = problemsOf(plaintext, "security.protocol=SSL", "ssl.truststore.location=nowhere.pem");
    expect(told).toEqual(["3 ssl.truststore.location cannot be read: there is no such file"]);
  });

  it("without a key, or with a key alone, are told", () => {
    const keystore = ["ssl.keystore.type=PEM", `ssl.keystore.location=${join(stores, "ca.pem")}`];
    expect(problemsOf(plaintext, "security.protocol=SSL", ...keystore).told).toEqual([
      "4 ssl.keystore.location holds no private key",
    ]);
    expect(problemsOf(plaintext, "security.protocol=SSL", "ssl.keystore.key=abc").told).toEqual([
      "- ssl.keystore.certificate.chain is missing",
    ]);
  });

  it("beside the file are found where the working directory holds none", () => {
    const directory = mkdtempSync(join(tmpdir(), "client-properties-"));
    try {
      const file = join(directory, "client.properties");
      writeFileSync(join(directory, "beside.pem"), parsed(...scram).tls?.trusted?.join("\n") ?? "");
      writeFileSync(file, replacing(/location=.*/, "location=beside.pem").join("\n"));
      expect(readClientProperties(file).tls?.trusted).toHaveLength(1);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe("what is wrong with client properties", () => {
  it("is told all at once, each with its line and what to write", () => {
    const { told, text } = problemsOf(
      "bootstrap.servers=localhost,b:0",
      "security.protocol=SASL_SSL",
      "sasl.mechanism=GSSAPI",
      "request.timeout.ms=soon",
      "ssl.truststore.location=nowhere.pem",
    );
    expect(told).toEqual([
      "1 bootstrap.servers holds localhost, which is no host:port",
      "1 bootstrap.servers holds b:0, which is no host:port",
      "5 ssl.truststore.location cannot be read: there is no such file",
      "3 sasl.mechanism is not supported",
      "4 request.timeout.ms is not a number of milliseconds",
    ]);
    expect(text).toContain('client.properties:3:1  sasl.mechanism  "GSSAPI" is not supported.');
    expect(text).toContain("Write one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER.");
  });

  it.each([
    ["bootstrap.server=localhost:9092", "bootstrap.servers"],
    ["sasl.mechansim=PLAIN", "sasl.mechanism"],
    ["ssl.trustore.location=a", "ssl.truststore.location"],
    ["security-protocol=SSL", "security.protocol"],
    ["sslTruststoreLocation=a", "ssl.truststore.location"],
  ])("a near miss of a key, %s, is told with the key that was meant", (line, meant) => {
    const { text } = problemsOf(...(meant === "bootstrap.servers" ? [] : [plaintext]), line);
    expect(text).toContain(`Write ${meant}, or take the line out.`);
  });

  it.each([
    ["is missing", /^sasl.jaas.config=.*$/, "#"],
    ["is not a JAAS line", /^sasl.jaas.config=.*$/, `sasl.jaas.config=username="app" password="${password}"`],
    ["is not a JAAS line", /;$/, ""],
    ["has no password", / password=".*"/, ""],
    ["names PlainLoginModule, which does not belong to SCRAM-SHA-512", /scram\.ScramLogin/, "plain.PlainLogin"],
  ])("a JAAS line that %s is told without its secret", (rule, pattern, by) => {
    const { told, text } = problemsOf(...replacing(pattern, by));
    expect(told.map((one) => one.replace(/^\S+ /, ""))).toEqual([`sasl.jaas.config ${rule}`]);
    expect(text).not.toContain(password);
  });

  it("a file that is not there is told as such", () => {
    expect(() => readClientProperties("/nowhere/client.properties")).toThrow(
      "/nowhere/client.properties  cannot be read: there is no such file.",
    );
  });
});
