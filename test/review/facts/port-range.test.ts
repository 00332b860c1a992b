import { common, merged, type PortRange, touches } from "../../../src/review/facts/port-range";

/** 10000, 10002, 10004 and so on. */
const even: readonly PortRange[] = Array.from({ length: 100 }, (_none, at) => ({
  from: 10000 + 2 * at,
  to: 10000 + 2 * at,
}));

const mixed = [...even].reverse();

test.each([
  ["in order", even],
  ["in no order", mixed],
])("many ranges %s: what one has in common with them", (_name, others) => {
  const from = (ports: PortRange): readonly number[] =>
    common(ports, others)
      .map((one) => one.from)
      .sort();
  expect(from({ from: 10001, to: 10005 })).toEqual([10002, 10004]);
  expect(from({ from: 0, to: 10000 })).toEqual([10000]);
  expect(from({ from: 10198, to: 65535 })).toEqual([10198]);
  expect(from({ from: 10003, to: 10003 })).toEqual([]);
  expect(from({ from: 10199, to: 65535 })).toEqual([]);
  expect(from({ from: 0, to: 9999 })).toEqual([]);
  expect(from({ from: 0, to: 65535 })).toHaveLength(100);
  expect(touches({ from: 10003, to: 10004 }, others)).toBe(true);
  expect(touches({ from: 10003, to: 10003 }, others)).toBe(false);
});

test("ranges that follow each other become one", () => {
  expect(
    merged([
      { from: 5, to: 9 },
      { from: 1, to: 4 },
      { from: 11, to: 12 },
    ]),
  ).toEqual([
    { from: 1, to: 9 },
    { from: 11, to: 12 },
  ]);
});
