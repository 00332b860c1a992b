import { type NetworkExpectations } from "../../../expectations/network/document";
import { endpointText } from "../../../kafka-client/endpoint";
import { type LayerResult } from "../../../kafka-client/reachability";
import { counted, listed } from "../../listed";
import { fail, type Judgement, pass, unknown } from "../../result";
import { type NetworkCheck } from "../check";
import { brokenWays } from "../broken-ways";
import { type Outputs, outputsRemedy } from "../outputs";
import { type PortSeen } from "../seen";
import { endpointsOf } from "../servers-after-apply";
import { seenElsewhere } from "../vantage";

type ExpectedPort = NetworkExpectations["ports"][number];

/** Every port that is declared answers from here, at each address that its name has, up to the declared layer. */
export const portsAnswer: NetworkCheck = {
  name: "ports-answer",
  id: "NET-01",
  title: "Ports answer",
  area: "ports",
  why: "A way that is closed is found at the cut-over otherwise, by the clients, and takes a change of the firewall in the window.",
  remedy: "Mend the first broken layer; the layers behind it have not been tried.",
  *judge({ expected, seen }) {
    for (const port of expected.ports) {
      const subject = `${port.path} ${endpointText(port)}`;
      yield seenElsewhere(subject, port.from, seen.vantage) ?? judgePort(subject, port, seen.ports[endpointText(port)]);
    }
    for (const servers of expected.servers) {
      const subject = `${servers.path} servers of ${servers.name}`;
      yield seenElsewhere(subject, servers.from, seen.vantage) ?? notTold(subject, servers, seen.outputs);
    }
  },
};

/** Servers of which the outputs do tell are among the ports. */
function notTold(subject: string, servers: NetworkExpectations["servers"][number], outputs: Outputs | null): Judgement {
  const answer = endpointsOf(servers, outputs);
  return answer.known
    ? unknown(subject, { cause: "PORT_NOT_TRIED", message: "They were not tried.", remedy: "Check again." })
    : unknown(subject, {
        cause: answer.because.error,
        expected: `answer up to ${servers.layer}`,
        message: answer.because.message,
        remedy: outputsRemedy,
      });
}

function judgePort(subject: string, port: ExpectedPort, seen: PortSeen | undefined): Judgement {
  if (seen === undefined)
    return unknown(subject, { cause: "PORT_NOT_TRIED", message: "The port was not tried.", remedy: "Check again." });
  const details = {
    kind: "ways",
    path: port.path,
    ways: seen.ways.map(({ address, layers }) => ({
      address,
      layers: [seen.dns, ...upTo(port.layer, layers)].map(({ layer, ok, durationMs }) => ({ layer, ok, durationMs })),
    })),
  } as const;
  const expected = `answers up to ${port.layer}`;
  const broken = brokenWays(seen, (layers) => upTo(port.layer, layers));
  const [first] = broken;
  if (first !== undefined)
    return fail(subject, {
      cause: first.cause,
      expected,
      seen: listed(broken.map(({ text }) => text)),
      message: `It breaks at ${first.layer}${of(broken.length, seen.ways.length)}: ${first.message}.`,
      ...(first.remedy === undefined ? {} : { remedy: first.remedy }),
      details,
    });
  return pass(subject, {
    expected,
    seen: listed(seen.ways.map(({ address }) => address)),
    message: `Answers up to ${port.layer} at ${counted(seen.ways.length, "address", "addresses")}.`,
    details,
  });
}

/** ` at 1 of 3 addresses`, which a broken balancing over zones looks like; nothing where there is but one. */
function of(broken: number, all: number): string {
  return all < 2 ? "" : ` at ${String(broken)} of ${String(all)} addresses`;
}

function upTo(layer: ExpectedPort["layer"], layers: readonly LayerResult[]): readonly LayerResult[] {
  return layer === "tls" ? layers : layers.filter((one) => one.layer !== "tls");
}
