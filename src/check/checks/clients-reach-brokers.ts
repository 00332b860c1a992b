import { type EndpointProbe, type Reachability } from "../../kafka-client/reachability";
import { type Check, type Evidence } from "../check";
import { type EndpointLine } from "../details";
import { counted, listed } from "../listed";
import { fail, type Judgement, pass, unknown } from "../result";
import { type ClientSeen } from "../snapshot/snapshot";

/** Every declared client gets in with its own credential, and is told of the brokers that were declared. */
export const clientsReachBrokers: Check = {
  name: "clients-reach-brokers",
  id: "NET-03",
  title: "Every client reaches every broker",
  area: "reachability",
  phases: ["before-apply", "after-apply"],
  needs: ["clients"],
  why: "A client that gets to the bootstrap server alone learns addresses that it then cannot reach, and hangs.",
  remedy: "Mend the first broken layer; the layers behind it have not been tried.",
  *judge({ expected, seen, phase }) {
    const arriving = new Set(phase === "before-apply" ? expected.scramUsers.map(({ user }) => `User:${user}`) : []);
    const principals = new Map(expected.clients.map(({ name, principal }) => [name, principal]));
    for (const client of seen.clients) {
      const subject = `${client.name} → ${client.cluster}`;
      const principal = principals.get(client.name);
      if (principal !== undefined && client.cluster === "target" && arriving.has(principal))
        yield { subject, status: "skipped", message: `${principal} is created by the apply that comes next.` };
      else yield judgeClient(subject, client, expected.targetBrokers);
    }
  },
};

function judgeClient(
  subject: string,
  { name, cluster, reachability }: ClientSeen,
  brokers: Evidence["expected"]["targetBrokers"],
): Judgement {
  if (!reachability.known)
    return unknown(subject, {
      cause: reachability.because.error,
      message: reachability.because.message,
      remedy: `Give the client's own properties: --client ${name}=FILE.`,
    });
  const { value } = reachability;
  const endpoints = [...value.bootstrap, ...value.advertised];
  const details = { kind: "endpoints", endpoints: endpoints.map(endpointLine) } as const;
  const asBroker = new Set(value.advertised.map(({ endpoint }) => endpoint));
  const broken = [...value.bootstrap.filter(({ endpoint }) => !asBroker.has(endpoint)), ...value.advertised].flatMap(
    brokenAt,
  );
  const first = broken[0];
  if (first !== undefined)
    return fail(subject, {
      cause: first.cause,
      expected: `${counted(endpoints.length, "endpoint")} reached through every layer`,
      seen: listed(broken.map(({ text }) => text)),
      message: `${first.text}: ${first.message}`,
      ...(first.remedy === undefined ? {} : { remedy: first.remedy }),
      details,
    });
  const wrong = cluster === "target" ? wronglyAdvertised(value, brokers) : undefined;
  if (wrong !== undefined) return fail(subject, { ...wrong, details });
  return pass(subject, {
    message: `Got through every layer to ${counted(value.bootstrap.length, "bootstrap server")} and ${counted(value.advertised.length, "advertised broker")}.`,
    details,
  });
}

interface Broken {
  readonly cause: string;
  readonly text: string;
  readonly message: string;
  readonly remedy: string | undefined;
}

function brokenAt(probe: EndpointProbe): readonly Broken[] {
  const layer = probe.layers.find(({ ok }) => !ok);
  if (layer === undefined) return [];
  const cause = layer.cause ?? "UNREACHABLE";
  return [
    {
      cause,
      text: `${endpointName(probe)} breaks at ${layer.layer} with ${cause}`,
      message: layer.message ?? "it does not answer.",
      remedy: layer.remedy,
    },
  ];
}

function endpointName({ brokerId, endpoint }: EndpointProbe): string {
  return brokerId === null ? `bootstrap ${endpoint}` : `broker ${String(brokerId)} (${endpoint})`;
}

function wronglyAdvertised(
  { advertised }: Reachability,
  brokers: Evidence["expected"]["targetBrokers"],
): { cause: string; expected: string; seen: string; message: string; remedy: string } | undefined {
  const addresses = advertised.map(({ endpoint }) => endpoint).sort();
  const declared = brokers.advertised === undefined ? undefined : [...brokers.advertised].sort();
  const same = declared === undefined ? addresses.length === brokers.count : addresses.join() === declared.join();
  if (same) return undefined;
  return {
    cause: "ADVERTISED_BROKERS_DIFFER",
    expected: declared === undefined ? counted(brokers.count, "broker") : declared.join(", "),
    seen: addresses.length === 0 ? "none" : addresses.join(", "),
    message: "The cluster advertises other brokers than were declared.",
    remedy: "Start the missing brokers, correct advertised.listeners, or declare the brokers as they are.",
  };
}

function endpointLine({ endpoint, brokerId, layers }: EndpointProbe): EndpointLine {
  return {
    endpoint,
    brokerId,
    layers: layers.map(({ layer, ok, durationMs }) => ({ layer, ok, durationMs })),
  };
}
