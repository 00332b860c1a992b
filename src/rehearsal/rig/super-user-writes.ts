import { parseClientProperties } from "../../kafka-client/client-properties";
import { openCluster } from "../../kafka-client/cluster";
import { type Api, type Throttled } from "../../kafka-client/protocol/api";
import { type ClientQuota } from "../../kafka/cluster-facts";
import { ProgramFailed } from "../terraform/program-failed";
import { alterClientQuotas } from "./alter-client-quotas";
import { alterUserScramCredentials, scramUpsertion } from "./alter-user-scram-credentials";
import { type ClusterUser } from "./running-cluster";

/** The super user at the internal listener of a cluster of our own. */
export interface SuperUserLogin {
  readonly bootstrapServers: string;
  readonly name: string;
  readonly password: string;
}

/** Creates SCRAM users, or gives them new passwords. The client library that we write with has no call for it. */
export async function writeScramUsers(login: SuperUserLogin, users: readonly ClusterUser[]): Promise<void> {
  const request = users.map(({ name, password }) => scramUpsertion(name, password));
  const { results } = await sendOnce(login, alterUserScramCredentials, request);
  mustAllWork(results.map(({ user, ...result }) => ({ what: `SCRAM user ${user}`, ...result })));
}

/** Sets client quotas; nor has it one for these. */
export async function writeQuotas(login: SuperUserLogin, quotas: readonly ClientQuota[]): Promise<void> {
  const { entries } = await sendOnce(login, alterClientQuotas, quotas);
  mustAllWork(entries.map((entry, index) => ({ what: `quota ${JSON.stringify(quotas[index]?.entity)}`, ...entry })));
}

async function sendOnce<Q, S extends Throttled>(login: SuperUserLogin, api: Api<Q, S>, request: Q): Promise<S> {
  const properties = parseClientProperties(
    [
      `bootstrap.servers=${login.bootstrapServers}`,
      "security.protocol=SASL_PLAINTEXT",
      "sasl.mechanism=PLAIN",
      "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required " +
        `username="${login.name}" password="${login.password}";`,
    ].join("\n"),
    "the internal listener",
  );
  const cluster = await openCluster(properties);
  try {
    return await cluster.send(api, request, "any");
  } finally {
    await cluster.close();
  }
}

function mustAllWork(
  results: readonly { readonly what: string; readonly errorCode: number; readonly errorMessage: string | null }[],
): void {
  const refused = results.filter(({ errorCode }) => errorCode !== 0);
  if (refused.length === 0) return;
  throw new ProgramFailed(refused.map(({ what, errorMessage }) => `${what}: ${errorMessage ?? "refused"}`).join("\n"));
}
