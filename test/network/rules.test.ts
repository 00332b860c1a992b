import { advertisedProblems } from "../../src/network/advertised";
import { commonZoneProblems, zoneProblems, zonesRemark } from "../../src/network/availability-zones";
import { certificateNameProblems, certificateNamesOfBroker, covers } from "../../src/network/certificate-names";
import { aclHostProblems } from "../../src/network/client-address";
import { dnsNameProblem } from "../../src/network/dns-name";
import { idleProblems } from "../../src/network/idle-timeouts";
import { listenerPlan } from "../../src/network/listener-plan";
import { mtuProblem } from "../../src/network/mtu";
import { dayProblem, expiryProblem, neededUntil, staysOn } from "../../src/network/project-window";
import { resourceName } from "../../src/network/resource-name";
import { ttlAt, ttlPlan, ttlProblems } from "../../src/network/ttl-plan";
import { swallowedNames, zoneConflicts } from "../../src/network/zone-conflicts";

const plan = listenerPlan({
  zone: "c1.kafka.example.com",
  brokers: [
    { nodeId: 0, azId: "use1-az1" },
    { nodeId: 1, azId: "use1-az2" },
  ],
  aliases: ["orders.kafka.example.com"],
});

describe("advertised names", () => {
  it("are those of the listeners", () => {
    expect(advertisedProblems(plan, plan.brokers)).toEqual([]);
  });

  it("are refused where a broker tells clients a name inside its own network", () => {
    const [first] = plan.brokers;
    const problems = advertisedProblems(plan, [
      ...(first ? [first] : []),
      { host: "ip-10-0-0-7.ec2.internal", port: 9094 },
    ]);
    expect(problems).toEqual([
      "brokers advertise ip-10-0-0-7.ec2.internal:9094, and no listener offers it: clients would reach the bootstrap and then time out. Make the advertised names from the listener plan.",
      "a listener offers b-1.c1.kafka.example.com:19093, and no broker advertises it: its broker is told to clients by another name. Make the advertised names from the listener plan.",
    ]);
  });
});

describe("certificate names", () => {
  it("are covered by themselves and by a wildcard of exactly one part", () => {
    expect(covers(["*.kafka.example.com"], "orders.kafka.example.com")).toBe(true);
    expect(covers(["*.kafka.example.com"], "b-0.c1.kafka.example.com")).toBe(false);
    expect(covers(["*.kafka.example.com"], "kafka.example.com")).toBe(false);
  });

  it("are refused where one lacks, which would end in a failed handshake", () => {
    expect(certificateNameProblems(["*.c1.kafka.example.com"], plan)).toEqual([
      'the certificate lacks orders.kafka.example.com: clients that use it end with "No name matching". Make its names from the listener plan (certificateNames), which has them all.',
    ]);
    expect(certificateNameProblems(plan.certificateNames, plan)).toEqual([]);
  });

  it("of one broker leave out the others'", () => {
    expect(certificateNamesOfBroker(plan, 1)).toEqual([
      "bootstrap.c1.kafka.example.com",
      "b-1.c1.kafka.example.com",
      "orders.kafka.example.com",
    ]);
  });
});

describe("the project window", () => {
  const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };

  it("reaches over the last rollback and two weeks more", () => {
    expect(neededUntil(window)).toBe("2027-04-14");
  });

  it("is held against what ends", () => {
    expect(expiryProblem("the broker certificate", "2027-04-14T00:00:00Z", window)).toBeUndefined();
    expect(expiryProblem("the broker certificate", "2027-04-13T23:59:59Z", window)).toBe(
      "the broker certificate ends on 2027-04-13, and the migration needs it until 2027-04-14 (last wave 2027-03-01 + 30 days to go back + 14 in reserve): give it a longer validity, or renew it before the first wave.",
    );
  });

  it("keeps a way back through the whole of its last day", () => {
    expect(staysOn("2027-03-31", new Date("2027-03-31T23:59:59Z"))).toBe(true);
    expect(staysOn("2027-03-31", new Date("2027-04-01T00:00:00Z"))).toBe(false);
  });

  it("knows days that do not exist", () => {
    expect(dayProblem("keepUntil", "2027-02-30")).toBe('keepUntil: "2027-02-30" is no day: write it as 2027-03-31.');
    expect(dayProblem("keepUntil", "soon")).toBe('keepUntil: "soon" is no day: write it as 2027-03-31.');
    expect(dayProblem("keepUntil", "2027-02-28")).toBeUndefined();
  });
});

