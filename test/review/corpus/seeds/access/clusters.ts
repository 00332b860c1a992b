import { type Seed } from "../../seed";

const clusters = `
provider "kafka" {
  bootstrap_servers = ["orders.example.com:9094"]
  tls_enabled       = true
}
provider "kafka" {
  alias             = "billing"
  bootstrap_servers = ["billing.example.com:9094"]
  tls_enabled       = true
}
`;

const acl = (label: string, more = "", principal = "User:billing"): string => `
resource "kafka_acl" "${label}" {
  resource_name       = "billing.invoices"
  resource_type       = "Topic"
  acl_principal       = "${principal}"
  acl_host            = "*"
  acl_operation       = "Write"
  acl_permission_type = "Allow"
  ${more}
}
`;

/** Rights at several clusters, and rights of those who have no name. */
export const clusterSeeds: readonly Seed[] = [
  {
    name: "same-acl-at-two-clusters",
    terraform: clusters + acl("orders") + acl("billing", "provider = kafka.billing"),
    finds: [],
  },
  {
    name: "acl-twice-at-the-second-of-two-clusters",
    terraform:
      clusters + acl("orders") + acl("one", "provider = kafka.billing") + acl("other", "provider = kafka.billing"),
    finds: [{ rule: "acl-declared-twice", address: "kafka_acl.other" }],
  },
  {
    name: "acl-for-those-without-a-name",
    terraform: acl("anonymous", "", "User:ANONYMOUS"),
    finds: [{ rule: "acl-for-everyone", address: "kafka_acl.anonymous" }],
  },
  {
    name: "acl-of-a-principal-that-is-nobody-of-the-plan",
    terraform: `
resource "terraform_data" "principal" {
  input = "*"
}
${acl("write", "", "User:\${terraform_data.principal.output}")}`,
    finds: [{ rule: "grant-not-resolved", address: "kafka_acl.write", verdict: "cannot-tell" }],
  },
];
