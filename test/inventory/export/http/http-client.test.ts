import { type HttpAccess } from "../../../../src/inventory/export/http/http-access";
import { type HttpClient, type HttpOptions, openHttp } from "../../../../src/inventory/export/http/http-client";
import { type Reply } from "../../../../src/inventory/export/http/reply";
import { Secret } from "../../../../src/kafka-client/secret";
import { type ScriptedAnswer, type ScriptedServer, scriptedServer } from "./scripted-server";

const servers: ScriptedServer[] = [];
const clients: HttpClient[] = [];

async function serving(answer: Parameters<typeof scriptedServer>[0]): Promise<ScriptedServer> {
  const server = await scriptedServer(answer);
  servers.push(server);
  return server;
}

function client(url: string, options: HttpOptions & Partial<HttpAccess> = {}): HttpClient {
  const opened = openHttp(
    { urls: options.urls ?? [url], tls: null, authorization: options.authorization ?? null },
    { firstWaitMs: 1, ...options },
  );
  clients.push(opened);
  return opened;
}

/** Answers one after the other; the last stays. */
function inTurn(...answers: readonly ScriptedAnswer[]): () => ScriptedAnswer {
  let next = 0;
  return () => answers[Math.min(next++, answers.length - 1)] ?? {};
}

function errorOf(reply: Reply): string | undefined {
  return reply.answered ? undefined : reply.because.error;
}

afterEach(async () => {
  for (const one of clients.splice(0)) one.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("asking a REST service", () => {
  it("keeps the path of its address, and asks from the root only where told so", async () => {
    const server = await serving(() => ({ body: [] }));
    const asking = client(`${server.url}/apis/ccompat/v7`);
    expect(await asking.get("/subjects")).toMatchObject({ answered: true, status: 200, body: [] });
    await asking.getFromRoot("/apis/registry/v2/system/info");
    expect(server.asked).toEqual(["/apis/ccompat/v7/subjects", "/apis/registry/v2/system/info"]);
  });

  it("sends the credential with every request", async () => {
    const server = await serving(() => ({ body: {} }));
    await client(server.url, { authorization: new Secret("Bearer t0ken") }).get("/");
    expect(server.authorizations).toEqual(["Bearer t0ken"]);
  });

  it("has eight requests under way, not more", async () => {
    const server = await serving(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { body: 1 };
    });
    const asking = client(server.url);
    const replies = await Promise.all(Array.from({ length: 40 }, (_, index) => asking.get(`/${String(index)}`)));
    expect(replies.every((reply) => reply.answered)).toBe(true);
    expect(server.mostAtOnce()).toBe(8);
    expect(asking.requestCount()).toBe(40);
  });

  it.each([429, 503])("asks again where it is told to come later: %d", async (status) => {
    const server = await serving(inTurn({ status, headers: { "retry-after": "0" } }, { status }, { body: "there" }));
    expect(await client(server.url).get("/subjects")).toMatchObject({ status: 200 });
    expect(server.asked).toHaveLength(3);
  });

  it("waits as long as Retry-After says", async () => {
    const server = await serving(inTurn({ status: 429, headers: { "retry-after": "1" } }, { body: 1 }));
    const startedMs = Date.now();
    await client(server.url).get("/subjects");
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(950);
  });

  it("gives up after five times, and says what was answered last", async () => {
    const server = await serving(() => ({ status: 503 }));
    expect(await client(server.url).get("/")).toMatchObject({ answered: true, status: 503 });
    expect(server.asked).toHaveLength(5);
  });

  it("does not ask again for what will not change", async () => {
    const server = await serving(() => ({ status: 401 }));
    expect(await client(server.url).get("/")).toMatchObject({ status: 401 });
    expect(server.asked).toHaveLength(1);
  });

  it("follows a redirect within the same host", async () => {
    const server = await serving((path) =>
      path === "/a" ? { status: 301, headers: { location: "/b" } } : { body: ["arrived"] },
    );
    expect(await client(server.url).get("/a")).toMatchObject({ status: 200, body: ["arrived"] });
  });

  it("never takes its credential to another host", async () => {
    const other = await serving(() => ({ body: "mine now" }));
    const server = await serving(() => ({ status: 302, headers: { location: `${other.url}/steal` } }));
    const reply = await client(server.url, { authorization: new Secret("Basic c2VjcmV0") }).get("/");
    expect(errorOf(reply)).toBe("REDIRECTED_ELSEWHERE");
    expect(reply.answered ? "" : reply.because.message).toContain(other.url);
    expect(other.asked).toEqual([]);
  });

  it("takes no answer that is larger than it should be", async () => {
    const server = await serving(() => ({ body: "x".repeat(2000) }));
    expect(errorOf(await client(server.url, { largestBodyBytes: 1000 }).get("/"))).toBe("ANSWER_TOO_LARGE");
  });

  it("waits for an answer no longer than it should", async () => {
    const server = await serving(() => new Promise(() => undefined));
    expect(errorOf(await client(server.url, { timeoutMs: 50 }).get("/"))).toBe("ETIMEDOUT");
  });

  it("tries the next address of the same service where the first is not there", async () => {
    const server = await serving(() => ({ body: ["second"] }));
    const asking = client("", { urls: ["http://127.0.0.1:1", server.url] });
    expect(await asking.get("/")).toMatchObject({ body: ["second"] });
    expect(await asking.get("/")).toMatchObject({ body: ["second"] });
    expect(asking.requestCount()).toBe(3);
  });

  it("tells nobody listens, in words", async () => {
    const reply = await client("http://127.0.0.1:1").get("/");
    expect(reply).toEqual({
      answered: false,
      because: { error: "ECONNREFUSED", message: "Nothing listens on this port." },
    });
  });

  it("tells that a port does not speak TLS", async () => {
    const server = await serving(() => ({ body: 1 }));
    expect(errorOf(await client(server.url.replace("http:", "https:")).get("/"))).toBe("NOT_A_TLS_PORT");
  });

  it("stops where the work is interrupted", async () => {
    const server = await serving(() => new Promise(() => undefined));
    const abort = new AbortController();
    const reply = client(server.url, { signal: abort.signal }).get("/");
    setTimeout(() => {
      abort.abort(new Error("interrupted"));
    }, 20);
    await expect(reply).rejects.toThrow("interrupted");
  });
});
