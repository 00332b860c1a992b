import { type TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type TargetTopic } from "../../target/target-wave";
import { addressesDiffer, constructId } from "../construct-id";
import { mustHold, repeated } from "../must-hold";
import { looksLikeToken, terraformTexts } from "../terraform-text";
import { Topic } from "./bindings/topic";

/** What Terraform must know of one topic. `configs` hold explicit values by Kafka's own key, canonical. */
export type TopicShape = Pick<TargetTopic, "name" | "partitions" | "replicationFactor" | "configs">;

/** The topics of one group. */
export interface MirroredTopicsProps {
  readonly topics: readonly TopicShape[];
  /** Where a stack has several Kafka providers. */
  readonly provider?: TerraformProvider;
}

/**
 * Topics that Terraform creates and from then on owns: one `kafka_topic` block each, so that plans stay linear, with
 * `prevent_destroy`, because replacing or deleting a topic deletes its records. Taking a topic out of the declaration
 * takes that guard out as well: the Terraform principal should not hold DELETE.
 */
export class MirroredTopics extends Construct {
  /** By topic name. */
  readonly topics: ReadonlyMap<string, Topic>;
  readonly elements: readonly Topic[];

  constructor(scope: Construct, id: string, props: MirroredTopicsProps) {
    super(scope, id);
    mustHold(this, problemsOf(props.topics, claimedBy(TerraformStack.of(this))));
    const claimed = claimedBy(TerraformStack.of(this));
    for (const { name } of props.topics) claimed.set(name, this.node.path);
    this.topics = new Map(props.topics.map((topic) => [topic.name, this.#block(topic, props.provider)]));
    this.elements = [...this.topics.values()];
    addressesDiffer(this);
  }

  #block(topic: TopicShape, provider: TerraformProvider | undefined): Topic {
    return new Topic(this, constructId(topic.name), {
      // A topic's name holds letters, digits, dots, underscores and hyphens only: nothing to escape.
      name: topic.name,
      partitions: topic.partitions,
      replicationFactor: topic.replicationFactor,
      ...(isEmpty(topic.configs) ? {} : { config: terraformTexts(topic.configs) }),
      ...(provider === undefined ? {} : { provider }),
      lifecycle,
    });
  }
}

const lifecycle = { preventDestroy: true };

/** Kafka's rule (`org.apache.kafka.common.internals.Topic.validate`). */
const topicName = /^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/;

/** Which group of a stack declares a topic: two blocks for one topic would fight over it. */
const claims = new WeakMap<TerraformStack, Map<string, string>>();

function claimedBy(stack: TerraformStack): Map<string, string> {
  const known = claims.get(stack) ?? new Map<string, string>();
  claims.set(stack, known);
  return known;
}

function problemsOf(topics: readonly TopicShape[], claimed: ReadonlyMap<string, string>): readonly string[] {
  const names = topics.map(({ name }) => name);
  return [
    ...repeated(names).map((name) => `topic "${name}" is declared twice: declare it once`),
    ...names.flatMap((name) => {
      const other = claimed.get(name);
      return other === undefined ? [] : [`topic "${name}" is declared by ${other} already: leave it to one group`];
    }),
    ...names
      .filter((name) => !topicName.test(name))
      .map((name) => `"${name}" is no topic name: letters, digits, ".", "_" and "-", at most 249`),
    ...topics.flatMap(configProblems),
  ];
}

function configProblems({ name, configs }: TopicShape): readonly string[] {
  return Object.entries(configs)
    .filter(([, value]) => looksLikeToken(value))
    .map(([key]) => `topic "${name}", ${key}: the value holds cdktf's own marker "TfToken[", which cannot be written`);
}

function isEmpty(configs: Readonly<Record<string, string>>): boolean {
  for (const _ in configs) return false;
  return true;
}
