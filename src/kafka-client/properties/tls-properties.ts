import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { errorCode, errorText } from "../../documents/error-code";
import { type TlsSettings } from "../client-settings";
import { Secret } from "../secret";
import { openPkcs12, type StoreContent, StoreNotReadable } from "./pkcs12";
import { type PropertiesFile } from "./properties-file";

/** Settings of TLS, or undefined where a problem was noted. */
export function tlsProperties(properties: PropertiesFile): TlsSettings | undefined {
  const trusted = trustedCertificates(properties);
  const own = ownCertificate(properties);
  if (trusted === undefined || own === undefined) return undefined;
  const algorithm = properties.get("ssl.endpoint.identification.algorithm");
  return { trusted, own, checkHostname: !isSwitchedOff(properties, algorithm) };
}

/** Java checks the host name unless the key is there and empty. */
function isSwitchedOff(properties: PropertiesFile, algorithm: string | undefined): boolean {
  if (algorithm !== undefined && algorithm.toLowerCase() !== "https")
    properties.wrong(
      "ssl.endpoint.identification.algorithm",
      "is not an algorithm that Kafka's clients know",
      "Write https, or leave it empty to accept any host name.",
    );
  return properties.isEmpty("ssl.endpoint.identification.algorithm");
}

type Store = "truststore" | "keystore";

function trustedCertificates(properties: PropertiesFile): TlsSettings["trusted"] | undefined {
  const inline = properties.get("ssl.truststore.certificates");
  const location = properties.get("ssl.truststore.location");
  if (inline === undefined && location === undefined) return null;
  if (inline !== undefined) return certificatesIn(properties, "ssl.truststore.certificates", inline);
  const content = openStore(properties, "truststore");
  if (content === undefined) return undefined;
  if (content.certificates.length > 0) return content.certificates;
  properties.wrong(
    "ssl.truststore.location",
    "holds no certificate",
    "Name a store that holds the certificates of the authorities to trust.",
  );
  return undefined;
}

function ownCertificate(properties: PropertiesFile): TlsSettings["own"] | undefined {
  const chain = properties.get("ssl.keystore.certificate.chain");
  const key = properties.get("ssl.keystore.key");
  if (chain === undefined && key === undefined) {
    if (properties.get("ssl.keystore.location") === undefined) return null;
    const content = openStore(properties, "keystore");
    return content === undefined ? undefined : pairIn(properties, content);
  }
  if (chain === undefined || key === undefined) {
    const missing = chain === undefined ? "ssl.keystore.certificate.chain" : "ssl.keystore.key";
    properties.wrong(missing, "is missing", "Give the certificate chain and its key together, both in PEM.");
    return undefined;
  }
  const certificates = certificatesIn(properties, "ssl.keystore.certificate.chain", chain);
  const opened = openKey(properties, "ssl.keystore.key", key);
  return certificates === undefined || opened === undefined
    ? undefined
    : { chain: certificates.join("\n"), key: new Secret(opened) };
}

function pairIn(properties: PropertiesFile, { certificates, key }: StoreContent): TlsSettings["own"] | undefined {
  if (key !== null && certificates.length > 0) {
    const opened = openKey(properties, "ssl.keystore.location", key);
    return opened === undefined
      ? undefined
      : { chain: chainOf(certificates, opened).join("\n"), key: new Secret(opened) };
  }
  properties.wrong(
    "ssl.keystore.location",
    key === null ? "holds no private key" : "holds no certificate",
    "Name a store that holds the client's certificate chain and its private key.",
  );
  return undefined;
}

/** A store may hold the chain in any order: TLS wants the key's own certificate first. */
function chainOf(certificates: readonly string[], key: string): readonly string[] {
  const privateKey = createPrivateKey(key);
  const own = certificates.find((certificate) => new X509Certificate(certificate).checkPrivateKey(privateKey));
  return own === undefined ? certificates : [own, ...certificates.filter((certificate) => certificate !== own)];
}

function openStore(properties: PropertiesFile, store: Store): StoreContent | undefined {
  const type = (properties.get(`ssl.${store}.type`) ?? "JKS").toUpperCase();
  const location = properties.get(`ssl.${store}.location`) ?? "";
  const bytes = readStore(properties, store, location);
  if (bytes === undefined) return undefined;
  if (isJks(bytes)) return refuseJks(properties, store, location);
  // Java opens a PKCS12 store under the type JKS as well (keystore.type.compat).
  if (type === "PKCS12" || (type === "JKS" && !isPem(bytes))) return pkcs12Store(properties, store, bytes);
  if (type === "PEM" || type === "JKS") return pemStore(properties, store, bytes, type);
  properties.wrong(`ssl.${store}.type`, "is not supported", "Write PEM or PKCS12.");
  return undefined;
}

