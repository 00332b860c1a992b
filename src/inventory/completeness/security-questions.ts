import { askParts, askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

/** Everyone, nobody in particular, and brokers: they move with no application. */
const nobodysPrincipals = /^User:(\*|ANONYMOUS)$/;

function moves({ people }: Facts, principal: string): boolean {
  const disposition = people.principals.get(principal)?.disposition;
  return !nobodysPrincipals.test(principal) && disposition !== "retire" && disposition !== "keep-on-source";
}

/** Whether it signs in with something that is kept secret: a certificate's key and a role have their own ways. */
function hasSecret(facts: Facts, principal: string): boolean {
  const kind = facts.people.principals.get(principal)?.kind;
  return moves(facts, principal) && !["mtls", "iam", "anonymous"].includes(kind ?? "");
}

function platformOf({ inventory, people }: Facts): string | undefined {
  return inventory.cluster.platform ?? people.cluster.platform;
}

/** Roles and keys of Confluent Cloud, policies of MSK: asked where the platform has them, or may have them. */
function mayBe(...platforms: readonly string[]): (facts: Facts) => boolean {
  return (facts) => platforms.includes(platformOf(facts) ?? platforms[0] ?? "");
}

/** What must be known of who may do what. */
export const securityQuestions: readonly Question[] = [
  ...askParts("security", [
    {
      part: "acls",
      gate: "freeze",
      asks: "Every ACL.",
      why: "A grant that is not known is a client that is locked out.",
      when: ({ inventory }) => inventory.cluster.authorizer !== "off",
    },
    { part: "quotas", gate: "freeze", asks: "Every quota.", why: "Without them one client can starve the others." },
    {
      part: "scramUsers",
      gate: "freeze",
      asks: "Every SCRAM user with its mechanisms.",
      why: "A user that is missing at the target cannot sign in.",
    },
    {
      part: "roleBindings",
      gate: "freeze",
      asks: "Every role binding.",
      why: "Roles grant what no ACL shows.",
      when: mayBe("confluent-cloud", "confluent-platform"),
    },
    {
      part: "apiKeys",
      gate: "freeze",
      asks: "API keys and whom they sign in as.",
      why: "Clients sign in with them.",
      when: mayBe("confluent-cloud"),
    },
    {
      part: "serviceAccounts",
      gate: "freeze",
      asks: "Service accounts with their names.",
      why: "Ids in ACLs mean nothing to people.",
      when: mayBe("confluent-cloud"),
    },
    {
      part: "iamPolicies",
      gate: "freeze",
      asks: "IAM policies that speak of Kafka.",
      why: "Policies grant what no ACL shows.",
      when: mayBe("msk-provisioned", "msk-express", "msk-serverless"),
    },
    {
      part: "certificates",
      gate: "cut-over",
      asks: "Certificates with the day on which they end.",
      why: "One that ends within the window stops the window.",
    },
  ]),
  ...askPeople("security", "principal", "principals", [
    {
      field: "kind",
      gate: "freeze",
      of: "security team",
      why: "Another way to sign in needs another secret.",
      told: ({ scramUsers }, principal) => scramUsers.has(principal),
      when: moves,
    },
    { field: "applications", gate: "freeze", of: "application team", why: "Its rights move with them.", when: moves },
    {
      field: "target",
      gate: "freeze",
      of: "security team",
      why: "A name that changes takes its grants along only when somebody says whom it becomes.",
      when: moves,
    },
    {
      field: "secretRef",
      gate: "cut-over",
      of: "security team",
      why: "Clients must find the new secret before they restart.",
      told: ({ secretRefs }, principal) => secretRefs.has(principal),
      when: hasSecret,
    },
    {
      field: "rotation.policyDays",
      gate: "cut-over",
      of: "security team",
      why: "A rotation within the window locks clients out.",
      when: hasSecret,
    },
    {
      field: "rotation.lastRotated",
      gate: "cut-over",
      of: "security team",
      why: "A rotation within the window locks clients out.",
      when: hasSecret,
    },
  ]),
];
