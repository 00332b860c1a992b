import { dayProblem, staysOn } from "../../../network/project-window";
import { type ListenerShard } from "../../../network/listeners";
import { repeated } from "../../must-hold";
import { familyProblems, networkProblems } from "./networks";

/** Who may reach the brokers through PrivateLink. */
export interface PrivateLinkConsumer {
  /** The team or account, as people call it: `orders`. */
  readonly name: string;
  /** Who may make an endpoint: an account, a role or a user, never everybody. `arn:aws:iam::111122223333:root`. */
  readonly principalArn: string;
  /** The networks that its clients come from. The load balancer sees the clients' addresses and judges by them. */
  readonly cidrs: readonly string[];
  /** The waves that it takes part in. */
  readonly waves: readonly string[];
  /**
   * Its endpoint, once it is there: its acceptance is then part of the plan. With several shards one endpoint a shard,
   * by the shard's index.
   */
  readonly endpointId?: string | Readonly<Record<number, string>>;
  /** The last day of its access: `2027-03-31`. */
  readonly until?: string;
}

/** An endpoint that is accepted. */
export interface AcceptedEndpoint {
  readonly consumer: PrivateLinkConsumer;
  readonly shard: ListenerShard;
  readonly endpointId: string;
}

/** Every endpoint that is known, in the order of the consumers. */
export function acceptedEndpoints(
  consumers: readonly PrivateLinkConsumer[],
  shards: readonly ListenerShard[],
): readonly AcceptedEndpoint[] {
  return consumers.flatMap((consumer) =>
    shards.flatMap((shard) => {
      const endpointId = endpointOf(consumer, shard.index);
      return endpointId === undefined ? [] : [{ consumer, shard, endpointId }];
    }),
  );
}

function endpointOf({ endpointId }: PrivateLinkConsumer, shard: number): string | undefined {
  return typeof endpointId === "object" ? endpointId[shard] : endpointId;
}

/** Every principal once, sorted: one list that a reviewer reads. */
export function principalsOf(consumers: readonly PrivateLinkConsumer[]): readonly string[] {
  return [...new Set(consumers.map(({ principalArn }) => principalArn))].sort();
}

/** What is wrong with the consumers of a service. `now` is needed where somebody's access ends. */
export function consumerProblems(
  consumers: readonly PrivateLinkConsumer[],
  shards: readonly ListenerShard[],
  now: Date | undefined,
): readonly string[] {
  return [
    ...(consumers.length === 0
      ? [
          "consumers: a service that is offered to nobody in particular is offered to anybody: name at least one consumer.",
        ]
      : []),
    ...repeated(consumers.map(({ name }) => name)).map(
      (name) => `consumers: ${name} is there twice: give each consumer its own name.`,
    ),
    ...repeated(acceptedEndpoints(consumers, shards).map(({ endpointId }) => endpointId)).map(
      (id) => `consumers: the endpoint ${id} is there twice: each shard and each consumer has its own.`,
    ),
    ...consumers.flatMap((consumer) => [
      ...principalProblems(consumer),
      ...networkProblems(`consumers: ${consumer.name}: cidrs`, consumer.cidrs),
      ...familyProblems(`consumers: ${consumer.name}: cidrs`, consumer.cidrs),
      ...endpointProblems(consumer, shards),
      ...endProblems(consumer, now),
    ]),
  ];
}

const principal = /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)$/;

function principalProblems({ name, principalArn }: PrivateLinkConsumer): readonly string[] {
  if (principal.test(principalArn)) return [];
  return [
    principalArn.includes("*")
      ? `consumers: ${name}: principalArn ${principalArn} allows everybody to ask for an endpoint: name the account, arn:aws:iam::111122223333:root, or better its role.`
      : `consumers: ${name}: principalArn "${principalArn}" is no account, role or user: write it as arn:aws:iam::111122223333:root.`,
  ];
}

function endpointProblems(
  { name, endpointId }: PrivateLinkConsumer,
  shards: readonly ListenerShard[],
): readonly string[] {
  if (endpointId === undefined) return [];
  const known = new Set(shards.map(({ index }) => String(index)));
  const named: Readonly<Record<string, string>> = typeof endpointId === "object" ? endpointId : { 0: endpointId };
  return [
    ...(typeof endpointId === "string" && shards.length > 1
      ? [
          `consumers: ${name}: endpointId ${endpointId} is one endpoint, and there are ${String(shards.length)} shards with a service each: write one a shard, { 0: "vpce-…", 1: "vpce-…" }.`,
        ]
      : []),
    ...Object.keys(named)
      .filter((index) => typeof endpointId === "object" && !known.has(index))
      .map(
        (index) =>
          `consumers: ${name}: endpointId is given for shard ${index}, which is not there: there are ${[...known].join(", ")}.`,
      ),
    ...Object.values(named)
      .filter((id) => !/^vpce-[0-9a-f]{8,32}$/.test(id))
      .map((id) => `consumers: ${name}: endpointId "${id}" is no endpoint's id: write it as vpce-0123456789abcdef0.`),
  ];
}

function endProblems({ name, until }: PrivateLinkConsumer, now: Date | undefined): readonly string[] {
  if (until === undefined) return [];
  const wrong = dayProblem(`consumers: ${name}: until`, until);
  if (wrong !== undefined) return [wrong];
  if (now === undefined)
    return [
      `now: ${name}'s access ends on ${until}: give the day of the synthesis, so that it is known whether it has.`,
    ];
  return staysOn(until, now)
    ? []
    : [`consumers: ${name}: its access ended on ${until}: take it out, or have its owner name a later day.`];
}
