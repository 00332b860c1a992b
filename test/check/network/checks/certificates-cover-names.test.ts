import { aCertificate, aPort, brokerHost, networkExpectations } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "certificates-cover-names";
const shows = (...subjectAltNames: readonly string[]) => ({
  ports: { [`${brokerHost}:19093`]: aPort({}, aCertificate({ subjectAltNames })) },
});
const [declared] = networkExpectations().certificates;
const expected = { certificates: [{ ...declared!, names: [brokerHost, "orders.kafka.example.com"] }] };

describe("the names of a certificate", () => {
  it("pass where all are there, by themselves or by a star for one part", () => {
    const held = ["DNS:*.c1.kafka.internal.example.com", "DNS:Orders.Kafka.example.com"];
    expect(words(judged(check, { expected, seen: shows(...held) }))).toEqual(["pass"]);
  });

  it("fail with the ones that are not there", () => {
    expect(judged(check, { expected, seen: shows(`DNS:${brokerHost}`) })).toEqual([
      expect.objectContaining({
        status: "fail",
        cause: "NAME_NOT_COVERED",
        message: "It does not cover orders.kafka.example.com.",
        seen: brokerHost,
      }),
    ]);
  });

  it("fail where a star would have to stand for two parts", () => {
    expect(words(judged(check, { seen: shows("DNS:*.kafka.internal.example.com") }))).toEqual([
      "fail NAME_NOT_COVERED",
    ]);
  });

  it("are judged although the handshake refused the certificate", () => {
    const refused = aPort({ tls: "ERR_TLS_CERT_ALTNAME_INVALID" }, aCertificate({ subjectAltNames: ["DNS:other"] }));
    expect(words(judged(check, { seen: { ports: { [`${brokerHost}:19093`]: refused } } }))).toEqual([
      "fail NAME_NOT_COVERED",
    ]);
  });

  it("are unknown where no certificate was shown, with the layer that broke before", () => {
    const [result] = judged(check, { seen: { ports: { [`${brokerHost}:19093`]: aPort({ tcp: "ETIMEDOUT" }) } } });
    expect(result).toMatchObject({
      status: "unknown",
      cause: "CERTIFICATE_NOT_SEEN",
      message: expect.stringContaining("tcp with ETIMEDOUT"),
    });
  });

  it("are judged apart where two addresses show different certificates", () => {
    const good = aPort();
    const [way] = aPort({}, aCertificate({ subjectAltNames: [] })).ways;
    const both = { ...good, ways: [...good.ways, { ...way!, address: "10.0.2.1" }] };
    const results = judged(check, { seen: { ports: { [`${brokerHost}:19093`]: both } } });
    expect(results.map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      `${brokerHost}:19093 at 10.0.1.1 pass`,
      `${brokerHost}:19093 at 10.0.2.1 fail`,
    ]);
  });
});
