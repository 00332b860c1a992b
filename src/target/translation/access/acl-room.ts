import { type Profile } from "../../profile";

/** What a target has room for among ACLs. */
export interface AclRoom {
  /** Why no ACL can be written to it; null where it decides by Kafka's ACLs and the provider can write them. */
  readonly whyNoAcls: string | null;
  readonly takesDenials: boolean;
  /** ACLs may name a host other than `*`. */
  readonly takesHosts: boolean;
}

/** What the profile says; what it does not say is there, as in Apache Kafka. */
export function aclRoomOf({ title, capabilities }: Profile): AclRoom {
  const { access, kafkaProvider, denyAcls, aclHosts } = capabilities;
  return {
    whyNoAcls:
      access?.value === "iam"
        ? `${title} decides by IAM policies`
        : kafkaProvider?.value.includes("acls") === false
          ? `Terraform's Kafka provider cannot hold them at ${title} (${kafkaProvider.source})`
          : null,
    takesDenials: denyAcls?.value !== false,
    takesHosts: aclHosts?.value !== false,
  };
}
