import { type NetworkExpectations } from "../../../expectations/network/document";
import { endpointText } from "../../../kafka-client/endpoint";
import { listed } from "../../listed";
import { fail, type Judgement, pass, unknown } from "../../result";
import { brokenWays } from "../broken-ways";
import { type NetworkCheck } from "../check";
import { type NetworkSeen, type WaySeen } from "../seen";
import { seenElsewhere } from "../vantage";

type ClosedPort = NetworkExpectations["closed"][number];

/** What no edge opens does not answer from here. Silence proves it only where something else answers. */
export const closedPortsStayClosed: NetworkCheck = {
  name: "closed-ports-stay-closed",
  id: "NET-06",
  title: "Closed ports stay closed",
  area: "ports",
  why: "A port that is open beyond the declared ways lets in whom nobody approved.",
  remedy: "Close it: take away the rule of the security group that lets this network in.",
  *judge({ expected, seen }) {
    for (const port of expected.closed) {
      const subject = endpointText(port);
      yield seenElsewhere(subject, port.from, seen.vantage) ?? judgeClosed(subject, port, seen);
    }
  },
};

/** Causes that are an answer: the other side, or something before it, said no. */
const saidNo: readonly string[] = ["ECONNREFUSED", "ECONNRESET"];

function judgeClosed(subject: string, { why }: ClosedPort, seen: NetworkSeen): Judgement {
  const port = seen.ports[subject];
  if (port === undefined)
    return unknown(subject, { cause: "PORT_NOT_TRIED", message: "The port was not tried.", remedy: "Check again." });
  const expected = `does not answer: ${why}`;
  const open = port.ways.filter(answered).map(({ address }) => address);
  if (open.length > 0)
    return fail(subject, {
      cause: "PORT_ANSWERS",
      expected,
      seen: `answers at ${listed(open)}`,
      message: "It answers from here.",
    });
  if (!port.dns.ok)
    return unknown(subject, {
      cause: port.dns.cause ?? "ENOTFOUND",
      expected,
      message: "Its name leads nowhere from here, so the port itself was not tried.",
      remedy: "Declare the address, or the name that leads to it from here.",
    });
  const broken = brokenWays(port);
  const silent = broken.filter(({ cause }) => !saidNo.includes(cause));
  if (silent.length > 0 && !Object.values(seen.ports).some(({ ways }) => ways.some(answered)))
    return unknown(subject, {
      cause: "NOTHING_ANSWERS",
      expected,
      seen: listed(broken.map(({ text }) => text)),
      message: "It is silent, but so is everything else from here: a network that is not there would look the same.",
      remedy: "Declare a port that must answer from here, and mend what keeps it from answering.",
    });
  return pass(subject, {
    expected,
    seen: listed(broken.map(({ cause }) => cause)),
    message: "It does not answer from here.",
  });
}

function answered({ layers }: WaySeen): boolean {
  return layers.some(({ layer, ok }) => layer === "tcp" && ok);
}
