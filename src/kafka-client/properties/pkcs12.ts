import { createRequire } from "node:module";
import type * as Forge from "node-forge";

/** What a PKCS12 store holds, in PEM. */
export interface StoreContent {
  readonly certificates: readonly string[];
  /** The first private key (PKCS#8), or null where there is none. */
  readonly key: string | null;
}

/** A store that does not open: the password is wrong, or the file is damaged or no PKCS12. */
export class StoreNotReadable extends Error {
  override readonly name = "StoreNotReadable";
}

/**
 * Opens a PKCS12 store, Java's truststores with certificates only included. node-forge is loaded here, since it is slow
 * to load and few files need it.
 *
 * @param password empty where the store has none
 * @throws StoreNotReadable; its message never holds the password
 */
export function openPkcs12(bytes: Buffer, password: string): StoreContent {
  const forge: typeof Forge = createRequire(__filename)("node-forge");
  const { certBag, keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
  let store: Forge.pkcs12.Pkcs12Pfx;
  try {
    store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString("binary")), password);
  } catch (error) {
    const isPassword = error instanceof Error && /password|MAC/i.test(error.message);
    throw new StoreNotReadable(isPassword ? "the password does not open it" : "it is not a PKCS12 store");
  }
  const bagsOf = (type: string | undefined): readonly Forge.pkcs12.Bag[] =>
    type === undefined ? [] : (store.getBags({ bagType: type })[type] ?? []);
  const certificates = bagsOf(certBag).flatMap(({ cert, asn1 }) => {
    // A certificate with a key that forge cannot handle (EC) comes as bare ASN.1.
    if (cert) return [forge.pki.certificateToPem(cert)];
    return [pem("CERTIFICATE", forge.asn1.toDer(asn1).getBytes())];
  });
  const key = [...bagsOf(pkcs8ShroudedKeyBag), ...bagsOf(keyBag)][0];
  return { certificates, key: key === undefined ? null : keyPem(forge, key) };
}

function keyPem(forge: typeof Forge, { key, asn1 }: Forge.pkcs12.Bag): string {
  const info = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
  return pem("PRIVATE KEY", forge.asn1.toDer(info).getBytes());
}

function pem(label: string, binary: string): string {
  const lines =
    Buffer.from(binary, "binary")
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
