import { field } from "../plan/value";
import { type LedTo } from "./led-to";

/** The VPCs that a value means, each by its id where that is known, else by the address of its resource. */
export function vpcKeys({ resources, foreign }: LedTo): readonly string[] {
  const own = resources.map(({ after, address }) => {
    const id = field(after ?? {}, "id");
    return typeof id === "string" && id !== "" ? id : address;
  });
  return [...new Set([...own, ...foreign])];
}
