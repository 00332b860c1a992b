import { type Answer, known, notKnown } from "../../kafka/answer";
import { type platforms } from "../document/cluster";

/** What brokers show of whose they are. */
export interface Shown {
  /** As the brokers are advertised. */
  readonly hosts: readonly string[];
  /** Keys of brokers' and topics' configs. */
  readonly configKeys: readonly string[];
}

interface Sign {
  readonly platform: (typeof platforms)[number];
  readonly host?: RegExp;
  readonly configKey?: RegExp;
}

/**
 * By what a platform gives itself away: names of its hosts first, then config keys of its own. Confluent's cloud has the
 * keys of its platform as well, so that its host names come first.
 */
const signs: readonly Sign[] = [
  { platform: "confluent-cloud", host: /\.confluent\.cloud$/ },
  { platform: "msk-serverless", host: /\.kafka-serverless\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/ },
  { platform: "strimzi", host: /-kafka-brokers\.[a-z0-9-]+\.svc(\.|$)/ },
  { platform: "automq", configKey: /^(automq|autobalancer|elasticstream)\./ },
  { platform: "redpanda", configKey: /^redpanda\./ },
  { platform: "confluent-platform", configKey: /^confluent\./ },
];

const mskHost = /\.kafka\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/**
 * Whose Kafka it is, where the brokers' own answers show it. Plain Apache Kafka has no sign of its own, and neither has
 * who runs it: then it is not known.
 */
export function platformOf({ hosts, configKeys }: Shown): Answer<(typeof platforms)[number]> {
  const sign = signs.find(
    ({ host, configKey }) =>
      (host !== undefined && hosts.some((one) => host.test(one))) ||
      (configKey !== undefined && configKeys.some((key) => configKey.test(key))),
  );
  if (sign !== undefined) return known(sign.platform);
  if (hosts.some((host) => mskHost.test(host))) return notKnown(ofMsk);
  return notKnown(noSign);
}

const ofMsk = {
  error: "NOT_IN_THE_PROTOCOL",
  message: "It is Amazon MSK; whether with standard or Express brokers they do not tell: say it in an overlay.",
};

const noSign = {
  error: "NOT_IN_THE_PROTOCOL",
  message: "Nothing that the brokers tell shows whose Kafka it is: say it in an overlay.",
};
