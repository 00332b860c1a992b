/** Areas of an overlay whose keys name things of the inventory, and may be globs. */
export const globAreas = ["topics", "groups", "connectors", "subjects", "principals"] as const;

/** Areas of an overlay whose keys are names that people give. */
export const namedAreas = ["owners", "applications", "producers", "endpoints"] as const;

/** Areas of an overlay that speak of one thing alone. */
export const singleAreas = ["cluster", "operations", "freeze"] as const;

/** An area of an overlay. */
export type OverlayArea = (typeof globAreas)[number] | (typeof namedAreas)[number] | (typeof singleAreas)[number];

/** The id under which the one thing of a single area is kept. */
export const theOne = "";

/** Fields whose parts may be said by different people, or one in a glob and another by name. Any other is one word. */
export const fieldsOfParts: ReadonlySet<string> = new Set([
  "baseline",
  "clientLibrary",
  "deployment",
  "dns",
  "external",
  "lagSlo",
  "rollback",
  "rotation",
  "schemaClient",
  "settings",
  "streams",
  "target",
  "tls",
  "tolerance",
]);
