import { readFileSync } from "node:fs";
import { errorCode, errorText } from "../../../documents/error-code";
import { DocumentError, type Problem } from "../../../documents/problem";
import { type TlsSettings } from "../../../kafka-client/client-settings";
import { parseJaasConfig } from "../../../kafka-client/properties/jaas-config";
import { type PropertiesFile, propertiesFile } from "../../../kafka-client/properties/properties-file";
import { tlsProperties } from "../../../kafka-client/properties/tls-properties";
import { Secret } from "../../../kafka-client/secret";

/** Where a REST service is, and how to get into it. */
export interface HttpAccess {
  /** One address or several of the same service, tried in this order; without credentials and without a slash at the end. */
  readonly urls: readonly [string, ...string[]];
  /** Null trusts the authorities that come with Node. */
  readonly tls: TlsSettings | null;
  /** The whole `Authorization` header; null where none is sent. */
  readonly authorization: Secret | null;
}

/** A kind of service: the option that names it, and what its keys in a `.properties` file begin with. */
export interface ServiceKind {
  readonly option: string;
  readonly scope: string;
}

/** The services that an export can ask beside Kafka. */
export const serviceKinds = {
  registry: { option: "--registry", scope: "schema.registry." },
  connect: { option: "--connect", scope: "connect." },
} as const satisfies Readonly<Record<string, ServiceKind>>;

/**
 * What a person wrote behind an option: an address, where no credential is needed, or a Java `.properties` file with
 * `schema.registry.url`, `basic.auth.user.info` or `bearer.auth.token`, and `schema.registry.ssl.*` (for Connect the same
 * with `connect.` before).
 *
 * @throws DocumentError with every problem at once; no password is ever part of it
 */
export function readHttpAccess(text: string, kind: ServiceKind): HttpAccess {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return parseHttpAccess(textOf(text, kind), text, kind);
  const address = addressIn(text);
  if (address === undefined) throw new DocumentError([notAnAddress(kind)]);
  if (address.userInfo !== undefined) throw new DocumentError([credentialInArgument(kind)]);
  return { urls: [address.url], tls: null, authorization: null };
}

/**
 * The same for a file's text at hand; `file` is the name that problems carry.
 *
 * @throws DocumentError with every problem at once; no password is ever part of it
 */
export function parseHttpAccess(text: string, file: string, { scope }: ServiceKind): HttpAccess {
  const properties = propertiesFile(text, file, scope);
  const addresses = addressesOf(properties);
  const tls = addresses.some(({ url }) => url.startsWith("https:")) ? tlsProperties(properties) : null;
  const authorization = authorizationOf(properties, addresses[0]?.userInfo);
  const [first, ...others] = addresses.map(({ url }) => url);
  if (first === undefined || tls === undefined || properties.problems.length > 0)
    throw new DocumentError(properties.problems);
  return { urls: [first, ...others], tls, authorization };
}

interface Address {
  readonly url: string;
  readonly userInfo: string | undefined;
}

/** The address without its user info and without slashes at its end: the path in it stays (`/apis/ccompat/v7`). */
function addressIn(text: string): Address | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  const userInfo =
    url.username === "" && url.password === ""
      ? undefined
      : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, "")}`, userInfo };
}

function addressesOf(properties: PropertiesFile): readonly Address[] {
  const texts = (properties.get("url") ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const addresses = texts.map(addressIn);
  const example =
    "Write https://host:port, with its path where it has one: https://registry.example.com/apis/ccompat/v7.";
  if (texts.length === 0) properties.wrong("url", "is missing", example);
  else if (addresses.includes(undefined)) properties.wrong("url", "holds what is no http or https address", example);
  return addresses.filter((address) => address !== undefined);
}

const basicSources = ["URL", "USER_INFO", "SASL_INHERIT"] as const;

/** As Confluent's clients take it: a bearer token wins, then what `basic.auth.credentials.source` names. */
function authorizationOf(properties: PropertiesFile, urlUserInfo: string | undefined): Secret | null {
  const bearerSource = properties.get("bearer.auth.credentials.source");
  if (bearerSource !== undefined && bearerSource !== "STATIC_TOKEN")
    properties.wrong(
      "bearer.auth.credentials.source",
      "is not supported",
      "Write STATIC_TOKEN, and the token in bearer.auth.token.",
    );
  const token = properties.get("bearer.auth.token");
  if (token !== undefined) return new Secret(`Bearer ${token}`);
  const userInfo = userInfoOf(properties, urlUserInfo);
  return userInfo === undefined ? null : new Secret(`Basic ${Buffer.from(userInfo).toString("base64")}`);
}

function userInfoOf(properties: PropertiesFile, urlUserInfo: string | undefined): string | undefined {
  const named = properties.get("basic.auth.credentials.source");
  const written = properties.get("basic.auth.user.info");
  // Java's default is URL; a person who writes the user without it means the user all the same.
  const source = named ?? (written === undefined ? "URL" : "USER_INFO");
  if (source === "URL") return urlUserInfo;
  if (source === "USER_INFO") {
    if (written?.includes(":") === true) return written;
    properties.wrong(
      "basic.auth.user.info",
      written === undefined ? "is missing" : "holds no colon",
      "Write user:password.",
    );
    return undefined;
  }
  if (source === "SASL_INHERIT") {
    const options = parseJaasConfig(properties.get("sasl.jaas.config") ?? "")?.options;
    const user = options?.get("username");
    const password = options?.get("password");
    if (user !== undefined && password !== undefined) return `${user}:${password}`;
    properties.wrong("sasl.jaas.config", "holds no username and password", "Write a JAAS line that holds both.");
    return undefined;
  }
  properties.wrong("basic.auth.credentials.source", "is not supported", `Write one of ${basicSources.join(", ")}.`);
  return undefined;
}

function textOf(file: string, { option, scope }: ServiceKind): string {
  try {
    // Java reads properties in Latin-1; everything else is escaped.
    return readFileSync(file, "latin1");
  } catch (error) {
    const reason = errorCode(error) === "ENOENT" ? "there is no such file" : errorText(error).split(",")[0];
    throw new DocumentError([
      {
        file,
        path: "",
        rule: `cannot be read: ${reason ?? ""}`,
        instead: `Give ${option} an address (https://host:port), or a .properties file with ${scope}url.`,
      },
    ]);
  }
}

function notAnAddress({ option }: ServiceKind): Problem {
  return {
    file: option,
    path: "",
    rule: "is no http or https address",
    instead: "Write https://host:port, with its path where it has one.",
  };
}

/** The value is not repeated: it holds the password. */
function credentialInArgument({ option, scope }: ServiceKind): Problem {
  return {
    file: option,
    path: "",
    rule: "holds a password, which every user of this machine can read in the list of processes",
    instead: `Write a .properties file of mode 0600 with ${scope}url and basic.auth.user.info=user:password, and name that file.`,
  };
}
