import { type Problem } from "../../../documents/problem";
import { type ReadDocument } from "../../../documents/read-document";
import { type DocumentPath } from "../../../documents/document-path";
import { topicName as nameInKafka } from "../words";
import { dlqName, type NameParts, projectPrefix, topicName } from "./names";
import { type JulieSettings } from "./settings";
import { type Topology } from "./topology-schema";

const instead = "Change the names that it is made of, or the pattern in the properties file.";

/**
 * The names that a topology makes and Kafka has none of: empty ones, and those of more than 249 characters
 * (`org.apache.kafka.common.internals.Topic`), each at the place that they are made from.
 *
 * @param parts what the topology itself gives to names
 */
export function wrongNames(
  { content, problemAt }: ReadDocument<Topology>,
  parts: NameParts,
  settings: JulieSettings,
): readonly Problem[] {
  const topicAt = (path: DocumentPath, name: string): Problem[] =>
    nameInKafka.safeParse(name).success ? [] : [problemAt([...path, "name"], whatIsWrong(name), instead)];

  const ofProjects = (content.projects ?? []).flatMap((project, index) => {
    const at = ["projects", index];
    const named = new Map([...parts, ["project", project.name]]);
    const everything = "makes a prefix without a letter: grants would be on everything";
    return [
      ...(projectPrefix(named, settings) === "" ? [problemAt([...at, "name"], everything, instead)] : []),
      ...(project.topics ?? []).flatMap((topic, place) =>
        [topicName(named, topic, settings), dlqName(named, topic, settings)]
          .filter((name) => name !== null)
          .flatMap((name) => topicAt([...at, "topics", place], name))
          .slice(0, 1),
      ),
    ];
  });
  const special = content.special_topics ?? [];
  return [...ofProjects, ...special.flatMap(({ name }, place) => topicAt(["special_topics", place], name))];
}

function whatIsWrong(name: string): string {
  return name === ""
    ? "makes a topic without a name"
    : `makes a topic of ${String(name.length)} characters, and Kafka has none of more than 249`;
}
