const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** What is wrong with a full DNS name (RFC 1035: labels of at most 63 characters, 255 in all), or undefined. A leading `*.` is taken where asked. */
export function dnsNameProblem(name: string, { wildcard = false } = {}): string | undefined {
  const plain = wildcard && name.startsWith("*.") ? name.slice(2) : name;
  const quoted = `"${name}"`;
  if (plain.length > 253) return `${quoted} has ${String(plain.length)} characters: DNS names have 253 at most.`;
  if (plain !== plain.toLowerCase()) return `${quoted} has capital letters: write ${name.toLowerCase()}.`;
  if (plain.endsWith(".")) return `${quoted} ends with a dot: write ${name.slice(0, -1)}.`;
  if (!plain.includes("."))
    return `${quoted} is not a full name: write it with its zone, such as orders.kafka.example.com.`;
  const wrong = plain.split(".").find((part) => !label.test(part));
  return wrong === undefined
    ? undefined
    : `${quoted} has the part "${wrong}": parts are letters, digits and hyphens inside, 63 characters at most.`;
}

/** Whether a name lies in a zone, or is its top. */
export function liesIn(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}
