import { type Path } from "../../network/path";

/** What the tags of one resource say. */
export interface NetworkTags {
  /** As people find it in the console. */
  readonly name?: string;
  /** The path that it serves. */
  readonly path?: Path;
  /** The day until which it stays: `2027-03-31`. */
  readonly until?: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** Others, which never replace those above. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Tags as every resource of the network carries them: `Name`, `kafka-byoc/path`, `kafka-byoc/until`, `kafka-byoc/owner`. */
export function networkTags({ name, path, until, owner, more = {} }: NetworkTags): Record<string, string> {
  return {
    ...more,
    ...(name === undefined ? {} : { Name: name }),
    ...(path === undefined ? {} : { "kafka-byoc/path": path }),
    ...(until === undefined ? {} : { "kafka-byoc/until": until }),
    ...(owner === undefined ? {} : { "kafka-byoc/owner": owner }),
  };
}
