import { type PositionReader } from "../../../src/check/snapshot/collect-mirror-maker";
import { type ByName } from "../../../src/check/snapshot/snapshot";
import { watchPositions } from "../../../src/check/snapshot/watch-positions";
import { known } from "../../../src/kafka/answer";
import { forbidden } from "../../builders/snapshot";

const limits = { longestMs: 400, stillMs: 60, everyMs: 5 };
/** A deadline that no machine reaches: what ends before it ended for another reason. */
const patient = { ...limits, longestMs: 60_000 };
const never = new AbortController().signal;

/** A reader whose looks give one position after the other, and the last one for ever. */
function readerOf(...looks: readonly ByName<number>[]): PositionReader & { readonly looked: () => number } {
  let at = 0;
  return {
    look: () => Promise.resolve(known(looks[Math.min(at++, looks.length - 1)] ?? {})),
    looked: () => at,
  };
}

const behindBefore =
  (end: number) =>
  (positions: ByName<number>): readonly string[] =>
    Object.keys(positions).filter((key) => (positions[key] ?? 0) < end);

describe("watching positions", () => {
  it("looks once where nothing is behind", async () => {
    const reader = readerOf({ a: 9 });
    const watched = await watchPositions({ a: 9 }, reader, behindBefore(9), limits, never);
    expect(watched).toEqual({ positions: known({ a: 9 }), watchedMs: 0 });
    expect(reader.looked()).toBe(0);
  });

  it("goes on looking while what is behind moves, and ends when it has come over", async () => {
    const reader = readerOf({ a: 7 }, { a: 8 }, { a: 9 });
    const { positions } = await watchPositions({ a: 6 }, reader, behindBefore(9), patient, never);
    expect(positions).toEqual(known({ a: 9 }));
    expect(reader.looked()).toBe(3);
  });

  it("gives up on what stands still, long before its deadline", async () => {
    const still = readerOf({ a: 6 });
    const { positions, watchedMs } = await watchPositions({ a: 6 }, still, behindBefore(9), patient, never);
    expect(positions).toEqual(known({ a: 6 }));
    expect(watchedMs).toBeGreaterThanOrEqual(patient.stillMs);
    expect(watchedMs).toBeLessThan(patient.longestMs);
  });

  it("does not take the move of a partition that is not behind for progress", async () => {
    const looks = Array.from({ length: 200 }, (_, at) => ({ a: 6, b: 9 + at }));
    const reader = readerOf(...looks);
    await watchPositions({ a: 6, b: 9 }, reader, behindBefore(9), patient, never);
    expect(reader.looked()).toBeLessThan(looks.length);
  });

  it("ends at its deadline, however much moves", async () => {
    const looks = Array.from({ length: 2_000 }, (_, at) => ({ a: at }));
    const { watchedMs } = await watchPositions({ a: 0 }, readerOf(...looks), behindBefore(9_999), limits, never);
    expect(watchedMs).toBeGreaterThanOrEqual(limits.longestMs);
  });

  it("says so where positions cannot be read any more, and stops when told to", async () => {
    const lost: PositionReader = { look: () => Promise.resolve(forbidden) };
    expect((await watchPositions({ a: 0 }, lost, behindBefore(9), limits, never)).positions).toEqual(forbidden);
    await expect(
      watchPositions({ a: 0 }, readerOf({ a: 0 }), behindBefore(9), limits, AbortSignal.abort()),
    ).rejects.toThrow(/abort/i);
  });
});
