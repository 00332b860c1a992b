import { createServer as createPlain, type Server } from "node:net";
import { createServer as createTls } from "node:tls";
import { networkCatalogue } from "../../../../src/check/network/catalogue";
import { lookAtNetwork } from "../../../../src/check/network/look/look-at-network";
import { type NetworkExpectations } from "../../../../src/expectations/network/document";
import { type TlsSettings } from "../../../../src/kafka-client/client-settings";
import { Secret } from "../../../../src/kafka-client/secret";
import { networkExpectations } from "../../../builders/network-expectations";
import { authority, serverCertificate } from "../../../kafka-client/certificates";
import { closedPort } from "../../../kafka-client/fake-broker";

const running: Server[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function listening(server: Server): Promise<number> {
  running.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const tlsServer = (hosts?: readonly string[]): Promise<number> => {
  const { key, certificate } = serverCertificate(hosts);
  return listening(createTls({ key, cert: certificate }, (socket) => socket.on("error", () => undefined)));
};

const trusting: TlsSettings = { trusted: [authority.certificate], own: null, checkHostname: true };
const nothing = { names: [], ports: [], closed: [], certificates: [], endpoints: [], edges: [] };
const from: ["consumer"] = ["consumer"];

function look(expected: Partial<NetworkExpectations>, more: { tls?: TlsSettings | null; only?: string } = {}) {
  return lookAtNetwork({
    expectations: networkExpectations({ ...nothing, ...expected }),
    checks: networkCatalogue.filter(({ name }) => more.only === undefined || name === more.only),
    vantage: "consumer",
    outputs: null,
    tls: more.tls === undefined ? trusting : more.tls,
    now: new Date("2026-12-01T12:00:00Z"),
    timeoutMs: 30_000,
    signal: new AbortController().signal,
  });
}

const layersOf = (seen: Awaited<ReturnType<typeof look>>, port: number) =>
  seen.ports[`127.0.0.1:${String(port)}`]?.ways.flatMap(({ layers }) =>
    layers.map(({ layer, cause = "ok" }) => `${layer} ${cause}`),
  );

describe("looking at a network", () => {
  it("goes as far as the farthest expectation of a port, and sees its certificate", async () => {
    const port = await tlsServer();
    const host = "127.0.0.1";
    const seen = await look({
      ports: [{ host, port, path: "data", from, layer: "tcp" }],
      certificates: [{ host, port, from, names: ["localhost"] }],
    });
    expect(layersOf(seen, port)).toEqual(["tcp ok", "tls ok"]);
    expect(seen.ports[`${host}:${String(port)}`]?.ways[0]?.certificate?.subjectAltNames).toContain("DNS:localhost");
  });

  it("shows the target's own identity to nobody but the target's brokers: the source has other authorities", async () => {
    const shown: string[] = [];
    const { key, certificate } = serverCertificate();
    // With TLS 1.2 the server has seen the client's certificate before the client is done.
    const asking = {
      key,
      cert: certificate,
      requestCert: true,
      rejectUnauthorized: false,
      maxVersion: "TLSv1.2",
    } as const;
    const server = (name: string): Promise<number> =>
      listening(
        createTls(asking, (socket) => {
          shown.push(`${name} saw ${socket.getPeerX509Certificate() === undefined ? "nobody" : "us"}`);
          socket.on("error", () => undefined);
        }),
      );
    const [source, target] = [await server("source"), await server("target")];
    const tls: TlsSettings = { ...trusting, own: { chain: certificate, key: new Secret(key) } };
    const ports = [
      { host: "127.0.0.1", port: source, path: "data", role: "source-endpoint", from, layer: "tls" } as const,
      { host: "127.0.0.1", port: target, path: "data", from, layer: "tls" } as const,
    ];
    const certificates = [source, target].map((port) => ({ host: "127.0.0.1", port, from, names: ["localhost"] }));
    const seen = await look({ ports, certificates }, { tls });
    for (const port of [source, target]) expect(layersOf(seen, port)).toEqual(["tcp ok", "tls ok"]);
    await look({ certificates, ports }, { tls, only: "certificates-cover-names" });
    expect(shown.sort()).toEqual(["source saw nobody", "source saw nobody", "target saw us", "target saw us"]);
  });

  it("stops at TCP where nothing asks for more", async () => {
    const port = await listening(createPlain());
    const seen = await look({ ports: [{ host: "127.0.0.1", port, path: "data", from, layer: "tcp" }] });
    expect(layersOf(seen, port)).toEqual(["tcp ok"]);
  });

  it("names the layer that breaks: nothing listens, another's certificate, an authority that is not trusted", async () => {
    const [closed, other, unknown] = [await closedPort(), await tlsServer(["b-9.example.com"]), await tlsServer()];
    const ports = [closed, other].map(
      (port) => ({ host: "127.0.0.1", port, path: "data", from, layer: "tls" }) as const,
    );
    const seen = await look({ ports });
    expect(layersOf(seen, closed)).toEqual(["tcp ECONNREFUSED"]);
    expect(layersOf(seen, other)).toEqual(["tcp ok", "tls ERR_TLS_CERT_ALTNAME_INVALID"]);
    const untrusted = await look(
      { ports: [{ host: "127.0.0.1", port: unknown, path: "data", from, layer: "tls" }] },
      { tls: null },
    );
    expect(layersOf(untrusted, unknown)).toEqual(["tcp ok", "tls UNABLE_TO_VERIFY_LEAF_SIGNATURE"]);
  });

  it("tells why a name leads nowhere", async () => {
    const host = "no-such-host.invalid";
    const seen = await look({
      names: [{ host, from, resolvesTo: "private" }],
      ports: [{ host, port: 1, path: "data", from, layer: "tcp" }],
    });
    expect(seen.names[host]?.addresses).toMatchObject({ known: false });
    expect(seen.ports[`${host}:1`]).toMatchObject({ dns: { ok: false }, ways: [] });
  });

  it("leaves alone what can only be seen from elsewhere, and what no selected check judges", async () => {
    const here = { host: "127.0.0.1", port: await closedPort(), path: "data", from, layer: "tcp" } as const;
    const elsewhere = await look({ ports: [{ ...here, from: ["target"] }] });
    expect(elsewhere.ports).toEqual({});
    const notAsked = await look({ ports: [here] }, { only: "names-resolve-privately" });
    expect(notAsked.ports).toEqual({});
  });

  it("tries the end of a way that must be kept from where it begins, whoever else may reach it", async () => {
    const port = await listening(createPlain());
    const ends = {
      host: "127.0.0.1",
      port,
      path: "data",
      role: "source-endpoint",
      from: ["target"],
      layer: "tls",
    } as const;
    const edge = {
      path: "data",
      from: "client",
      to: "source-endpoint",
      ports: { protocol: "tcp", from: port, to: port },
    } as const;
    const kept = await look({ ports: [{ ...ends, from: ["target"] }], edges: [{ ...edge, keepUntil: "2027-01-01" }] });
    expect(layersOf(kept, port)).toEqual(["tcp ok"]);
    const over = await look({ ports: [{ ...ends, from: ["target"] }], edges: [{ ...edge, keepUntil: "2026-11-30" }] });
    expect(over.ports).toEqual({});
  });
});
