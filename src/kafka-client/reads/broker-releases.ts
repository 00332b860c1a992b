import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Cluster } from "../cluster";
import { type ApiVersionsResponse } from "../protocol/api-versions";
import { unreadableBecause } from "../unreachable";

/** First feature level of `metadata.version` of each release (`org.apache.kafka.server.common.MetadataVersion`). */
const metadataLevels: readonly (readonly [level: number, release: string])[] = [
  [1, "3.0"],
  [2, "3.1"],
  [3, "3.2"],
  [4, "3.3"],
  [8, "3.4"],
  [9, "3.5"],
  [12, "3.6"],
  [15, "3.7"],
  [20, "3.8"],
  [21, "3.9"],
  [22, "4.0"],
  [26, "4.1"],
  [28, "4.2"],
  [30, "4.3"],
  [31, "4.4"],
];

/** What a broker without that feature (with ZooKeeper) learnt to speak in which release: API, version, release. */
const apiMarks: readonly (readonly [key: number, version: number, release: string])[] = [
  [2, 3, "2.0"],
  [2, 4, "2.1"],
  [44, 0, "2.3"],
  [45, 0, "2.4"],
  [9, 7, "2.5"],
  [48, 0, "2.6"],
  [50, 0, "2.7"],
  [60, 0, "2.8"],
  [10, 4, "3.0"],
  [1, 13, "3.1"],
  [35, 3, "3.2"],
  [35, 4, "3.3"],
  [1, 15, "3.5"],
  [2, 8, "3.6"],
  [1, 16, "3.7"],
  [16, 5, "3.8"],
  [1, 17, "3.9"],
];

/**
 * The Kafka release of each broker, as two numbers (`3.9`): the highest `metadata.version` that its software could be
 * raised to, else what it speaks. A platform that speaks for another release is told as that one.
 */
export async function readBrokerReleases(cluster: Cluster): Promise<ReadonlyMap<number, Answer<string>>> {
  const answers = await Promise.all(
    cluster.brokers().map(async ({ id }) => [id, await releaseOf(cluster, id)] as const),
  );
  return new Map(answers);
}

async function releaseOf(cluster: Cluster, brokerId: number): Promise<Answer<string>> {
  try {
    const release = impliedRelease(await cluster.speaks(brokerId));
    if (release !== undefined) return known(release);
    return notKnown({ error: "RELEASE_NOT_TOLD", message: "What the broker speaks is of no release that is known." });
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

/** The release that an answer to ApiVersions implies, or undefined where it is older than 2.0. */
export function impliedRelease({
  apis,
  supportedFeatures,
  finalizedFeatures,
}: ApiVersionsResponse): string | undefined {
  const level = supportedFeatures.get("metadata.version")?.max ?? finalizedFeatures.get("metadata.version");
  if (level !== undefined) return metadataLevels.findLast(([first]) => first <= level)?.[1];
  return apiMarks.findLast(([key, version]) => (apis.get(key)?.max ?? -1) >= version)?.[2];
}
