/** The documents that a wave is made of. */
export interface WaveFiles {
  /** What `kafka-byoc inventory export` wrote. */
  readonly inventory: string;
  /** What people say of the source: overlay files, YAML or JSON. */
  readonly overlays?: readonly string[];
  /** An inventory of the target as other waves left it: its topics count against limits and names that collide. */
  readonly targetInventory?: string;
  /** The wave file, YAML or JSON. */
  readonly wave: string;
}
