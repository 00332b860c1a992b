import { type Unknowns } from "./unknowns";

/** Parts that other systems tell, which an export asks when they are named. */
export const notAsked: Readonly<Record<string, string>> = {
  schemas: "Nobody asked a schema registry: name it with --registry.",
  connectClusters: "Nobody asked Connect workers: name them with --connect.",
};

/** Parts that Kafka's protocol does not tell, and where they come from. */
const notInTheProtocol: Readonly<Record<string, string>> = {
  "cluster.name": "Kafka has no name for a cluster: an overlay or an import tells it.",
  "cluster.superUsers": "Brokers keep super.users to themselves: say it in an overlay.",
  "cluster.allowEveryoneIfNoAclFound":
    "Brokers keep allow.everyone.if.no.acl.found to themselves: say it in an overlay.",
  clients: "Brokers keep no list of who produces and consumes: imports of request logs tell it.",
  apiKeys: "API keys are the platform's own: import its listing.",
  serviceAccounts: "Service accounts are the platform's own: import its listing.",
  secretRefs: "Where clients keep their secrets is not known to brokers: an overlay or an import tells it.",
  roleBindings: "Role bindings are the platform's own: import its listing.",
  iamPolicies: "IAM policies are AWS's own: import them.",
  certificates: "Brokers do not list the certificates that clients sign in with: an import tells them.",
  endpoints: "Brokers tell only the address of the listener that was asked: imports and overlays tell the others.",
};

/** Notes everything that an export of Kafka alone cannot know, so that no null is without its reason. */
export function noteBeyondKafka(unknowns: Pick<Unknowns, "note">): void {
  for (const [path, message] of Object.entries(notAsked)) unknowns.note(path, { error: "NOT_ASKED", message });
  for (const [path, message] of Object.entries(notInTheProtocol))
    unknowns.note(path, { error: "NOT_IN_THE_PROTOCOL", message });
}
