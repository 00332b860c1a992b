import { dnsNameProblem } from "../../src/network/dns-name";

describe("DNS names", () => {
  it("are full names of short parts in small letters", () => {
    expect(dnsNameProblem("orders.kafka.example.com")).toBeUndefined();
    expect(dnsNameProblem("*.kafka.example.com", { wildcard: true })).toBeUndefined();
    expect(dnsNameProblem("*.kafka.example.com")).toContain('has the part "*"');
    expect(dnsNameProblem(`${"a".repeat(64)}.example.com`)).toContain("63 characters at most");
    expect(dnsNameProblem("-a.example.com")).toContain('has the part "-a"');
    expect(dnsNameProblem("kafka.example.com.")).toContain("ends with a dot");
    expect(dnsNameProblem(`${"abcdefg.".repeat(40)}com`)).toContain("DNS names have 253 at most");
  });
});
