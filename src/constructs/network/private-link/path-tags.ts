import { type Path } from "../../../network/path";
import { networkTags } from "../network-tags";

/** {@link networkTags} of what lies on a path, where the owner may not be known. */
export function pathTags(path: Path, name: string, owner: string | undefined): Record<string, string> {
  return networkTags({ path, name, ...(owner === undefined ? {} : { owner }) });
}
