import { type Profile } from "../../profile";

/** What a target has room for among ACLs. */
export interface AclRoom {
  /** It decides by Kafka's ACLs, and they can be written to it. */
  readonly takesAcls: boolean;
  readonly takesDenials: boolean;
  /** ACLs may name a host other than `*`. */
  readonly takesHosts: boolean;
}

/** What the profile says; what it does not say is there, as in Apache Kafka. */
export function aclRoomOf({ capabilities }: Profile): AclRoom {
  return {
    takesAcls: capabilities.access?.value !== "iam" && capabilities.kafkaProvider?.value.includes("acls") !== false,
    takesDenials: capabilities.denyAcls?.value !== false,
    takesHosts: capabilities.aclHosts?.value !== false,
  };
}
