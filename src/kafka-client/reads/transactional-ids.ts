import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, known, notKnown, type Unreadable } from "../../kafka/answer";
import { type TransactionalIdFacts } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, staleCoordinatorErrors, transactionalIdNotAllowed, unreadable } from "../error-codes";
import { describeTransactions } from "../protocol/describe-transactions";
import { listTransactions, type ListTransactionsResponse } from "../protocol/list-transactions";
import { unreadableBecause } from "../unreachable";

/** Transactional ids as far as they were told. */
export interface TransactionalIdListings {
  readonly transactionalIds: readonly TransactionalIdFacts[];
  /** Why there may be more: a broker did not answer, or the principal may not see all of them. */
  readonly incompleteBecause?: Unreadable;
}

/** How often a coordinator is asked that still loads, and the time between. */
const attempts = 4;
const pauseMs = 500;

/**
 * The transactional ids of all brokers, asked in parallel. Brokers leave those out silently that the principal may not
 * DESCRIBE; whether it may is found out by asking for one that nobody has. Brokers before 3.0 do not tell.
 */
export async function readTransactionalIds(cluster: Cluster): Promise<Answer<TransactionalIdListings>> {
  const [hidden, ...answers] = await Promise.all([
    whyHidden(cluster),
    ...cluster.brokers().map(({ id }) => listOne(cluster, id)),
  ]);
  const told = answers.flatMap((answer) => (answer.known ? [answer.value] : []));
  const failure = answers.flatMap((answer) => (answer.known ? [] : [answer.because]))[0];
  if (told.length === 0 && failure !== undefined) return notKnown(failure);
  const incompleteBecause = failure ?? hidden;
  return known({
    transactionalIds: told.flatMap(({ transactions }) => transactions),
    ...(incompleteBecause === undefined ? {} : { incompleteBecause }),
  });
}

async function listOne(cluster: Cluster, brokerId: number): Promise<Answer<ListTransactionsResponse>> {
  try {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await cluster.send(listTransactions, undefined, brokerId);
      if (answer.errorCode === 0) return known(answer);
      if (!staleCoordinatorErrors.has(answer.errorCode) || attempt === attempts)
        return notKnown(unreadable(answer.errorCode, null, grants.describeTransactionalIds));
      await pause(pauseMs, undefined, cluster.signal === undefined ? {} : { signal: cluster.signal });
    }
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

/** Looks for an id that nobody has: who gets told so may see all ids, save those that a Deny takes away. */
async function whyHidden(cluster: Cluster): Promise<Unreadable | undefined> {
  try {
    const transactionalIds = [`kafka-byoc-${randomUUID()}`];
    const { transactions } = await cluster.send(describeTransactions, { transactionalIds }, "any");
    if (transactions[0]?.errorCode !== transactionalIdNotAllowed) return undefined;
    const message = "Without this right the brokers leave transactional ids out that the principal may not see.";
    return { ...unreadable(transactionalIdNotAllowed, null, grants.describeTransactionalIds), message };
  } catch (error) {
    return unreadableBecause(error);
  }
}
