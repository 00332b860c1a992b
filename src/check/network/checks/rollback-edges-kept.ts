import { type NetworkExpectations } from "../../../expectations/network/document";
import { endpointText } from "../../../kafka-client/endpoint";
import { listed } from "../../listed";
import { fail, type Judgement, pass, skipped, unknown } from "../../result";
import { brokenWays } from "../broken-ways";
import { type NetworkCheck } from "../check";
import { addressesOfEdge, isOver } from "../kept-edges";
import { type NetworkSeen } from "../seen";
import { seenElsewhere, vantageOfRole } from "../vantage";

type ExpectedEdge = NetworkExpectations["edges"][number];

/** Every way that must be kept until a day is still open: seen from where it begins, at every address that stands for its end. */
export const rollbackEdgesKept: NetworkCheck = {
  name: "rollback-edges-kept",
  id: "RBK-02",
  title: "The ways back are still open",
  area: "ways-back",
  why: "A way back that was closed too early is missed when it is needed, and takes an emergency change to open.",
  remedy: "Open the edge again: apply the stack that declares it.",
  *judge({ expected, seen }) {
    for (const edge of expected.edges)
      if (edge.keepUntil !== undefined) yield judgeEdge(edge, edge.keepUntil, expected, seen);
  },
};

function judgeEdge(
  edge: ExpectedEdge,
  keepUntil: string,
  { ports }: NetworkExpectations,
  { vantage, ports: seen, takenAt }: NetworkSeen,
): Judgement {
  const subject = edgeText(edge);
  if (isOver(keepUntil, new Date(takenAt))) return skipped(subject, `It had to be kept until ${keepUntil}.`);
  const addresses = addressesOfEdge(edge, ports);
  const expected = `open until ${keepUntil}`;
  if (addresses.length === 0)
    return unknown(subject, {
      cause: "EDGE_WITHOUT_ADDRESS",
      expected,
      message: `No declared port says that ${edge.to} answers there, so there is nothing to try it with.`,
      remedy: `Declare a port with the role ${edge.to} within the edge's ports.`,
    });
  const elsewhere = seenElsewhere(subject, [vantageOfRole(edge.from)], vantage);
  if (elsewhere !== undefined) return elsewhere;
  const tried = addresses.map((address) => ({ address, port: seen[endpointText(address)] }));
  const broken = tried.flatMap(({ address, port }) => {
    const way = port === undefined ? undefined : brokenWays(port, (layers) => layers.filter(isTcp))[0];
    return way === undefined ? [] : [{ ...way, endpoint: endpointText(address) }];
  });
  const [first] = broken;
  if (first !== undefined)
    return fail(subject, {
      cause: first.cause,
      expected,
      seen: listed(broken.map(({ endpoint, text }) => `${endpoint}: ${text}`)),
      message: `${first.endpoint} breaks at ${first.layer}: ${first.message}.`,
      ...(first.layer === "dns" && first.remedy !== undefined ? { remedy: first.remedy } : {}),
    });
  if (tried.some(({ port }) => port === undefined))
    return unknown(subject, { cause: "PORT_NOT_TRIED", expected, message: "Not every address was tried." });
  return pass(subject, { expected, seen: listed(addresses.map(endpointText)), message: "It is open." });
}

function isTcp({ layer }: { readonly layer: string }): boolean {
  return layer === "tcp";
}

/** `data client→source-endpoint tcp 9092`. */
function edgeText({ path, from, to, ports }: ExpectedEdge): string {
  const range = ports.from === ports.to ? String(ports.from) : `${String(ports.from)}-${String(ports.to)}`;
  return `${path} ${from}→${to} ${ports.protocol} ${range}`;
}
