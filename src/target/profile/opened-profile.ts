import { type ReadDocument } from "../../documents/read-document";
import { type ProfileDocument } from "./document";

/** A profile's document with everything that it extends. */
export interface OpenedProfile {
  readonly document: ReadDocument<ProfileDocument>;
  /** Oldest first; empty for a platform without versions. */
  readonly versions: readonly string[];
  readonly parent: OpenedProfile | undefined;
  /** The parent's version that one of this document's versions is made from. */
  readonly parentVersion: (version: string | undefined) => string | undefined;
}