describe("idle timeouts", () => {
  it("hold with what we give by default", () => {
    expect(idleProblems({ brokerMaxIdleMs: 300_000, listenerIdleSeconds: 900, privateLink: true })).toEqual([]);
  });

  it("are refused where brokers keep connections that PrivateLink has forgotten", () => {
    expect(idleProblems({ brokerMaxIdleMs: 600_000, listenerIdleSeconds: 900, privateLink: true })).toEqual([
      "connections.max.idle.ms: brokers keep idle connections for 600 s, and PrivateLink forgets them after 350 s: clients would see random disconnects. Set it to 297000 on the brokers.",
    ]);
  });

  it("are refused at 350 s exactly, when both close at once", () => {
    expect(idleProblems({ brokerMaxIdleMs: 350_000, listenerIdleSeconds: null, privateLink: true })).toHaveLength(1);
    expect(idleProblems({ brokerMaxIdleMs: 349_999, listenerIdleSeconds: null, privateLink: true })).toEqual([]);
  });

  it("ask nothing where clients reach brokers themselves", () => {
    expect(idleProblems({ brokerMaxIdleMs: 600_000, listenerIdleSeconds: null, privateLink: false })).toEqual([]);
  });

  it("know what a listener takes", () => {
    expect(idleProblems({ brokerMaxIdleMs: 30_000, listenerIdleSeconds: 6001, privateLink: true })).toEqual([
      "listener: 6001 seconds of idle timeout on a TCP listener; at most 6000 are possible, which AWS does not raise. Write a number in between; 900 is usual here.",
    ]);
    expect(idleProblems({ brokerMaxIdleMs: 30_000, listenerIdleSeconds: 59, privateLink: true })[0]).toContain(
      "it takes 60 to 6000",
    );
  });
});

describe("the plan of TTLs", () => {
  const times = {
    loweredAt: "2027-01-30T20:00:00Z",
    windowStarts: "2027-01-31T20:00:00Z",
    windowEnds: "2027-03-02T20:00:00Z",
  };

  it("lowers them a day before, and raises them when nobody goes back any more", () => {
    const ttls = ttlPlan(times);
    expect(ttlProblems(ttls)).toEqual([]);
    expect(ttlAt(ttls, new Date("2027-01-30T19:59:59Z"))).toBe(300);
    expect(ttlAt(ttls, new Date("2027-01-30T20:00:00Z"))).toBe(60);
    expect(ttlAt(ttls, new Date("2027-03-02T20:00:01Z"))).toBe(300);
  });

  it("is refused where it comes later than one old TTL before the window", () => {
    expect(ttlProblems(ttlPlan({ ...times, loweredAt: "2027-01-31T19:55:00Z" }))).toEqual([]);
    expect(ttlProblems(ttlPlan({ ...times, loweredAt: "2027-01-31T19:55:01Z" }))).toEqual([
      "loweredAt: 2027-01-31T19:55:01Z is too late: records with the old TTL of 300 s still live in caches at 2027-01-31T20:00:00Z. Lower it at 2027-01-31T19:55:00Z or before, best a day.",
    ]);
  });

  it("is refused where a record would live too long in the window", () => {
    expect(ttlProblems(ttlPlan({ ...times, windowSeconds: 120 }))).toEqual([
      "windowSeconds: 120 is too long for a cut-over: write 60 or less.",
    ]);
    expect(ttlProblems(ttlPlan({ ...times, steadySeconds: 30 }))).toEqual([
      "windowSeconds: 60 is longer than steadySeconds, 30: exchange them.",
    ]);
  });

  it("is refused where times are none, or in the wrong order", () => {
    expect(ttlProblems(ttlPlan({ ...times, windowStarts: "Friday" }))).toEqual([
      'windowStarts: "Friday" is no time: write it as 2027-01-31T20:00:00Z.',
    ]);
    expect(ttlProblems(ttlPlan({ ...times, windowEnds: "2027-01-31T19:00:00Z" }))[0]).toMatch(/^windowEnds: /);
  });
});

