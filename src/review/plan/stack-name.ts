import { basename, dirname, resolve } from "node:path";

/** What a stack is called where nothing else says it: as its file without the ending, `cdk.tf.json` as its folder. */
export function stackName(file: string): string {
  const name = basename(file);
  if (name === "cdk.tf.json") return basename(dirname(resolve(file))) || "stack";
  return name.replace(/(?:\.tf)?\.json$|\.tfstate$/, "") || name;
}
