import { type Operation, type ResourceType } from "../../../kafka/acl";

/** What a role allows on the resources that it is bound to, by kind of resource. */
export type RoleRights = Readonly<Partial<Record<ResourceType, readonly Operation[]>>>;

/** One of Confluent's predefined roles, as far as it concerns Kafka itself. */
export interface Role {
  /** `resource`: bound to a topic, a group …; `cluster`: to the whole cluster, and so to all that is in it. */
  readonly scope: "resource" | "cluster";
  readonly rights: RoleRights;
  /** What the role holds beside these rights, and no ACL can say. */
  readonly beside?: string;
}

const everything: RoleRights = { TOPIC: ["ALL"], GROUP: ["ALL"], TRANSACTIONAL_ID: ["ALL"], CLUSTER: ["ALL"] };

const looking: RoleRights = {
  TOPIC: ["DESCRIBE", "DESCRIBE_CONFIGS"],
  GROUP: ["DESCRIBE"],
  TRANSACTIONAL_ID: ["DESCRIBE"],
  CLUSTER: ["DESCRIBE", "DESCRIBE_CONFIGS"],
};

/** Manages a cluster and sees none of its records. */
const managing: RoleRights = {
  TOPIC: ["CREATE", "DELETE", "ALTER", "ALTER_CONFIGS", "DESCRIBE_CONFIGS", "DESCRIBE"],
  GROUP: ["DESCRIBE", "DELETE"],
  TRANSACTIONAL_ID: ["DESCRIBE"],
  CLUSTER: ["CREATE", "ALTER", "ALTER_CONFIGS", "DESCRIBE_CONFIGS", "DESCRIBE"],
};

const administrator = "granting roles, and all that the platform has around Kafka";

/**
 * Confluent's predefined roles (`confluent iam rbac role describe`; "Use Predefined RBAC Roles" of Confluent Platform and
 * Confluent Cloud). Rights on subjects, connectors, ksqlDB and Flink are not Kafka's.
 */
export const roles: Readonly<Record<string, Role>> = {
  DeveloperRead: {
    scope: "resource",
    rights: { TOPIC: ["READ", "DESCRIBE"], GROUP: ["READ", "DESCRIBE"], TRANSACTIONAL_ID: ["DESCRIBE"], CLUSTER: [] },
  },
  DeveloperWrite: {
    scope: "resource",
    rights: {
      TOPIC: ["WRITE", "DESCRIBE"],
      GROUP: [],
      TRANSACTIONAL_ID: ["WRITE", "DESCRIBE"],
      CLUSTER: ["IDEMPOTENT_WRITE"],
    },
  },
  DeveloperManage: {
    scope: "resource",
    rights: {
      TOPIC: ["CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS"],
      GROUP: ["DESCRIBE", "DELETE"],
      TRANSACTIONAL_ID: ["DESCRIBE"],
      CLUSTER: ["CREATE", "DESCRIBE_CONFIGS"],
    },
  },
  ResourceOwner: {
    scope: "resource",
    rights: {
      TOPIC: ["READ", "WRITE", "CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS", "ALTER", "ALTER_CONFIGS"],
      GROUP: ["READ", "DESCRIBE", "DELETE"],
      TRANSACTIONAL_ID: ["WRITE", "DESCRIBE"],
      CLUSTER: ["ALL"],
    },
    beside: "granting others access to the resource",
  },
  Operator: { scope: "cluster", rights: looking },
  ClusterAdmin: { scope: "cluster", rights: managing, beside: administrator },
  CloudClusterAdmin: { scope: "cluster", rights: everything, beside: administrator },
  EnvironmentAdmin: { scope: "cluster", rights: everything, beside: administrator },
  OrganizationAdmin: { scope: "cluster", rights: everything, beside: administrator },
  SystemAdmin: { scope: "cluster", rights: everything, beside: administrator },
  UserAdmin: { scope: "cluster", rights: {}, beside: "managing users and their roles" },
  SecurityAdmin: { scope: "cluster", rights: {}, beside: "seeing who may do what" },
  AuditAdmin: { scope: "cluster", rights: {}, beside: "the audit log" },
  MetricsViewer: { scope: "cluster", rights: {}, beside: "seeing metrics" },
};
