import { isDrawnByLot } from "./drawn-by-lot";
import { withoutSecretPairs } from "./secret-pairs";

/** What stands where a secret was. */
export const redacted = "[redacted]";

/** One shape by which a secret is known, wherever in a text it stands. Every expression is bounded: no text makes it slow. */
interface SecretShape {
  readonly shape: string;
  readonly without: (text: string) => string;
}

/** Tokens that tell by their first letters whose they are. */
const tokens: Readonly<Record<string, string>> = {
  GitHub: "gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\\w{22,255}",
  GitLab: "glpat-[\\w-]{20,64}",
  npm: "npm_[A-Za-z0-9]{36}",
  Slack: "xox[abeoprs]-[A-Za-z0-9-]{10,255}",
  Google: "AIza[\\w-]{35}|ya29\\.[\\w-]{20,2048}|GOCSPX-[\\w-]{20,64}",
  Stripe: "[srp]k_(?:live|test)_[A-Za-z0-9]{16,255}",
  SendGrid: "SG\\.[\\w-]{22}\\.[\\w-]{43}",
  Vault: "hv[sbr]\\.[\\w-]{24,255}",
  Databricks: "dapi[0-9a-f]{32}",
  DigitalOcean: "do[opr]_v1_[0-9a-f]{64}",
  Confluent: "cflt[A-Za-z0-9+/]{56,64}",
  "AWS access key": "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])",
};

/** In the order in which they are taken out of a text. */
const shapes: readonly SecretShape[] = [
  {
    shape: "private key in PEM, whole or cut off",
    without: replaced(
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----END)[\s\S])*(?:-----END [^-]{0,60}-----)?/g,
    ),
  },
  {
    shape: "user and password in a URL",
    without: replaced(
      /\b([a-z][a-z0-9+.-]{1,40}:\/\/)[^\s/?#:@"'<>]{0,256}:(?!\d{1,5}(?:[/?#,\s]|$))(?:(?!,[a-z][a-z0-9+.-]{1,40}:\/\/)[^\s"'<>]){0,1024}@/gi,
      "$1",
    ),
  },
  {
    shape: "user and password in an Oracle URL",
    without: replaced(/(jdbc:oracle:[a-z0-9]{1,10}:)[^\s/@]{1,256}\/[^\s@]{1,256}@/gi, "$1@"),
  },
  { shape: "JSON Web Token", without: replaced(/\beyJ[\w-]{8,8192}(?:\.[\w-]{0,8192}){1,4}/g) },
  {
    shape: "token that tells whose it is",
    without: replaced(new RegExp(`(?<![A-Za-z0-9_])(?:${Object.values(tokens).join("|")})`, "g")),
  },
  { shape: "webhook of Slack", without: replaced(/(\/services\/)T\w{6,12}\/B\w{6,12}\/\w{20,30}/g, `$1${redacted}`) },
  {
    shape: "hash of a password",
    without: replaced(/\$(?:2[aby]\$\d\d\$[./A-Za-z0-9]{53}|[156]\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22,86})/g),
  },
  {
    shape: "bearer header",
    without: (text) =>
      text.replace(/\b(Bearer\s{1,4})([\w.~+/-]{20,8192}=*)/gi, (header: string, scheme: string, token: string) =>
        /\d/.test(token) ? `${scheme}${redacted}` : header,
      ),
  },
  {
    shape: "basic header",
    without: (text) =>
      text.replace(
        /\b(Basic\s{1,4})([A-Za-z0-9+/]{6,1024}={0,2})/gi,
        (header: string, scheme: string, base64: string) =>
          isUserAndPassword(base64) ? `${scheme}${redacted}` : header,
      ),
  },
  { shape: "value of a secret key inside the text", without: (text) => withoutSecretPairs(text, redacted) },
  {
    shape: "secret of an AWS access key, a Confluent API key, an Azure account",
    without: (text) =>
      text.replace(/(?<![\w+/=.-])[A-Za-z0-9+/]{40,86}={0,2}(?![\w+/=.-])/g, (word) =>
        isDrawnByLot(word) ? redacted : word,
      ),
  },
];

/** The text with every part that has the shape of a secret taken out; the same string where there is none. */
export function withoutSecretShapes(text: string): string {
  if (!mayHoldSecret(text)) return text;
  const { open, putBack } = apartFromCertificates(text);
  const cleaned = shapes.reduce((left, { without }) => without(left), open);
  return cleaned === open ? text : putBack(cleaned);
}

/**
 * Whether a text has a part with the shape of a secret: private keys, tokens, passwords in URLs and JAAS texts, secrets of
 * cloud accounts. Names, ids, digests, certificates and references (`${file:…}`) have none.
 */
export function looksLikeSecret(value: string): boolean {
  return withoutSecretShapes(value) !== value;
}

/** Most strings of an inventory are numbers, words and short names: told at one glance. */
function mayHoldSecret(text: string): boolean {
  return text.length >= 7 && /[=:\s$]|[\w+/.-]{15}/.test(text) && !/^[\d.,-]*$/.test(text);
}

function replaced(pattern: RegExp, by = redacted): (text: string) => string {
  return (text) => text.replace(pattern, by);
}

function isUserAndPassword(base64: string): boolean {
  return /^[\x20-\x7e]{1,256}:[\x20-\x7e]{0,256}$/.test(Buffer.from(base64, "base64").toString("latin1"));
}

/** Certificates and public keys are base64 by the line and no secret: they are put aside, and back afterwards. */
function apartFromCertificates(text: string): { readonly open: string; readonly putBack: (text: string) => string } {
  if (!text.includes("-----BEGIN ")) return { open: text, putBack: (cleaned) => cleaned };
  const aside: string[] = [];
  const block =
    /-----BEGIN ((?:TRUSTED )?CERTIFICATE|PUBLIC KEY|CERTIFICATE REQUEST|X509 CRL)-----[^-]*-----END \1-----/g;
  const open = text.replace(block, (whole) => `<certificate ${String(aside.push(whole) - 1)}>`);
  return {
    open,
    putBack: (cleaned) =>
      cleaned.replace(/<certificate (\d+)>/g, (mark, index: string) => aside[Number(index)] ?? mark),
  };
}
