import { cidrOf, cidrProblem, internetProblems, liesWithin, overlap, subnetOf } from "../../src/network/cidr";

describe("networks of addresses", () => {
  it("are read in both families", () => {
    expect(cidrOf("10.20.0.0/16")).toEqual({ family: 4, first: 0x0a140000n, last: 0x0a14ffffn, prefix: 16 });
    expect(cidrOf("fd00:1::/32")).toMatchObject({ family: 6, first: 0xfd000001n << 96n, prefix: 32 });
    expect(cidrOf("1:2:3:4:5:6:7:8/128")?.first).toBe(0x00010002000300040005000600070008n);
    expect(cidrOf("::/0")).toEqual({ family: 6, first: 0n, last: (1n << 128n) - 1n, prefix: 0 });
  });

  it("are refused with what to write instead", () => {
    expect(cidrProblem("10.20.0.0/16")).toBeUndefined();
    expect(cidrProblem("10.20.0.1/16")).toBe('"10.20.0.1/16" begins within its network: write 10.20.0.0/16.');
    expect(cidrProblem("10.20.0.1")).toBe(
      '"10.20.0.1" is one address: write 10.20.0.1/32, or the network that it lies in.',
    );
    for (const text of ["", "10.20.0.0/33", "10.20.0/16", "orders", "10.0.0.0/8/8", "fe80::%eth0/64", "10.0.0.0/-1"])
      expect(cidrProblem(text)).toBe(`"${text}" is no network: write it as 10.20.0.0/16.`);
  });

  it("are not the internet: whole, in halves, or in many parts", () => {
    for (const text of ["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "64.0.0.0/2", "2000::/3"])
      expect(internetProblems([text])).toEqual([
        `${text} is the internet or a great part of it: name the networks that are meant (at the widest /8, or /7 of IPv6).`,
      ]);
    const parts = Array.from({ length: 128 }, (_, index) => `${String(index * 2)}.0.0.0/8`);
    expect(internetProblems(parts)).toEqual([expect.stringContaining("together half of all IPv4 addresses")]);
    expect(internetProblems(parts.slice(1))).toEqual([]);
    expect(internetProblems([...parts.slice(1), ...parts.slice(1)])).toEqual([]);
    expect(internetProblems(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"])).toEqual([]);
  });

  it("know what overlaps and what lies within", () => {
    const [wide, narrow, apart, six] = ["10.0.0.0/8", "10.1.0.0/16", "11.0.0.0/16", "fd00::/8"].map((text) =>
      cidrOf(text)!,
    );
    expect(overlap(wide!, narrow!)).toBe(true);
    expect(overlap(narrow!, apart!)).toBe(false);
    expect(overlap(wide!, six!)).toBe(false);
    expect(liesWithin(narrow!, wide!)).toBe(true);
    expect(liesWithin(wide!, narrow!)).toBe(false);
  });

  it("are carved as Terraform does it", () => {
    expect(subnetOf("10.20.0.0/16", 4, 0)).toBe("10.20.0.0/20");
    expect(subnetOf("10.20.0.0/16", 4, 15)).toBe("10.20.240.0/20");
    expect(subnetOf("10.20.0.0/16", 12, 1093)).toBe("10.20.68.80/28");
    expect(() => subnetOf("10.20.0.0/16", 4, 16)).toThrow("10.20.0.0/16 has no subnet 16 with 4 more bits");
  });
});
