import { askMachine, askParts, askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

const isOff = ({ inventory }: Facts): boolean => inventory.cluster.authorizer === "off";

/** What must be known of the source cluster itself. */
export const clusterQuestions: readonly Question[] = [
  ...askMachine("cluster", "the source", "cluster", [
    {
      field: "id",
      gate: "freeze",
      asks: "The cluster's id.",
      why: "Without it a check cannot tell that it looks at the same cluster.",
      told: ({ inventory }) => inventory.cluster.id !== null,
    },
    {
      field: "kafkaVersion",
      gate: "freeze",
      asks: "The Kafka release of the source.",
      why: "Defaults and the requests that are allowed depend on it.",
      told: ({ inventory }) => inventory.cluster.kafkaVersion !== null,
    },
    {
      field: "authorizer",
      gate: "freeze",
      asks: "Whether the source has an authorizer.",
      why: "Without one everybody may do everything, and the target would take it away.",
      told: ({ inventory }) => inventory.cluster.authorizer !== null,
    },
    {
      field: "brokerConfigs",
      gate: "freeze",
      asks: "The brokers' own configs.",
      why: "Topics inherit from them what nobody wrote down.",
      told: ({ inventory }) => inventory.cluster.brokerConfigs !== null,
    },
    {
      field: "brokers",
      gate: "replication",
      asks: "The brokers with their addresses and racks.",
      why: "Replication must reach every one of them.",
      told: ({ inventory }) => inventory.cluster.brokers !== null,
    },
  ]),
  ...askParts("cluster", [
    {
      part: "reassignments",
      gate: "replication",
      asks: "Partitions whose replicas are being moved.",
      why: "Copying while the source moves replicas loads the same disks twice.",
    },
  ]),
  ...askPeople("cluster", "the source", "cluster", [
    {
      field: "name",
      gate: "freeze",
      of: "platform team",
      why: "People must mean the same cluster.",
      told: ({ inventory }) => inventory.cluster.name !== null,
    },
    {
      field: "environment",
      gate: "freeze",
      of: "platform team",
      why: "Lower environments move first, production last.",
    },
    {
      field: "platform",
      gate: "freeze",
      of: "platform team",
      why: "Each platform keeps something that Kafka does not tell: roles, policies, keys.",
      told: ({ inventory }) => inventory.cluster.platform !== null,
    },
    {
      field: "metadataMode",
      gate: "freeze",
      of: "platform team",
      why: "ZooKeeper and KRaft keep users and quotas in different places.",
      told: metadataModeTold,
    },
    {
      field: "superUsers",
      gate: "freeze",
      of: "security team",
      why: "A super user has every right without an ACL, and would arrive at the target with none.",
      told: ({ inventory }) => inventory.cluster.superUsers !== null,
      when: (facts) => !isOff(facts),
    },
    {
      field: "allowEveryoneIfNoAclFound",
      gate: "freeze",
      of: "security team",
      why: "Topics without ACLs are open to everyone where it is true, and closed at the target.",
      told: ({ inventory }) => inventory.cluster.allowEveryoneIfNoAclFound !== null,
      when: (facts) => !isOff(facts),
    },
  ]),
  ...askPeople("cluster", "the source", "freeze", [
    {
      field: "frozenAt",
      gate: "cut-over",
      of: "platform team",
      why: "What changes after the inventory was taken does not move.",
    },
    { field: "frozenBy", gate: "cut-over", of: "platform team", why: "Somebody must have declared it final." },
  ]),
];

/** From 4.0 on there is KRaft alone; before, the brokers' configs tell it. */
function metadataModeTold({ inventory }: Facts): boolean {
  const { kafkaVersion, brokerConfigs } = inventory.cluster;
  if (kafkaVersion !== null && Number(kafkaVersion.split(".")[0]) >= 4) return true;
  return [brokerConfigs?.["process.roles"], brokerConfigs?.["zookeeper.connect"]].some(
    (entry) => typeof entry?.value === "string" && entry.value !== "",
  );
}
