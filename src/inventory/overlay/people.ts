import { type ClusterWords } from "./cluster";
import { type PrincipalWords } from "./principal";

/** Where a person wrote something: `overlays/payments.yaml`, line 14. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** All that people said in overlays, put together: one value for each field, by the natural id of what it is about. */
export interface People {
  readonly cluster: ClusterWords;
  /** By `User:name`. */
  readonly principals: ReadonlyMap<string, PrincipalWords>;
  /** Where a field of one object was said: `placeOf("principals", "User:app", "target")`. */
  placeOf(area: string, id: string, field: string): Place | undefined;
}

/** Nobody said anything: there is no overlay. */
export const nobody: People = { cluster: {}, principals: new Map(), placeOf: () => undefined };
