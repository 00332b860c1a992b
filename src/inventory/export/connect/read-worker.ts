import { z } from "zod";
import { type Answer, known, notKnown, type Unreadable } from "../../../kafka/answer";
import { type Inventory } from "../../document/inventory";
import { type HttpClient } from "../http/http-client";
import { isNotThere, type Reply, valueIn } from "../http/reply";
import { noted } from "../http/unknown-parts";
import {
  type ConnectCluster,
  type Expanded,
  expandedAnswer,
  infoAnswer,
  offsetsAnswer,
  pluginsAnswer,
  statusAnswer,
  topicsAnswer,
  workerAnswer,
} from "./answers";
import { connectorOf, type ConnectorFacts } from "./connector";
import { type WorkerFile } from "./worker-file";

/** All that was read of one group of workers. */
export interface ConnectReading {
  readonly cluster: ConnectCluster;
  readonly unknowns: Inventory["unknowns"];
  readonly redactions: Inventory["redactions"];
}

/** `connectClusters["https://connect.example.com"]`. */
export function connectPathOf(url: string): string {
  return `connectClusters[${JSON.stringify(url)}]`;
}

/**
 * Reads one group of Connect workers through any of them: connectors with state, configuration, topics and offsets.
 * Group id and internal topics are not told by REST: they are taken from the worker's own file, where there is one.
 *
 * @param onProgress told how many connectors have been read
 */
export async function readWorker(
  client: HttpClient,
  file: WorkerFile | undefined,
  onProgress: (text: string) => void,
): Promise<Answer<ConnectReading>> {
  const [rootReply, list, pluginsReply] = await Promise.all([
    client.get("/"),
    listConnectors(client),
    client.get("/connector-plugins"),
  ]);
  const worker = valueIn(rootReply, workerAnswer, { what: "the worker's version" });
  if (!worker.known && !list.known) return worker;
  const clusterId = worker.known ? worker.value.kafka_cluster_id : undefined;
  const kafkaClusterId = typeof clusterId === "string" ? known(clusterId) : worker.known ? noClusterId : worker;
  const plugins = valueIn(pluginsReply, pluginsAnswer, { what: "the worker's plugins" });
  const path = connectPathOf(client.url);
  const facts = list.known ? await factsOf(client, list.value, onProgress) : [];
  const connectors = facts.map((one) => connectorOf(one, plugins, path));
  return known({
    cluster: {
      url: client.url,
      version: worker.known ? worker.value.version : null,
      kafkaClusterId: kafkaClusterId.known ? kafkaClusterId.value : null,
      groupId: file?.groupId ?? null,
      internalTopics: file === undefined ? null : { ...file.internalTopics },
      connectors: list.known ? connectors.map(({ connector }) => connector) : null,
    },
    unknowns: [
      ...noted(`${path}.version`, worker),
      ...noted(`${path}.kafkaClusterId`, kafkaClusterId),
      ...(file === undefined
        ? ["groupId", "internalTopics"].map((part) => ({ path: `${path}.${part}`, ...notToldByRest }))
        : []),
      ...noted(`${path}.connectors`, list),
      ...connectors.flatMap(({ unknowns }) => unknowns),
    ],
    redactions: connectors.flatMap(({ redactions }) => redactions),
  });
}

const noClusterId = notKnown<string>({
  error: "NOT_TOLD",
  message: "The worker does not tell the id of the cluster that it keeps its topics in.",
});

const notToldByRest: Unreadable = {
  error: "NOT_ASKED",
  message: "Connect's REST API does not tell it. Name the worker's own properties file with --connect-worker.",
};

/** By name; a worker older than Kafka 2.3 ignores `expand` and answers names alone, and is asked for each. */
async function listConnectors(client: HttpClient): Promise<Answer<ReadonlyMap<string, Answer<Expanded>>>> {
  const asked = { what: "the list of connectors" };
  const reply = await client.get("/connectors?expand=info&expand=status");
  const expanded = valueIn(reply, expandedAnswer, asked);
  if (expanded.known)
    return known(new Map(Object.entries(expanded.value).map(([name, connector]) => [name, known(connector)])));
  const names = valueIn(reply, z.array(z.string()), asked);
  if (!names.known) return expanded;
  const each = await Promise.all(
    names.value.map(async (name): Promise<[string, Answer<Expanded>]> => [name, await oneConnector(client, name)]),
  );
  return known(new Map(each));
}

async function oneConnector(client: HttpClient, name: string): Promise<Answer<Expanded>> {
  const path = pathOf(name);
  const asked = { what: `the connector ${name}` };
  const [infoReply, statusReply] = await Promise.all([client.get(path), client.get(`${path}/status`)]);
  const info = valueIn(infoReply, infoAnswer, asked);
  if (!info.known) return info;
  const status = valueIn(statusReply, statusAnswer, asked);
  return status.known ? known({ info: info.value, status: status.value }) : status;
}

function pathOf(name: string): string {
  return `/connectors/${encodeURIComponent(name)}`;
}

async function factsOf(
  client: HttpClient,
  connectors: ReadonlyMap<string, Answer<Expanded>>,
  onProgress: (text: string) => void,
): Promise<readonly ConnectorFacts[]> {
  let read = 0;
  const total = String(connectors.size);
  const facts = await Promise.all(
    [...connectors].map(async ([name, told]): Promise<ConnectorFacts> => {
      const [topicsReply, offsetsReply] = await Promise.all([
        client.get(`${pathOf(name)}/topics`),
        client.get(`${pathOf(name)}/offsets`),
      ]);
      onProgress(`connect: ${String(++read)} of ${total} connectors`);
      const topics = valueIn(topicsReply, topicsAnswer, { what: `the topics of ${name}` });
      return {
        name,
        told,
        topics: topics.known ? known(topics.value[name]?.topics ?? []) : topics,
        offsets: offsetsIn(offsetsReply, name),
      };
    }),
  );
  return facts.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function offsetsIn(reply: Reply, name: string): ConnectorFacts["offsets"] {
  const what = `the offsets of ${name}`;
  const answer = valueIn(reply, offsetsAnswer, { what });
  if (!answer.known && isNotThere(reply))
    return notKnown({
      error: "UNSUPPORTED_VERSION",
      message: "The worker does not tell offsets: they are told from Kafka 3.5 on (KIP-875).",
    });
  return answer.known ? known(answer.value.offsets) : answer;
}
