import { readConnect } from "../../inventory/export/connect/read-connect";
import { readWorkerFile } from "../../inventory/export/connect/worker-file";
import { readHttpAccess, serviceKinds } from "../../inventory/export/http/http-access";
import { readSchemas } from "../../inventory/export/registry/read-schemas";
import { type ExportedPart } from "../../inventory/export/with-parts";
import { usageError } from "../usage-error";

/** The systems beside Kafka that an export was told of. */
export interface ExportServices {
  /** `--registry`: addresses or `.properties` files. */
  readonly registries?: readonly string[];
  /** `--connect`: the same. */
  readonly connects?: readonly string[];
  /** `--connect-worker`: the file of each `--connect`, in the same order. */
  readonly connectWorkers?: readonly string[];
}

/** What a part beside Kafka is given. */
export interface PartContext {
  readonly signal: AbortSignal;
  say(text: string): void;
}

/** Reads one part. Never throws for what it cannot read. */
export type ReadPart = (context: PartContext) => Promise<ExportedPart>;

/**
 * The systems beside Kafka that were named, with every file of theirs read already: nothing is asked of anybody where one
 * of them is wrong.
 *
 * @throws DocumentError with what is wrong with the files
 * @throws UsageError where files of workers and addresses do not fit together
 */
export function partsBesideKafka(services: ExportServices, now: Date): readonly ReadPart[] {
  const { registries = [], connects = [], connectWorkers = [] } = services;
  if (connectWorkers.length > 0 && connectWorkers.length !== connects.length)
    throw usageError(
      `--connect-worker is given ${times(connectWorkers.length)} and --connect ${times(connects.length)}: give one for each, in the same order.`,
    );
  const schemas = registries.map((text) => readHttpAccess(text, serviceKinds.registry));
  const workers = connects.map((text, index) => {
    const file = connectWorkers[index];
    return {
      access: readHttpAccess(text, serviceKinds.connect),
      worker: file === undefined ? undefined : readWorkerFile(file),
    };
  });
  return [
    ...(schemas.length === 0
      ? []
      : [({ signal, say }: PartContext) => readSchemas(schemas, { now, signal, onProgress: say })]),
    ...(workers.length === 0
      ? []
      : [({ signal, say }: PartContext) => readConnect(workers, { now, signal, onProgress: say })]),
  ];
}

function times(count: number): string {
  return count === 1 ? "once" : `${String(count)} times`;
}
