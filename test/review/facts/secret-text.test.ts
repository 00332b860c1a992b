import { holdsPrivateKey } from "../../../src/review/facts/private-keys";
import { isNoSecret, isSecretContent, isSecretText } from "../../../src/review/facts/secret-text";

const key =
  "-----BEGIN EC PRIVATE KEY-----\nbm90IGEga2V5LCBidXQgaXQgbG9va3MgbGlrZSBvbmU=\n-----END EC PRIVATE KEY-----\n";

describe("private keys", () => {
  test.each([key, `# mine\n${key}`, key.replace("EC ", ""), key.replace("EC", "ENCRYPTED")])("%j is one", (text) => {
    expect(holdsPrivateKey(text)).toBe(true);
  });

  test.each([0, 1, 2])("one in base64 that begins %d letters further on", (letters) => {
    expect(holdsPrivateKey(Buffer.from("x".repeat(letters) + key).toString("base64"))).toBe(true);
  });

  test.each(["", "PRIVATE KEY", key.replaceAll("EC PRIVATE KEY", "CERTIFICATE"), key.replaceAll("PRIVATE", "PUBLIC")])(
    "%j is none",
    (text) => {
      expect(holdsPrivateKey(text)).toBe(false);
    },
  );
});

test.each(["", "CHANGE_ME", "<placeholder>", "********", "${file:/x:y}", "managed outside of Terraform"])(
  "%j is no secret",
  (text) => {
    expect(isNoSecret(text)).toBe(true);
  },
);

test.each([
  ["config", 'sasl.jaas.config=a.b.ScramLoginModule required username="a" password="${dir:/etc/x:password}";', false],
  ["config", 'sasl.jaas.config=a.b.ScramLoginModule required username="a" password="hunter2hunter2";', true],
  ["DB_PASSWORD", "hunter2", true],
  ["DB_PASSWORD_FILE", "/etc/secrets/db", false],
  ["config", "ssl.truststore.location=/etc/ca.pem", false],
  ["tls.key", key, false],
])("under %s the text %j is a secret: %s", (name, text, is) => {
  expect(isSecretText(name, text)).toBe(is);
});

test.each([
  ["hunter2", true],
  ['{"password":"hunter2"}', true],
  ['{"password":"CHANGE_ME","host":"a"}', false],
  ['{"db":{"secret":"hunter2"}}', true],
  ["{}", false],
  [key, false],
])("content %j is a secret: %s", (text, is) => {
  expect(isSecretContent(text)).toBe(is);
});
