import { coverInternet, isPrivate, networkOf } from "../../../src/review/facts/addresses";

const cover = (...texts: readonly string[]): boolean =>
  coverInternet(texts.map(networkOf).filter((network) => network !== undefined));

describe("networks that are the internet", () => {
  test.each([
    ["everything", ["0.0.0.0/0"]],
    ["everything of IPv6", ["::/0"]],
    ["all of IPv6 that is given out", ["2000::/3"]],
    ["two halves", ["0.0.0.0/1", "128.0.0.0/1"]],
    ["all but one private network", ["0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6"]],
    [
      "many networks, each no wider than somebody's",
      Array.from({ length: 120 }, (_, index) => `${String(index + 30)}.0.0.0/8`),
    ],
    ["a half written with bits behind its prefix", ["1.2.3.4/1"]],
  ])("%s", (_, texts) => {
    expect(cover(...texts)).toBe(true);
  });
});

describe("networks that only look like it", () => {
  test.each([
    ["the widest private network", ["10.0.0.0/8"]],
    ["all private networks", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]],
    ["one public network many times", Array.from({ length: 300 }, () => "52.0.0.0/8")],
    ["multicast and what is reserved", ["224.0.0.0/3"]],
    [
      "private networks that add up to as many addresses as half the internet",
      Array.from({ length: 200 }, () => "10.0.0.0/8"),
    ],
    ["nothing", []],
  ])("%s", (_, texts) => {
    expect(cover(...texts)).toBe(false);
  });
});

test("a single address needs no prefix, and a text that is none is no network", () => {
  expect(networkOf("203.0.113.7")?.prefix).toBe(32);
  expect(networkOf("2001:db8::1")?.prefix).toBe(128);
  expect(networkOf("10.20.3.4/16")).toEqual(networkOf("10.20.0.0/16"));
  for (const text of ["", "internet", "10.0.0.0/33", "10.0.0/8", "1.2.3.4/8/8", "::/129"])
    expect(networkOf(text)).toBeUndefined();
});

test("a network is private where all of it is", () => {
  const told = ["10.0.0.0/8", "100.64.0.0/10", "fd00::/8", "8.0.0.0/6", "52.0.0.0/8"].map((text) => {
    const network = networkOf(text);
    return network !== undefined && isPrivate(network);
  });
  expect(told).toEqual([true, true, true, false, false]);
});