describe("private zones", () => {
  it("are refused twice in one VPC and allowed in two", () => {
    const one = { zone: "c1.kafka.example.com", vpc: "vpc-1", wantedBy: "Dns" };
    expect(zoneConflicts([one, { ...one, vpc: "vpc-2" }])).toEqual([]);
    expect(zoneConflicts([one, { ...one, wantedBy: "Source" }])).toEqual([
      "c1.kafka.example.com would be 2 times in vpc-1 (Dns, Source): a VPC holds one private zone of a name. Bring the one that is there (fromExisting), or take another VPC.",
    ]);
  });

  it("do not swallow names that must be answered in public", () => {
    const bootstrap = "lkc-abc.glb.confluent.cloud";
    expect(swallowedNames("abc123.us-east-1.aws.confluent.cloud", [bootstrap])).toEqual([]);
    expect(swallowedNames("confluent.cloud", [bootstrap])).toEqual([
      "the private zone confluent.cloud would swallow lkc-abc.glb.confluent.cloud, which must be answered in public: name the zone more closely, as the source's network tells it.",
    ]);
    expect(swallowedNames("fluent.cloud", [bootstrap])).toEqual([]);
  });
});

describe("availability zones", () => {
  it("are ids, two at least, none twice", () => {
    expect(zoneProblems(["use1-az1", "use1-az2", "use1-az4"])).toEqual([]);
    expect(zoneProblems(["usgw1-az1", "usw2-lax1-az1"])).toEqual([]);
    expect(zoneProblems(["us-east-1a", "zone-1"])).toEqual([
      "us-east-1a is a zone's name, which is another zone in another account: write its id, such as use1-az1 (aws ec2 describe-availability-zones shows ZoneId).",
      '"zone-1" is no zone\'s id: write it as use1-az1.',
    ]);
    expect(zoneProblems(["use1-az1", "use1-az1"])).toHaveLength(2);
    expect(zoneProblems([])[0]).toContain("0 zone(s) are too few");
  });

  it("are three as a rule, which is said and not refused", () => {
    expect(zonesRemark(["use1-az1", "use1-az2", "use1-az4"])).toBeUndefined();
    expect(zonesRemark(["use1-az1", "use1-az2"])).toContain("3 are usual");
  });

  it("must be common to a consumer and the service", () => {
    expect(commonZoneProblems(["use1-az1", "use1-az2"], ["use1-az2", "use1-az1", "use1-az4"])).toEqual([]);
    expect(commonZoneProblems(["use1-az5", "use1-az2"], ["use1-az1", "use1-az2"])).toEqual([
      expect.stringContaining("only use1-az2 is common"),
    ]);
    expect(commonZoneProblems(["use1-az5"], ["use1-az1"])[0]).toContain("none is common");
  });
});

describe("rights behind PrivateLink", () => {
  it("are not bound to addresses that brokers never see", () => {
    expect(
      aclHostProblems([
        { principal: "User:orders", host: "*" },
        { principal: "User:billing", host: "10.30.0.7" },
        { principal: "User:billing", host: "10.30.0.7" },
      ]),
    ).toEqual([
      'an ACL of User:billing is bound to the host 10.30.0.7, and behind PrivateLink brokers see the load balancer\'s addresses alone: write host "*" and tell clients apart by their principal.',
    ]);
  });
});

describe("packets through an endpoint", () => {
  it("are 8500 bytes at most", () => {
    expect(mtuProblem(8500)).toBeUndefined();
    expect(mtuProblem(9001)).toContain("the hosts' MTU is 9001, and endpoints drop packets over 8500");
  });
});

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

describe("names of AWS resources", () => {
  it("have 32 characters at most, no hyphen at their ends, and stay apart", () => {
    const long = resourceName(["kafka-orders-production-eu-west-1", "bootstrap"]);
    const other = resourceName(["kafka-orders-production-eu-west-1", "b-0"]);
    for (const name of [
      long,
      other,
      resourceName(["-a-", "--"]),
      resourceName(["ä"]),
      resourceName(["x".repeat(22), "-y"]),
    ])
      expect(name).toMatch(/^(?=.{1,32}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
    expect(long).not.toBe(other);
    expect(resourceName(["a-b", "c"])).not.toBe(resourceName(["a", "b-c"]));
    expect(resourceName(["a", "b"])).toBe(resourceName(["a", "b"]));
    expect(resourceName(["internal-kafka"])).not.toMatch(/^internal-/);
  });
});
