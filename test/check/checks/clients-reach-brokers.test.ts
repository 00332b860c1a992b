import { clientsReachBrokers } from "../../../src/check/checks/clients-reach-brokers";
import { type Snapshot } from "../../../src/check/snapshot/snapshot";
import { known, notKnown } from "../../../src/kafka/answer";
import { type EndpointProbe } from "../../../src/kafka-client/reachability";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aSnapshot, reachability } from "../../builders/snapshot";

const target = [{ name: "mm2-target", cluster: "target", principal: "User:mm2-target" }] as const;

function seenAs(change: Parameters<typeof reachability>[0], cluster: "source" | "target" = "target"): Snapshot {
  return aSnapshot({ clients: [{ name: `mm2-${cluster}`, cluster, reachability: known(reachability(change)) }] });
}

const refused: EndpointProbe = {
  endpoint: "10.0.0.9:9093",
  brokerId: 2,
  layers: [
    { layer: "dns", ok: true, durationMs: 1 },
    {
      layer: "tcp",
      ok: false,
      durationMs: 2,
      cause: "ECONNREFUSED",
      message: "nothing listens on this port",
      remedy: "Start the broker.",
    },
  ],
};

describe("clients-reach-brokers", () => {
  it("passes a client that gets through every layer to every broker", () => {
    expect(outcomes(judged(clientsReachBrokers, expectations(), aSnapshot()))).toEqual(["mm2-source → source | pass"]);
  });

  it("fails with the layer, the cause and the broker where an advertised address cannot be reached", () => {
    const [result] = judged(
      clientsReachBrokers,
      expectations({ clients: [...target] }),
      seenAs({ advertised: [...reachability().advertised, refused] }),
    );
    expect(result).toMatchObject({ status: "fail", cause: "ECONNREFUSED", remedy: "Start the broker." });
    expect(result?.seen).toBe("broker 2 (10.0.0.9:9093) breaks at tcp with ECONNREFUSED");
  });

  it("fails with a wrong password at the layer of SASL", () => {
    const bootstrap = [
      {
        endpoint: "broker-1.example.com:9093",
        brokerId: null,
        layers: [{ layer: "sasl" as const, ok: false, durationMs: 3, cause: "SASL_AUTHENTICATION_FAILED" }],
      },
    ];
    expect(
      outcomes(judged(clientsReachBrokers, expectations(), seenAs({ bootstrap, advertised: [] }, "source"))),
    ).toEqual(["mm2-source → source | fail | SASL_AUTHENTICATION_FAILED"]);
  });

  it("fails where the target advertises another number of brokers than declared", () => {
    expect(outcomes(judged(clientsReachBrokers, expectations({ targetBrokers: { count: 3 } }), seenAs({})))).toEqual([
      "mm2-target → target | fail | ADVERTISED_BROKERS_DIFFER",
    ]);
  });

  it("fails where the target advertises another address than declared", () => {
    const declared = (advertised: string[]) => expectations({ targetBrokers: { count: 1, advertised } });
    expect(outcomes(judged(clientsReachBrokers, declared(["other:9093"]), seenAs({})))).toEqual([
      "mm2-target → target | fail | ADVERTISED_BROKERS_DIFFER",
    ]);
    expect(outcomes(judged(clientsReachBrokers, declared(["broker-1.example.com:9093"]), seenAs({})))).toEqual([
      "mm2-target → target | pass",
    ]);
  });

  it("does not know of a client without properties, and says how to give them", () => {
    const because = { error: "CLIENT_PROPERTIES_NOT_GIVEN", message: "No properties were given for this client." };
    const seen = aSnapshot({ clients: [{ name: "mm2-source", cluster: "source", reachability: notKnown(because) }] });
    const [result] = judged(clientsReachBrokers, expectations(), seen);
    expect(result).toMatchObject({ status: "unknown", cause: "CLIENT_PROPERTIES_NOT_GIVEN" });
    expect(result?.remedy).toContain("--client mm2-source=FILE");
  });

  it("skips, before the apply, a client whose user the apply creates", () => {
    const expected = expectations({ clients: [{ name: "mm2-target", cluster: "target", principal: "User:billing" }] });
    expect(outcomes(judged(clientsReachBrokers, expected, seenAs({}), "before-apply"))).toEqual([
      "mm2-target → target | skipped",
    ]);
  });
});
