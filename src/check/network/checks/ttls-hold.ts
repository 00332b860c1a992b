import { type NetworkExpectations } from "../../../expectations/network/document";
import { ttlAt } from "../../../network/ttl-plan";
import { fail, type Judgement, pass, unknown } from "../../result";
import { type NetworkCheck } from "../check";
import { type NetworkSeen } from "../seen";
import { seenElsewhere } from "../vantage";

type ExpectedName = NetworkExpectations["names"][number];

/** No name stays in caches longer than was declared for this time. */
export const ttlsHold: NetworkCheck = {
  name: "ttls-hold",
  id: "NET-05",
  title: "Names are forgotten in time",
  area: "names",
  why: "A cache that keeps the old address longer than the window sends clients to the cluster that they left.",
  remedy: "Lower the record's TTL, and wait for the old one to run out before anything moves.",
  *judge({ expected, seen }) {
    for (const name of expected.names) {
      const most = mostSeconds(name, new Date(seen.takenAt));
      if (most !== undefined)
        yield seenElsewhere(name.host, name.from, seen.vantage) ?? judgeTtl(name.host, most, seen);
    }
  },
};

/** The longest TTL that a name may have at a time: the shorter where it has both a figure and a plan; undefined where it has none. */
export function mostSeconds({ ttlSeconds, ttlPlan }: ExpectedName, now: Date): number | undefined {
  const all = [
    ...(ttlSeconds === undefined ? [] : [ttlSeconds]),
    ...(ttlPlan === undefined ? [] : [ttlAt(ttlPlan, now)]),
  ];
  return all.length === 0 ? undefined : Math.min(...all);
}

function judgeTtl(host: string, most: number, { names }: NetworkSeen): Judgement {
  const expected = `at most ${String(most)} s`;
  const answer = names[host]?.ttl;
  if (answer === undefined)
    return unknown(host, { cause: "NAME_NOT_ASKED", expected, message: "The record was not asked for." });
  if (!answer.known)
    return unknown(host, {
      cause: answer.because.error,
      expected,
      message: answer.because.message,
      remedy: "Mend what keeps the record from being read (names-resolve-privately tells more), then check again.",
    });
  const { seconds, record } = answer.value;
  const seen = `${String(seconds)} s (${record})`;
  return seconds > most
    ? fail(host, {
        cause: "TTL_TOO_LONG",
        expected,
        seen,
        message: `Its ${record} record lives ${String(seconds)} s in caches.`,
      })
    : pass(host, { expected, seen, message: `Its ${record} record lives ${String(seconds)} s in caches.` });
}
