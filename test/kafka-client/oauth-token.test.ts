import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { type SaslSettings } from "../../src/kafka-client/client-settings";
import { Secret } from "../../src/kafka-client/secret";
import { fetchOAuthToken, TokenRefused } from "../../src/kafka-client/transport/oauth-token";

let server: Server | undefined;
const asked: { authorization: string | undefined; body: string }[] = [];

async function tokenEndpoint(status: number, answer: string): Promise<string> {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (data: Buffer) => (body += data.toString()));
    request.on("end", () => {
      asked.push({ authorization: request.headers.authorization, body });
      response.writeHead(status, { "content-type": "application/json" }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  return `http://127.0.0.1:${String(address !== null && typeof address === "object" ? address.port : 0)}/token`;
}

afterEach(() => {
  asked.length = 0;
  server?.close();
  server?.closeAllConnections();
});

function settings(endpoint: string): Extract<SaslSettings, { mechanism: "OAUTHBEARER" }> {
  return {
    mechanism: "OAUTHBEARER",
    clientId: "id",
    clientSecret: new Secret("hush-hush"),
    tokenEndpoint: endpoint,
    scope: "kafka read",
    extensions: { logicalCluster: "lkc-1" },
  };
}

describe("a token by client credentials", () => {
  it("is asked for with the client's id and secret in the head, as Java asks", async () => {
    const endpoint = await tokenEndpoint(200, '{"access_token":"the-token","token_type":"Bearer"}');
    expect(await fetchOAuthToken(settings(endpoint), 1000)).toEqual({
      value: "the-token",
      extensions: { logicalCluster: "lkc-1" },
    });
    expect(asked).toEqual([
      {
        authorization: `Basic ${Buffer.from("id:hush-hush").toString("base64")}`,
        body: "grant_type=client_credentials&scope=kafka+read",
      },
    ]);
  });

  it.each([
    [401, '{"error":"invalid_client"}', "it answered 401"],
    [200, '{"token":"elsewhere"}', "its answer holds no access_token"],
  ])("is refused with status %d and %s, and the secret is not told", async (status, answer, says) => {
    const error: unknown = await fetchOAuthToken(settings(await tokenEndpoint(status, answer)), 1000).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(TokenRefused);
    expect(String(error)).toContain(says);
    expect(String(error)).not.toContain("hush-hush");
  });

  it("is refused where nobody listens", async () => {
    const endpoint = await tokenEndpoint(200, "{}");
    await new Promise((resolve) => server?.close(resolve));
    await expect(fetchOAuthToken(settings(endpoint), 1000)).rejects.toBeInstanceOf(TokenRefused);
  });
});
