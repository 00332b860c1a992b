import { stringify } from "dot-properties";
import { writeFileWhole } from "../../documents/write-file";

const secretMode = 0o600;

/** Writes a Java `.properties` file that nobody else may read: it holds a password or names a key. */
export function writePropertiesFile(file: string, properties: Readonly<Record<string, string>>): void {
  writeFileWhole(file, propertiesText(properties), { mode: secretMode });
}

/** The text of a Java `.properties` file, escaped as Java reads it. */
export function propertiesText(properties: Readonly<Record<string, string>>): string {
  return `${stringify({ ...properties }, { lineWidth: null })}\n`;
}

/** Writes a PEM or password file that nobody else may read. */
export function writeSecretFile(file: string, text: string): void {
  writeFileWhole(file, text, { mode: secretMode });
}

/** What a client says that logs in with TLS and SCRAM-SHA-512. */
export function scramClient(
  bootstrapServers: string,
  caFile: string,
  login: { readonly name: string; readonly password: string },
): Readonly<Record<string, string>> {
  return {
    "bootstrap.servers": bootstrapServers,
    "security.protocol": "SASL_SSL",
    "sasl.mechanism": "SCRAM-SHA-512",
    "sasl.jaas.config": `org.apache.kafka.common.security.scram.ScramLoginModule required username="${login.name}" password="${login.password}";`,
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": caFile,
  };
}

/** What a client says that shows a certificate. */
export function mtlsClient(
  bootstrapServers: string,
  caFile: string,
  keyStoreFile: string,
): Readonly<Record<string, string>> {
  return {
    "bootstrap.servers": bootstrapServers,
    "security.protocol": "SSL",
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": caFile,
    "ssl.keystore.type": "PEM",
    "ssl.keystore.location": keyStoreFile,
  };
}
