import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Cluster } from "../../kafka-client/cluster";
import { countRecords } from "../../kafka-client/reads/records";
import { byName } from "./by-name";
import { readingFailed } from "./reading-failed";
import { inTurn } from "./in-turn";
import { type ByName, type OffsetRange, rangeKey } from "./snapshot";

/** Ranges that are counted at most in one run; each is a fetch or more. */
const mostRanges = 3_000;
const rangesAtOnce = 8;

/** Counts records in ranges of one cluster, by `rangeKey`. Ranges beyond the bound are not counted: judgements say "at most" then. */
export async function collectCounts(cluster: Cluster, ranges: readonly OffsetRange[]): Promise<ByName<Answer<number>>> {
  const counted = await inTurn(ranges.slice(0, mostRanges), rangesAtOnce, async (range) => {
    try {
      return [rangeKey(range), known(await countRecords(cluster, range))] as const;
    } catch (error) {
      return [rangeKey(range), notKnown<number>(readingFailed(error))] as const;
    }
  });
  return byName(counted);
}
