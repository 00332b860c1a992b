import { idleProblems } from "../../src/network/idle-timeouts";

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
