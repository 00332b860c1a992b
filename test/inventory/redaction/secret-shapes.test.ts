import fc from "fast-check";
import { createHash } from "node:crypto";
import { looksLikeSecret, withoutSecretShapes } from "../../../src/inventory/redaction/secret-shapes";
import { growthOf, inProportion } from "../../growth";
import { plantedSecrets } from "./planted-secrets";

const certificate = [
  "-----BEGIN CERTIFICATE-----",
  ..."R7mQ2xV9bT4nK8pL3sW6yZ1cF5hJ0dGa/uEoIrXwMvNqStBgYkPzCjDl+H2e4A6i".repeat(3).match(/.{64}/g)!,
  "-----END CERTIFICATE-----",
].join("\n");

describe("the shape of a secret", () => {
  it.each(plantedSecrets)("is seen in a $shape, alone and inside a text", ({ text, secret }) => {
    for (const whole of [text, `before ${text}`, `${text} after`, `it says (${text})`]) {
      expect(looksLikeSecret(whole)).toBe(true);
      expect(withoutSecretShapes(whole)).not.toContain(secret);
      expect(looksLikeSecret(withoutSecretShapes(whole))).toBe(false);
    }
  });

  it("leaves what is no secret of a text", () => {
    expect(withoutSecretShapes("https://example:p4ss@registry.example:8081/x,https://host:c@other.example")).toBe(
      "https://registry.example:8081/x,https://other.example",
    );
    expect(withoutSecretShapes("jdbc:postgresql://db/x?user=a&password=b7&ssl=true")).toBe(
      "jdbc:postgresql://db/x?user=a&password=[redacted]&ssl=true",
    );
    expect(withoutSecretShapes('m.Plain required username="a" password="b7";')).toBe(
      'm.Plain required username="a" password="[redacted]";',
    );
  });

  it("leaves a certificate beside a private key", () => {
    const text = `${certificate}\n-----BEGIN ${"PRIVATE"} KEY-----\nabc\n-----END PRIVATE KEY-----`;
    expect(withoutSecretShapes(text)).toBe(`${certificate}\n[redacted]`);
  });
});

/** Strings that an inventory really holds. */
const ordinary: readonly string[] = [
  "orders.v1.dlq",
  "__consumer_offsets",
  "connect-cluster-configs",
  "7fd1a63b-0d5c-4d3f-9f0b-1a2b3c4d5e6f",
  "MkU3OEVBNTcwNTJENDM2Qg",
  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "da39a3ee5e6b4b0d3255bfef95601890afd80709",
  "org.apache.kafka.connect.transforms.ReplaceField$Value",
  "io.debezium.connector.postgresql.PostgresConnector",
  "io/confluent/connect/jdbc/JdbcSourceConn1",
  "Source/Source/west/v2/v2/events/eu/eu/eu",
  "v1/eu/v1/Connector/payments/v2/Sink/v2/billing/Sink/eu/Connector",
  "consumer-billing-1-7fd1a63b-0d5c-4d3f-9f0b-1a2b3c4d5e6f",
  "User:CN=app,OU=token-service,O=Example,C=DE",
  "User:alice@EXAMPLE.COM",
  "PLAINTEXT://broker-1.example:9092,SSL://broker-1.example:9093",
  "http://registry.example:8081/apis/ccompat/v7",
  "https://login.example/oauth2/token?scope=kafka",
  "arn:aws:kafka:eu-west-1:123456789012:cluster/demo/abcd1234-ab12-cd34-ef56-abcdef123456-7",
  "arn:aws:secretsmanager:eu-west-1:123456789012:secret:AmazonMSK_orders-a1B2c3",
  "${file:/opt/secrets/db.properties:password}",
  "${secretManager:prod/db:password}",
  "${secrets:kafka/orders-user:sasl.jaas.config}",
  'm.Scram required username="app" password="${file:/x:y}";',
  "${env:DB_PASSWORD}",
  "password=[hidden]",
  "password:string,age:int32",
  "topic=$1-copy",
  "DESCRIBE on Cluster kafka-cluster",
  "Basic authentication is not asked for",
  "bearer-authentication-of-the-registry",
  '{"server":"orders"}',
  '{"lsn_proc":24023128,"lsn":24023128,"txId":555,"ts_usec":1600000000000000}',
  '{"StringEquals":{"kafka:publicKey":"no"}}',
  "2027-01-10T08:00:00.000Z",
  "SASL_SSL",
  "9223372036854775807",
  "producer_byte_rate=1048576,consumer_byte_rate=2097152",
  certificate,
];

describe("ordinary strings", () => {
  it.each(ordinary)("are no secrets: %s", (text) => {
    expect(looksLikeSecret(text)).toBe(false);
  });

  const word = fc.constantFrom(
    ..."orders,payments,billing,Customer,events,v1,v2,Sink,Source,Connector,topic,eu,west,01".split(","),
  );
  const name = fc
    .array(word, { minLength: 1, maxLength: 12 })
    .chain((words) => fc.constantFrom(".", "-", "_", "", "/").map((between) => words.join(between)));

  it("are no secrets, whatever is put together of words", () => {
    fc.assert(
      fc.property(name, (text) => !looksLikeSecret(text)),
      { numRuns: 5000 },
    );
  });

  it("are no secrets as ids and digests either", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uuid(),
          fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
          fc.string().map((text) => createHash("sha256").update(text).digest("hex")),
          fc.string().map((text) => createHash("sha1").update(text).digest("hex").toUpperCase()),
          fc.integer().map(String),
          fc.ipV4(),
          fc.domain(),
        ),
        (text) => !looksLikeSecret(text),
      ),
      { numRuns: 5000 },
    );
  });
});

describe("keys that were drawn by lot", () => {
  const base64 = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"];

  it.each([40, 64, 86])("are seen at %d letters, save one in a hundred that looks like a word", (length) => {
    const drawn = fc.sample(
      fc.array(fc.constantFrom(...base64), { minLength: length, maxLength: length }).map((letters) => letters.join("")),
      // How many of a thousand is a matter of luck: always the same thousand.
      { numRuns: 1000, seed: 4 },
    );
    expect(drawn.filter((text) => !looksLikeSecret(text)).length).toBeLessThan(10);
  });
});

describe("texts that are made to be slow", () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    words: (length) => `${"a".repeat(length)}=`,
    pairs: (length) => "a=".repeat(length / 2),
    quotes: (length) => 'password="'.repeat(length / 10),
    backslashes: (length) => `password=${"\\".repeat(length)}`,
    urls: (length) => `${"ab://a:b".repeat(length / 8)}@`,
    pem: (length) => `-----BEGIN ${"PRIVATE"} KEY-----`.repeat(length / 25),
    certificates: (length) => "-----BEGIN CERTIFICATE-----".repeat(length / 25),
    tokens: (length) => `eyJ${"a".repeat(length)}`,
  };

  it.each(Object.entries(hostile))("are read with work in proportion: %s", (_, textOf) => {
    const growth = growthOf(50_000, (length) => {
      const text = textOf(length);
      return () => void withoutSecretShapes(text);
    });
    expect(growth).toBeLessThan(inProportion);
  });
});
