import { type Output } from "../run/write-outputs";

/** Reads `--output FORMAT[=FILE]`, which may be repeated. */
export function outputs(value: string, before: readonly Output[]): readonly Output[] {
  const [format = "", ...rest] = value.split("=");
  const file = rest.join("=");
  return [...before, file === "" ? { format } : { format, file }];
}
