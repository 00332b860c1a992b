import { oncePerPlan } from "../once-per-plan";
import { field, type Value } from "../plan/value";

/** The settings of one Kafka provider (Mongey/kafka), whatever its local name. */
export interface KafkaProviderSettings {
  /** `kafka`, `kafka.target`. */
  readonly name: string;
  /** An argument's value; null where it is not written and may come from the environment. */
  readonly settings: (key: string) => Value;
}

/** Providers that connect to brokers: those named kafka, and any that are told bootstrap servers. */
export const kafkaProvidersOf = oncePerPlan((plan): readonly KafkaProviderSettings[] =>
  [...plan.providers]
    .filter(([name, settings]) => /^kafka(\.|$)/.test(name) || field(settings, "bootstrap_servers") !== null)
    .map(([name, settings]) => ({ name, settings: (key) => field(settings, key) })),
);
