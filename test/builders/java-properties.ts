/** Reads a Java properties file as `Properties.load` does: the other side of what the package writes. */
export function javaProperties(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").filter((line) => line !== "" && !/^[#!]/.test(line));
  return new Map(
    lines.map((line) => {
      const end = /^((?:\\.|[^\\:= ])*) ?[:=] ?/.exec(line);
      if (end?.[1] === undefined) throw new Error(`no key in ${line}`);
      return [unescaped(end[1]), unescaped(line.slice(end[0].length))];
    }),
  );
}

const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f" };

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-f]{4}|.)/g, (_, sign: string) =>
    sign.length === 5 ? String.fromCharCode(parseInt(sign.slice(1), 16)) : (named[sign] ?? sign),
  );
}
