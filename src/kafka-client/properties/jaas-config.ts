/** One JAAS line: the login module and its options. */
export interface JaasConfig {
  /** Without its package: `ScramLoginModule`. */
  readonly loginModule: string;
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Parses the value of `sasl.jaas.config`: `module required key="value" …;` as Java's `JaasConfig` does. Values may be
 * quoted with either mark, with backslash escapes. Undefined where the text is no such line; a wrong line is never
 * repeated in an error, since it holds the password.
 */
export function parseJaasConfig(text: string): JaasConfig | undefined {
  const head = /^\s*([\w.$]+)\s+(required|requisite|sufficient|optional)\b/i.exec(text);
  if (head === null) return undefined;
  const options = new Map<string, string>();
  const option = /\s*([\w.]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s;"']+))/y;
  option.lastIndex = head[0].length;
  let end = option.lastIndex;
  for (let match = option.exec(text); match !== null; match = option.exec(text)) {
    end = option.lastIndex;
    const [, key = "", doubled, single, bare] = match;
    options.set(key, (doubled ?? single ?? bare ?? "").replace(/\\(.)/g, "$1"));
  }
  if (!/^\s*;\s*$/.test(text.slice(end))) return undefined;
  return { loginModule: head[1]?.split(".").at(-1) ?? "", options };
}
