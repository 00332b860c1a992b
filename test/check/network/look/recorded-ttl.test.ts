import { recordedTtl } from "../../../../src/check/network/look/recorded-ttl";
import { type Resolver, type ScriptedRecord, scriptOf, startResolver } from "./scripted-resolver";

const running: Resolver[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((resolver) => resolver.stop()));
});

const host = "orders.kafka.example.com";
const alias: ScriptedRecord = { name: host, type: "CNAME", value: "nlb.example.com", ttl: 300 };
const address: ScriptedRecord = { name: "nlb.example.com", type: "A", value: "10.0.0.1", ttl: 60 };

async function asked(
  answers: Parameters<typeof startResolver>[0],
  { most = 60, longestWaitMs = 10_000, timeoutMs = 30_000 } = {},
) {
  const resolver = await startResolver(answers);
  running.push(resolver);
  return recordedTtl(host, most, {
    servers: [resolver.server],
    timeoutMs,
    longestWaitMs,
    signal: new AbortController().signal,
  });
}

/** A resolver that has had the record in its cache for a while: it counts down, and asks the zone again at the end. */
function cache(full: number, leftSeconds: number) {
  const started = Date.now();
  return () => {
    const left = leftSeconds - Math.floor((Date.now() - started) / 1_000);
    return [{ ...address, name: host, ttl: left > 0 ? left : full }];
  };
}

describe("the TTL of a name", () => {
  it("is the one of its own record: of the CNAME, not of what stands behind it", async () => {
    expect(await asked(scriptOf([alias, address]))).toEqual({ known: true, value: { seconds: 300, record: "CNAME" } });
  });

  it("is told by a server that does not count down after a second question", async () => {
    const seconds = { ...alias, ttl: 30 };
    expect(await asked(scriptOf([seconds, address]))).toEqual({ known: true, value: { seconds: 30, record: "CNAME" } });
  });

  it("is the zone's where a cache answers: it is asked again once that has forgotten", async () => {
    expect(await asked(cache(300, 2))).toEqual({ known: true, value: { seconds: 300, record: "A" } });
  });

  it("is not known where the cache would have to be waited for too long", async () => {
    expect(await asked(cache(300, 50), { longestWaitMs: 1_000 })).toMatchObject({
      known: false,
      because: { error: "TTL_FROM_CACHE" },
    });
  });

  it("is not known for a name that does not exist, a server that fails, one that says nothing, one that babbles", async () => {
    const failed = { known: false, because: { error: "EAI_AGAIN" } };
    expect(await asked(scriptOf([]))).toMatchObject({ known: false, because: { error: "ENOTFOUND" } });
    expect(await asked(() => ({ code: 2 }))).toMatchObject(failed);
    expect(await asked(() => null, { timeoutMs: 200 })).toMatchObject(failed);
    expect(await asked(() => Buffer.from("no DNS"), { timeoutMs: 200 })).toMatchObject(failed);
    expect(await asked(() => [])).toMatchObject({ known: false, because: { error: "NO_RECORD" } });
  });

  it("is asked of the next resolver where the first does not answer", async () => {
    const good = await startResolver(scriptOf([alias, address]));
    const silent = await startResolver(() => null);
    running.push(good, silent);
    const answer = await recordedTtl(host, 60, {
      servers: [silent.server, good.server],
      timeoutMs: 3_000,
      longestWaitMs: 0,
      signal: new AbortController().signal,
    });
    expect(answer).toMatchObject({ known: true, value: { seconds: 300 } });
  });
});
