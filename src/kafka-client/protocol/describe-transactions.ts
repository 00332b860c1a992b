import { type Api, type Throttled } from "./api";

/** Transactional ids to describe. */
export interface DescribeTransactionsRequest {
  readonly transactionalIds: readonly string[];
}

/** One transactional id, with an error of its own. */
export interface DescribedTransaction {
  readonly errorCode: number;
  readonly transactionalId: string;
  readonly state: string;
}

/** Transactional ids with their state. */
export interface DescribeTransactionsResponse extends Throttled {
  readonly transactions: readonly DescribedTransaction[];
}

/** DescribeTransactions (KIP-664, 3.0). Brokers look at the principal's right first, and only then for the id. */
export const describeTransactions: Api<DescribeTransactionsRequest, DescribeTransactionsResponse> = {
  name: "DescribeTransactions",
  key: 65,
  versions: { min: 0, max: 0 },
  flexibleFrom: 0,
  encode(writer, { transactionalIds }) {
    writer.array(transactionalIds, (_, transactionalId) => writer.string(transactionalId)).tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const transactions = reader.array(() => {
      const transaction = {
        errorCode: reader.int16(),
        transactionalId: reader.string(),
        state: reader.string(),
      };
      // Time limit, start, producer id and its epoch, then the partitions that take part.
      reader.int32();
      reader.int64();
      reader.int64();
      reader.int16();
      reader.array(() => {
        reader.string();
        reader.array(() => reader.int32());
        reader.tags();
      });
      reader.tags();
      return transaction;
    });
    reader.tags();
    return { throttleTimeMs, transactions };
  },
};
