import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProgramFailed } from "../../../src/rehearsal/terraform/program-failed";
import { sendJson } from "./rest-service";

/** Connectors that copy the lines of a file into a topic and the records of that topic into another file. */
export interface FileConnectorsPlan {
  /** Of the Connect worker. */
  readonly url: string;
  /** The files lie here. */
  readonly directory: string;
  /** It must exist: brokers of the rig create none by themselves. */
  readonly topic: string;
  /** How many lines the source has. Default: 40. */
  readonly lines?: number;
  /** Configuration that both have beside what they need. */
  readonly extraConfig?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Names of the connectors that run. */
export interface FileConnectors {
  readonly source: string;
  readonly sink: string;
}

const waitMs = 60_000;
const lookEveryMs = 100;

/**
 * Starts a file source and a file sink and waits until the tasks of both run, the source has told its position and the sink
 * the topic that it reads.
 *
 * @throws ProgramFailed where the worker refuses one or a task fails
 */
export async function startFileConnectors(plan: FileConnectorsPlan): Promise<FileConnectors> {
  const { url, directory, topic, lines = 40, extraConfig = {}, signal } = plan;
  const names = { source: `${topic}-from-file`, sink: `${topic}-to-file` };
  const sourceFile = join(directory, `${names.source}.txt`);
  writeFileSync(sourceFile, Array.from({ length: lines }, (_, line) => `line ${String(line)}\n`).join(""));
  const configs = {
    [names.source]: {
      "connector.class": "org.apache.kafka.connect.file.FileStreamSourceConnector",
      "tasks.max": "1",
      file: sourceFile,
      topic,
      ...extraConfig,
    },
    [names.sink]: {
      "connector.class": "org.apache.kafka.connect.file.FileStreamSinkConnector",
      "tasks.max": "1",
      file: join(directory, `${names.sink}.txt`),
      topics: topic,
      ...extraConfig,
    },
  };
  for (const [name, config] of Object.entries(configs)) await sendJson("POST", `${url}/connectors`, { name, config });
  const giveUpAtMs = Date.now() + waitMs;
  for (;;) {
    signal?.throwIfAborted();
    const seen = await look(url, names);
    if (seen === "ready") return names;
    if (Date.now() > giveUpAtMs) throw new ProgramFailed(`The file connectors do not run: ${seen}`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** `ready`, or what was seen instead. */
async function look(url: string, { source, sink }: FileConnectors): Promise<string> {
  const at = (path: string): Promise<string> => textAt(`${url}/connectors${path}`);
  const [status, offsets, topics] = await Promise.all([
    at("?expand=status"),
    at(`/${source}/offsets`),
    at(`/${sink}/topics`),
  ]);
  const running = status.split('"state":"RUNNING"').length - 1;
  const isReady = running >= 4 && offsets.includes('"position"') && !topics.includes('"topics":[]');
  return isReady ? "ready" : `${status}\n${offsets}\n${topics}`;
}

async function textAt(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return response.text();
}
