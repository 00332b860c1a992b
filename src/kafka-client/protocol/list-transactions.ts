import { type Api, type Throttled } from "./api";

/** One transactional id that this broker coordinates. */
export interface ListedTransaction {
  readonly transactionalId: string;
  readonly producerId: number;
  /** Kafka's own: `Empty`, `Ongoing`, `PrepareCommit`, `PrepareAbort`, `CompleteCommit`, `CompleteAbort`, … */
  readonly state: string;
}

/** The transactional ids that one broker coordinates and that the principal may see: others are left out silently. */
export interface ListTransactionsResponse extends Throttled {
  readonly errorCode: number;
  readonly transactions: readonly ListedTransaction[];
}

const anyDuration = -1;

/** ListTransactions (KIP-664, 3.0): the transactional ids of one broker, in all states, however long they run. */
export const listTransactions: Api<undefined, ListTransactionsResponse> = {
  name: "ListTransactions",
  key: 66,
  versions: { min: 0, max: 2 },
  flexibleFrom: 0,
  encode(writer, _request, version) {
    writer.array([], () => undefined);
    writer.array([], () => undefined);
    if (version >= 1) writer.int64(anyDuration);
    if (version >= 2) writer.string(null);
    writer.tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const errorCode = reader.int16();
    reader.array(() => reader.string());
    const transactions = reader.array(() => {
      const transaction = { transactionalId: reader.string(), producerId: reader.int64(), state: reader.string() };
      reader.tags();
      return transaction;
    });
    reader.tags();
    return { throttleTimeMs, errorCode, transactions };
  },
};