function readStore(properties: PropertiesFile, store: Store, location: string): Buffer | undefined {
  try {
    return readFileSync(placeOf(properties.file, location));
  } catch (error) {
    const reason = errorCode(error) === "ENOENT" ? "there is no such file" : errorText(error).split(",")[0];
    properties.wrong(
      `ssl.${store}.location`,
      `cannot be read: ${reason ?? ""}`,
      "Name a file that exists and that you may read; a relative path is sought in the working directory, then beside this file.",
    );
    return undefined;
  }
}

/** As Java takes it: from the working directory. What is not there but lies beside the file is meant by it all the same. */
function placeOf(file: string, location: string): string {
  if (isAbsolute(location) || existsSync(location)) return location;
  const beside = join(dirname(file), location);
  return existsSync(beside) ? beside : location;
}

const jksMagics: readonly number[] = [0xfeedfeed, 0xcececece];

function isJks(bytes: Buffer): boolean {
  return bytes.length >= 4 && jksMagics.includes(bytes.readUInt32BE(0));
}

function isPem(bytes: Buffer): boolean {
  return bytes.includes("-----BEGIN ");
}

function refuseJks(properties: PropertiesFile, store: Store, location: string): undefined {
  const converted = location.replace(/(\.jks|\.keystore|\.truststore)?$/, ".p12");
  properties.wrong(
    `ssl.${store}.location`,
    "is a JKS store, which only Java reads",
    `Convert it: keytool -importkeystore -srckeystore ${location} -srcstoretype JKS -destkeystore ${converted} -deststoretype PKCS12 ` +
      `and then set ssl.${store}.location=${converted} and ssl.${store}.type=PKCS12.`,
  );
  return undefined;
}

function pkcs12Store(properties: PropertiesFile, store: Store, bytes: Buffer): StoreContent | undefined {
  try {
    return openPkcs12(bytes, properties.get(`ssl.${store}.password`) ?? "");
  } catch (error) {
    if (!(error instanceof StoreNotReadable)) throw error;
    properties.wrong(
      `ssl.${store}.location`,
      `cannot be opened as PKCS12: ${error.message}`,
      `Correct ssl.${store}.password or ssl.${store}.type.`,
    );
    return undefined;
  }
}

function pemStore(properties: PropertiesFile, store: Store, bytes: Buffer, type: string): StoreContent | undefined {
  if (type === "JKS") {
    properties.wrong(
      `ssl.${store}.location`,
      "is a PEM file",
      `Set ssl.${store}.type=PEM: Java takes JKS where none is set.`,
    );
    return undefined;
  }
  const text = bytes.toString("utf8");
  const certificates = certificatesIn(properties, `ssl.${store}.location`, text);
  if (certificates === undefined) return undefined;
  return {
    certificates,
    key: /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?-----END [A-Z ]*PRIVATE KEY-----/.exec(text)?.[0] ?? null,
  };
}

type CertificateKey =
  | "ssl.truststore.certificates"
  | "ssl.keystore.certificate.chain"
  | "ssl.truststore.location"
  | "ssl.keystore.location";

function certificatesIn(properties: PropertiesFile, key: CertificateKey, text: string): readonly string[] | undefined {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  const readable = found.filter(isCertificate).map((certificate) => certificate.replace(/\n\s+/g, "\n"));
  if (found.length > 0 && readable.length === found.length) return readable;
  properties.wrong(
    key,
    found.length === 0 ? "holds no certificate in PEM" : "holds a damaged certificate",
    "Give certificates between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.",
  );
  return undefined;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== "";
  } catch {
    return false;
  }
}

/** The key without its password, in PKCS#8. */
function openKey(
  properties: PropertiesFile,
  key: "ssl.keystore.key" | "ssl.keystore.location",
  text: string,
): string | undefined {
  const password = properties.get("ssl.key.password");
  try {
    const opened = createPrivateKey(password === undefined ? text : { key: text, passphrase: password });
    return opened.export({ type: "pkcs8", format: "pem" }).toString();
  } catch {
    const isLocked = /ENCRYPTED/.test(text);
    properties.wrong(
      isLocked ? "ssl.key.password" : key,
      isLocked ? "does not open the private key" : "holds a damaged private key",
      isLocked
        ? "Give the password that the key was locked with."
        : "Give the key in PKCS#8: openssl pkcs8 -topk8 -in KEY.",
    );
    return undefined;
  }
}
