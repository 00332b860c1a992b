import { Pair, parseLines } from "dot-properties";
import { distance } from "fastest-levenshtein";
import { nearest } from "../../documents/nearest";
import { type Problem } from "../../documents/problem";

/** One `.properties` file with the lines that its keys stand on, and a place for what is wrong with it. */
export interface PropertiesFile {
  readonly file: string;
  /** The value of a key, trimmed, or undefined where it is absent or empty. */
  get(key: PropertyKey): string | undefined;
  /** Whether the key is there with nothing behind it. */
  isEmpty(key: PropertyKey): boolean;
  /** Notes a problem at a key's line. A value is told only of keys that hold no secret. */
  wrong(key: PropertyKey, rule: string, instead: string): void;
  readonly problems: readonly Problem[];
}

/** The keys of Java's clients that are understood (`CommonClientConfigs`, `SaslConfigs`, `SslConfigs`), and which are secret. */
const keys = {
  "bootstrap.servers": "plain",
  "security.protocol": "plain",
  "sasl.mechanism": "plain",
  "sasl.jaas.config": "secret",
  "sasl.login.callback.handler.class": "plain",
  "sasl.oauthbearer.token.endpoint.url": "plain",
  "sasl.oauthbearer.scope": "plain",
  "ssl.truststore.type": "plain",
  "ssl.truststore.location": "plain",
  "ssl.truststore.certificates": "long",
  "ssl.truststore.password": "secret",
  "ssl.keystore.type": "plain",
  "ssl.keystore.location": "plain",
  "ssl.keystore.certificate.chain": "long",
  "ssl.keystore.key": "secret",
  "ssl.keystore.password": "secret",
  "ssl.key.password": "secret",
  "ssl.endpoint.identification.algorithm": "plain",
  "client.id": "plain",
  "request.timeout.ms": "plain",
  "socket.connection.setup.timeout.ms": "plain",
} as const satisfies Readonly<Record<string, "plain" | "secret" | "long">>;

/**
 * The keys with which clients of REST services say where to and as whom (Confluent's `SchemaRegistryClientConfig`). An
 * address may hold a password.
 */
const restKeys = {
  url: "secret",
  "basic.auth.credentials.source": "plain",
  "basic.auth.user.info": "secret",
  "bearer.auth.credentials.source": "plain",
  "bearer.auth.token": "secret",
} as const satisfies Readonly<Record<string, "plain" | "secret" | "long">>;

const allKeys = { ...keys, ...restKeys };

/** One of the keys that are understood. */
export type PropertyKey = keyof typeof allKeys;

/** Keys that a scope has of its own and never shares with the Kafka client whose settings lie in the same file. */
const ownOfScope = /^(url$|ssl\.)/;

/** Java's own keys that are near one of ours and no misspelling of it. */
const neighbours: ReadonlySet<string> = new Set([
  "ssl.truststore.algorithm",
  "ssl.keymanager.algorithm",
  "ssl.trustmanager.algorithm",
  "ssl.protocol",
  "ssl.provider",
  "ssl.cipher.suites",
  "ssl.enabled.protocols",
  "ssl.engine.factory.class",
  "ssl.secure.random.implementation",
  "security.providers",
  "client.rack",
  "client.dns.lookup",
  "retry.backoff.ms",
  "retry.backoff.max.ms",
  "reconnect.backoff.ms",
  "default.api.timeout.ms",
  "delivery.timeout.ms",
  "session.timeout.ms",
  "transaction.timeout.ms",
  "max.block.ms",
  "socket.connection.setup.timeout.max.ms",
  "connections.max.idle.ms",
  "metadata.max.age.ms",
  "sasl.client.callback.handler.class",
  "sasl.login.class",
  "sasl.kerberos.service.name",
  "sasl.login.connect.timeout.ms",
  "sasl.login.read.timeout.ms",
  "sasl.oauthbearer.jwks.endpoint.url",
  "sasl.oauthbearer.client.credentials.client.id",
  "sasl.oauthbearer.client.credentials.client.secret",
]);

/**
 * A Java properties file, read by Java's own rules of escapes and continued lines; the last of equal keys holds.
 *
 * @param scope what the keys of a REST service begin with (`schema.registry.`): addresses and TLS settings are then read
 *   under that name only, credentials under it or without it, as Confluent's clients do. Default: a Kafka client's file
 */
export function propertiesFile(text: string, file: string, scope = ""): PropertiesFile {
  const values = new Map<string, { readonly value: string; readonly line: number }>();
  for (const { key, value, line } of pairsOf(text)) values.set(key, { value: value.trim(), line });
  const problems: Problem[] = misspelt(values, file, scope);
  const nameOf = (key: PropertyKey): string =>
    values.has(`${scope}${key}`) || ownOfScope.test(key) ? `${scope}${key}` : key;
  return {
    file,
    problems,
    get: (key) => values.get(nameOf(key))?.value || undefined,
    isEmpty: (key) => values.get(nameOf(key))?.value === "",
    wrong: (key, rule, instead) => {
      const there = values.get(nameOf(key));
      problems.push({
        file,
        ...(there === undefined ? {} : { line: there.line, column: 1 }),
        path: nameOf(key),
        ...(there === undefined || allKeys[key] !== "plain" ? {} : { value: JSON.stringify(there.value) }),
        rule,
        instead: inScope(instead, scope),
      });
    },
  };
}

/** Advice names Kafka's TLS keys; in a scope they are written with its name before them. */
function inScope(advice: string, scope: string): string {
  return advice.replace(/\bssl\.(?=truststore|keystore|key|endpoint)/g, `${scope}ssl.`);
}

interface PlacedPair {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

function pairsOf(text: string): readonly PlacedPair[] {
  const starts = lineStarts(text);
  return parseLines(text, true).flatMap((node) => {
    if (!(node instanceof Pair)) return [];
    const offset = node.range?.[0] ?? 0;
    return [{ key: node.key, value: node.value, line: starts.filter((start) => start <= offset).length }];
  });
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
}

/** Java ignores what it does not know; a near miss of a key that matters here is worth a word all the same. */
function misspelt(values: ReadonlyMap<string, { readonly line: number }>, file: string, scope: string): Problem[] {
  const known = scope === "" ? Object.keys(keys) : Object.keys(allKeys).map((key) => `${scope}${key}`);
  return [...values].flatMap(([key, { line }]) => {
    if (!key.startsWith(scope) || known.includes(key) || neighbours.has(key)) return [];
    const meant = nearMiss(key, known);
    if (meant === undefined || values.has(meant)) return [];
    return [
      {
        file,
        line,
        column: 1,
        path: key,
        rule: "is not a key that Kafka's clients know, and they would pass over it without a word",
        instead: `Write ${meant}, or take the line out.`,
      },
    ];
  });
}

/** Two edits: `sasl.mechansim`, `ssl.trustore.location`, `bootstrap.server`; and the same letters with other marks. */
const farthestMiss = 2;

function nearMiss(key: string, known: readonly string[]): string | undefined {
  const meant = nearest(key, known);
  if (meant === undefined) return undefined;
  const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");
  return lettersOf(key) === lettersOf(meant) || distance(key, meant) <= farthestMiss ? meant : undefined;
}
