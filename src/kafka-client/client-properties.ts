import { readFileSync } from "node:fs";
import { errorCode, errorText } from "../documents/error-code";
import { DocumentError } from "../documents/problem";
import { type ClientProperties, type SaslSettings, type TlsSettings } from "./client-settings";
import { type Endpoint, parseEndpoint } from "./endpoint";
import { type PropertiesFile, propertiesFile } from "./properties/properties-file";
import { saslProperties } from "./properties/sasl-properties";
import { tlsProperties } from "./properties/tls-properties";

export type { ClientProperties } from "./client-settings";

/** What each security protocol brings (`org.apache.kafka.common.security.auth.SecurityProtocol`). */
const protocols = {
  PLAINTEXT: { tls: false, sasl: false },
  SSL: { tls: true, sasl: false },
  SASL_PLAINTEXT: { tls: false, sasl: true },
  SASL_SSL: { tls: true, sasl: true },
} as const;

/**
 * Reads a Java client `.properties` file, as Kafka's own tools take it with `--command-config`.
 *
 * @throws DocumentError with every problem at once; no password is ever part of it
 */
export function readClientProperties(file: string): ClientProperties {
  return parseClientProperties(textOf(file), file);
}

/**
 * The same for text at hand; `file` is the name that problems carry, and what relative paths are sought beside.
 *
 * @throws DocumentError with every problem at once; no password is ever part of it
 */
export function parseClientProperties(text: string, file: string): ClientProperties {
  const properties = propertiesFile(text, file);
  const bootstrap = bootstrapServers(properties);
  const protocol = securityProtocol(properties);
  const tls: TlsSettings | null | undefined = protocol?.tls === true ? tlsProperties(properties) : null;
  const sasl: SaslSettings | null | undefined = protocol?.sasl === true ? saslProperties(properties) : null;
  const requestTimeoutMs = milliseconds(properties, "request.timeout.ms");
  const connectTimeoutMs = milliseconds(properties, "socket.connection.setup.timeout.ms");
  if (properties.problems.length > 0 || tls === undefined || sasl === undefined)
    throw new DocumentError(properties.problems);
  const clientId = properties.get("client.id") ?? null;
  return { file, bootstrap, tls, sasl, clientId, requestTimeoutMs, connectTimeoutMs };
}

/** Java reads properties in Latin-1; everything else is escaped. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    const reason = errorCode(error) === "ENOENT" ? "there is no such file" : errorText(error).split(",")[0];
    throw new DocumentError([
      {
        file,
        path: "",
        rule: `cannot be read: ${reason ?? ""}`,
        instead: "Name a Java client .properties file, as Kafka's tools take it with --command-config.",
      },
    ]);
  }
}

function bootstrapServers(properties: PropertiesFile): readonly Endpoint[] {
  const texts = (properties.get("bootstrap.servers") ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const endpoints = texts.map(parseEndpoint);
  const example = "Write host:port, several with commas between: broker-1.example.com:9094,broker-2.example.com:9094.";
  if (texts.length === 0) properties.wrong("bootstrap.servers", "is missing", example);
  texts.forEach((text, index) => {
    if (endpoints[index] === undefined)
      properties.wrong("bootstrap.servers", `holds ${text}, which is no host:port`, example);
  });
  return endpoints.filter((endpoint) => endpoint !== undefined);
}

function securityProtocol(properties: PropertiesFile): (typeof protocols)[keyof typeof protocols] | undefined {
  const name = properties.get("security.protocol") ?? "PLAINTEXT";
  const found = Object.entries(protocols).find(([known]) => known === name.toUpperCase())?.[1];
  if (found === undefined)
    properties.wrong(
      "security.protocol",
      "is no security protocol",
      `Write one of ${Object.keys(protocols).join(", ")}.`,
    );
  return found;
}

function milliseconds(
  properties: PropertiesFile,
  key: "request.timeout.ms" | "socket.connection.setup.timeout.ms",
): number | null {
  const text = properties.get(key);
  if (text === undefined) return null;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  properties.wrong(key, "is not a number of milliseconds", "Write a whole number above 0, such as 30000.");
  return null;
}
