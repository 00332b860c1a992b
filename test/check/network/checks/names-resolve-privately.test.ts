import { known, notKnown } from "../../../../src/kafka/answer";
import { aName, brokerHost, networkExpectations } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "names-resolve-privately";
const leadsTo = (...addresses: readonly string[]) => ({ names: { [brokerHost]: aName(addresses) } });
const [declared] = networkExpectations().names;

describe("names that must lead to private addresses", () => {
  it.each(["10.0.1.1", "172.16.0.1", "172.31.255.254", "192.168.1.1", "100.64.0.1", "fd00::1"])(
    "pass with %s",
    (address) => {
      expect(words(judged(check, { seen: leadsTo(address) }))).toEqual(["pass"]);
    },
  );

  it.each(["52.1.2.3", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2600:1f18::1"])(
    "fail with %s of the internet",
    (address) => {
      expect(judged(check, { seen: leadsTo("10.0.1.1", address) })).toEqual([
        expect.objectContaining({
          status: "fail",
          cause: "PUBLIC_ADDRESS",
          message: `${address} is an address of the internet.`,
        }),
      ]);
    },
  );

  it.each(["127.0.0.1", "::1", "169.254.1.1", "fe80::1"])("fail with %s, which leads to no network", (address) => {
    expect(words(judged(check, { seen: leadsTo(address) }))).toEqual(["fail NO_NETWORK_ADDRESS"]);
  });

  it("fail with the resolver's own reason where they lead nowhere", () => {
    const addresses = notKnown<readonly string[]>({ error: "ENOTFOUND", message: "Looked up from here, no address." });
    expect(words(judged(check, { seen: { names: { [brokerHost]: { addresses } } } }))).toEqual(["fail ENOTFOUND"]);
  });

  it("are looked at only where they must hold", () => {
    const [result] = judged(check, { seen: { vantage: "source" } });
    expect(result).toMatchObject({ status: "skipped", message: expect.stringContaining("--vantage consumer") });
  });
});

describe("names that must lead to public addresses", () => {
  const expected = { names: [{ ...declared!, resolvesTo: "public" as const }] };

  it("pass with one of the internet and fail with a private one", () => {
    expect(words(judged(check, { expected, seen: leadsTo("52.1.2.3") }))).toEqual(["pass"]);
    expect(words(judged(check, { expected, seen: leadsTo("10.0.1.1") }))).toEqual(["fail PRIVATE_ADDRESS"]);
    expect(words(judged(check, { expected, seen: leadsTo("127.0.0.1") }))).toEqual(["fail NO_NETWORK_ADDRESS"]);
  });
});

describe("names whose addresses are given", () => {
  const expected = { names: [{ ...declared!, addresses: [{ value: "10.0.1.1" }, { output: "endpoint_ips" }] }] };

  it("pass with these, an output's list among them", () => {
    const outputs = { endpoint_ips: known(["10.0.2.1", "10.0.3.1"]) };
    const seen = { ...leadsTo("10.0.1.1", "10.0.3.1"), outputs };
    expect(words(judged(check, { expected, seen }))).toEqual(["pass"]);
  });

  it("fail with another private one", () => {
    const seen = { ...leadsTo("10.0.9.9"), outputs: { endpoint_ips: known(["10.0.2.1"]) } };
    expect(judged(check, { expected, seen })).toEqual([
      expect.objectContaining({ cause: "UNEXPECTED_ADDRESS", expected: "10.0.1.1, 10.0.2.1", seen: "10.0.9.9" }),
    ]);
  });

  it("are unknown while the output is", () => {
    expect(words(judged(check, { expected, seen: { outputs: null } }))).toEqual(["unknown OUTPUTS_NOT_GIVEN"]);
    expect(words(judged(check, { expected, seen: { outputs: {} } }))).toEqual(["unknown OUTPUT_MISSING"]);
  });
});
