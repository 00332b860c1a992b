import { type AbsentPart } from "./absent";
import { type ApplicationWords } from "./application";
import { type ClusterWords } from "./cluster";
import { type ConnectorWords } from "./connector";
import { type EndpointWords } from "./endpoint";
import { type FreezeWords } from "./freeze";
import { type GroupWords } from "./group";
import { type OperationsWords } from "./operations";
import { type OwnerWords } from "./owner";
import { type PrincipalWords } from "./principal";
import { type ProducerWords } from "./producer";
import { type SubjectWords } from "./subject";
import { type TopicWords } from "./topic";

/** Where a person wrote something: `overlays/payments.yaml`, line 14. Or where a machine did: the inventory, and its path. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  /** `topics["orders.*"].owner`. */
  readonly path?: string;
}

/**
 * All that people said in overlays, put together: one value for each field, by the natural id of what it is about. Globs
 * are resolved: every name that they matched has its own entry. What a machine told differently is not in it.
 */
export interface People {
  readonly cluster: ClusterWords;
  /** By the short name that `owner` fields refer to. */
  readonly owners: ReadonlyMap<string, OwnerWords>;
  readonly topics: ReadonlyMap<string, TopicWords>;
  /** By group id. */
  readonly groups: ReadonlyMap<string, GroupWords>;
  readonly applications: ReadonlyMap<string, ApplicationWords>;
  readonly producers: ReadonlyMap<string, ProducerWords>;
  readonly connectors: ReadonlyMap<string, ConnectorWords>;
  readonly subjects: ReadonlyMap<string, SubjectWords>;
  /** By `User:name`. */
  readonly principals: ReadonlyMap<string, PrincipalWords>;
  readonly endpoints: ReadonlyMap<string, EndpointWords>;
  readonly operations: OperationsWords;
  readonly freeze: FreezeWords;
  /** Parts of which people say that the source has none. */
  readonly absent: ReadonlySet<AbsentPart>;
  /** Where a field of one object was said: `placeOf("principals", "User:app", "target")`. */
  placeOf(area: string, id: string, field: string): Place | undefined;
}

/** Nobody said anything: there is no overlay. */
export const nobody: People = {
  cluster: {},
  owners: new Map(),
  topics: new Map(),
  groups: new Map(),
  applications: new Map(),
  producers: new Map(),
  connectors: new Map(),
  subjects: new Map(),
  principals: new Map(),
  endpoints: new Map(),
  operations: {},
  freeze: {},
  absent: new Set(),
  placeOf: () => undefined,
};
