import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ConfigEntry, type Configs } from "../../kafka/cluster-facts";
import { type DescribedResource } from "../protocol/describe-configs";
import { unreadable } from "../error-codes";
import { configSourceOf } from "./kafka-numbers";

/** The configs of one described resource; a sensitive value is null. `grant` is the right that reading them needs. */
export function configsOf(resource: DescribedResource | undefined, grant: string): Answer<Configs> {
  if (resource === undefined) return notKnown({ error: "NO_ANSWER", message: "The broker's answer leaves it out." });
  if (resource.errorCode !== 0) return notKnown(unreadable(resource.errorCode, resource.errorMessage, grant));
  const configs: Record<string, ConfigEntry> = {};
  for (const { name, value, source, sensitive } of resource.configs)
    configs[name] = { value: sensitive ? null : value, source: configSourceOf(source) };
  return known(configs);
}
