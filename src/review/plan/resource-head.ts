import { type Problem } from "../../documents/problem";
import { type Piece } from "./json-stream/piece";

/** What names a resource. */
export interface Head {
  readonly address: string;
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index: string | number | null;
  /** Its address in the configuration of its module: `aws_lb.b`, `data.aws_vpc.c`. */
  readonly inModule: string;
}

/**
 * What names a resource of a plan or a state, of which these are the fields; null, with a problem, where it has no name. An object that was set aside when
 * its resource was replaced (`deposed`) has that in its address, as Terraform shows it.
 */
export function headOf(
  { place }: Piece,
  fields: ReadonlyMap<string, Piece> | null,
  path: string,
  add: (problem: Omit<Problem, "file">) => void,
): Head | null {
  const wrong = (rule: string): null => {
    add({ ...place, path, rule, instead: "Make the document again: terraform show -json." });
    return null;
  };
  if (fields === null) return wrong("is not an object, and not what Terraform writes of a resource");
  const text = (key: string): string | null => {
    const value = fields.get(key)?.read();
    return typeof value === "string" ? value : null;
  };
  const [address, type, name] = [text("address"), text("type"), text("name")];
  if (address === null || type === null || name === null)
    return wrong("has no address, type and name: it is not what Terraform writes of a resource");
  const mode = text("mode") === "data" ? "data" : "managed";
  const index = fields.get("index")?.read();
  const deposed = text("deposed") ?? text("deposed_key");
  return {
    address: deposed === null ? address : `${address} (deposed object ${deposed})`,
    module: text("module_address") ?? moduleOf(address),
    mode,
    type,
    name,
    index: typeof index === "string" || typeof index === "number" ? index : null,
    inModule: `${mode === "data" ? "data." : ""}${type}.${name}`,
  };
}

/** The module in front of a resource's address. */
function moduleOf(address: string): string {
  return /^(?:module\.[^.[\]]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\.)+/.exec(address)?.[0].slice(0, -1) ?? "";
}
