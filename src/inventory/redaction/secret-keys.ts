/** What the values of these keys are: secrets. Held against keys in lower case whose words are parted by dots. */
const secretWords: readonly RegExp[] = [
  /password|passwd|passphrase/,
  /(^|\.)(pwd|pass|userpass|dbpass)(\.|$)/,
  /secret/,
  /(^|\.)[a-z]*tokens?(\.|$)/,
  /credential/,
  /jaas/,
  // Most keys are those of records and maps; these are secret ones.
  /(api|access|private|account|storage|shared|master|encryption|signing|license|sas|hmac|stored|server)\.?keys?(\.|$)/,
  /keystore\.key(\.|$)/,
  /(^|\.)user\.?info(\.|$)/,
  /(^|\.)(authorization|cookie|bearer|salt)(\.|$)/,
  /(^|\.)(license|sig|signature)$/,
];

/** What keys with a secret word end with where the value tells where the secret lies, or how it is treated. */
const harmlessEndings: ReadonlySet<string> = new Set(
  [
    ["algorithm", "arn", "class", "client.id", "count", "enable", "enabled", "endpoint", "field", "fields", "file"],
    ["format", "iterations", "length", "location", "mechanism", "mode", "ms", "name", "path", "policy", "prefix"],
    ["provider", "providers", "region", "scope", "seconds", "source", "topic", "topics", "ttl", "type", "uri", "url"],
    ["version"],
  ].flat(),
);

/** Keys with a secret word that has nothing to do with secrets. */
const harmlessKeys: readonly RegExp[] = [
  /(^|\.)(partition|record|message|row|primary|sort|document)\.keys?(\.columns)?$/,
  /(^|\.)(max|min|num)\.tokens?$/,
];

/** Names that people give inside keys: `transforms.maskPassword.regex` has no password in it. */
const namedByPeople = /^(config\.providers|transforms|predicates|listener\.name)\.[^.]+(\.param(?=\.))?/;

/**
 * Whether a configuration key names a secret: `sasl.jaas.config`, `connection.password`, `aws.secret.access.key`. Keys that
 * only speak of one (`sasl.oauthbearer.token.endpoint.url`, `ssl.keystore.location`) and keys of records (`key.converter`,
 * `partition.keys`) do not. Dots, dashes, underscores and camel case are the same to it.
 */
export function isSecretKey(key: string): boolean {
  const words = inWords(key.slice(-longestKey).replace(namedByPeople, ""));
  if (!secretWords.some((word) => word.test(words))) return false;
  const parts = words.split(".");
  if ([1, 2].some((count) => harmlessEndings.has(parts.slice(-count).join(".")))) return false;
  return !harmlessKeys.some((harmless) => harmless.test(words));
}

const longestKey = 512;

function inWords(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, "$1.$2")
    .replace(/[^A-Za-z0-9]+/g, ".")
    .toLowerCase();
}
