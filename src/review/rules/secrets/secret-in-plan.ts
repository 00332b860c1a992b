import { type SecretInPlan, secretsIn } from "../../facts/secret-attributes";
import { found, type Rule } from "../../rule";

/** Addresses that one finding names; the rest is counted. */
const mostNamed = 20;

/** Passwords that whoever reads the plan or the state has. */
export const secretInPlan: Rule = {
  name: "secret-in-plan",
  area: "secrets",
  severity: "high",
  title: "A secret stands in the plan or comes into the state",
  what: "A password, an API secret or the content of a secret store's entry is given to a resource or provider in an attribute that Terraform keeps: kafka_user_scram_credential, aws_secretsmanager_secret_version, SecureString parameters, Kubernetes Secrets, AutoMQ's and Confluent's resources, connectors, providers.",
  why: "Terraform hides sensitive values from the terminal alone: the plan's file and the state have them in the clear, and everybody who may plan can read them.",
  remedy:
    "Use write-only attributes (password_wo, secret_string_wo, data_wo), give providers their secrets by the environment, or write the secret beside Terraform. Roll what was in a plan.",
  references: [
    "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
    "https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only",
    "https://registry.terraform.io/providers/Mongey/kafka/latest/docs/resources/user_scram_credential",
  ],
  *find(plan) {
    const byPlace = new Map<string, SecretInPlan[]>();
    for (const secret of secretsIn(plan)) {
      // One API key in every resource of Confluent's is one thing to change; elsewhere each is its own.
      const key =
        secret.path === "credentials.secret"
          ? (secret.resource?.type ?? "")
          : `${secret.resource?.address ?? ""} ${secret.path}`;
      const before = byPlace.get(key);
      if (before === undefined) byPlace.set(key, [secret]);
      else before.push(secret);
    }
    for (const [first, ...others] of byPlace.values())
      if (first !== undefined)
        yield found(
          first.resource,
          first.path,
          seen(first, others.length),
          others.slice(0, mostNamed).flatMap(({ resource }) => (resource === null ? [] : [resource.address])),
        );
  },
  cases: {
    nonCompliant: { terraform: scramUser('password       = "not-a-secret-of-anybody"') },
    compliant: {
      terraform: scramUser('password_wo         = "not-a-secret-of-anybody"\n  password_wo_version = "1"'),
    },
  },
};

function seen({ is, from }: SecretInPlan, others: number): string {
  const more = others === 0 ? "" : ` So do ${String(others)} more of its kind.`;
  if (is === "known") return `A secret stands here in the clear.${more}`;
  return `A secret comes here${from === null ? "" : ` from ${from}`}, and the state keeps it.${more}`;
}

function scramUser(password: string): string {
  return `
resource "kafka_user_scram_credential" "billing" {
  username        = "billing"
  scram_mechanism = "SCRAM-SHA-512"
  ${password}
}`;
}
