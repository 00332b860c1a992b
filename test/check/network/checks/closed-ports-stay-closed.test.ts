import { aPort, brokerHost } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "closed-ports-stay-closed";
const closed = `${brokerHost}:9095`;
const open = { [`${brokerHost}:19093`]: aPort() };

describe("ports that must not answer", () => {
  it.each(["ETIMEDOUT", "ECONNREFUSED", "EHOSTUNREACH"])("pass with %s where something else answers", (tcp) => {
    expect(words(judged(check, { seen: { ports: { ...open, [closed]: aPort({ tcp }) } } }))).toEqual(["pass"]);
  });

  it("fail where TCP answers, whatever TLS does then", () => {
    const answers = judged(check, { seen: { ports: { ...open, [closed]: aPort({ tls: "NOT_A_TLS_PORT" }) } } });
    expect(answers).toEqual([
      expect.objectContaining({
        status: "fail",
        cause: "PORT_ANSWERS",
        seen: "answers at 10.0.1.1",
        expected: "does not answer: operators alone use the admin listener",
      }),
    ]);
  });

  it("are unknown where everything is silent: a network that is not there looks the same", () => {
    const silent = { [closed]: aPort({ tcp: "ETIMEDOUT" }), [`${brokerHost}:19093`]: aPort({ tcp: "ETIMEDOUT" }) };
    expect(words(judged(check, { seen: { ports: silent } }))).toEqual(["unknown NOTHING_ANSWERS"]);
  });

  it("pass where they were refused, even if nothing else answers: somebody said no", () => {
    expect(words(judged(check, { seen: { ports: { [closed]: aPort({ tcp: "ECONNREFUSED" }) } } }))).toEqual(["pass"]);
  });

  it("are unknown where the name leads nowhere", () => {
    expect(words(judged(check, { seen: { ports: { ...open, [closed]: aPort({ dns: "ENOTFOUND" }) } } }))).toEqual([
      "unknown ENOTFOUND",
    ]);
  });
});
