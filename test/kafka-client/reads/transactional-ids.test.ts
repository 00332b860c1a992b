import { readTransactionalIds } from "../../../src/kafka-client/reads/transactional-ids";
import { ApiNotSpoken, EndpointUnreachable } from "../../../src/kafka-client/unreachable";
import { aCluster } from "../fake-cluster";

const listed = (...ids: readonly string[]): unknown => ({
  throttleTimeMs: 0,
  errorCode: 0,
  transactions: ids.map((transactionalId) => ({ transactionalId, producerId: 1, state: "Ongoing" })),
});

const probed = (errorCode: number): (() => unknown) => {
  return () => ({ throttleTimeMs: 0, transactions: [{ errorCode, transactionalId: "x", state: "" }] });
};

const nobodyHasIt = probed(105);
const notAllowed = probed(53);

describe("reading transactional ids", () => {
  it("asks every broker, and knows that nothing was left out where the principal may see all", async () => {
    const cluster = aCluster({
      ListTransactions: (_request, to) => listed(`orders-${String(to)}`),
      DescribeTransactions: nobodyHasIt,
    });
    expect(await readTransactionalIds(cluster)).toEqual({
      known: true,
      value: {
        transactionalIds: [
          { transactionalId: "orders-1", producerId: 1, state: "Ongoing" },
          { transactionalId: "orders-2", producerId: 1, state: "Ongoing" },
        ],
      },
    });
  });

  it("says which right is missing where brokers leave ids out silently", async () => {
    const cluster = aCluster({ ListTransactions: () => listed(), DescribeTransactions: notAllowed });
    expect(await readTransactionalIds(cluster)).toMatchObject({
      value: {
        incompleteBecause: {
          error: "TRANSACTIONAL_ID_AUTHORIZATION_FAILED",
          grantNeeded: "DESCRIBE on TransactionalId *",
        },
      },
    });
  });

  it("waits for a coordinator that still loads", async () => {
    const cluster = aCluster({
      ListTransactions: (_request, _to, call) =>
        call === 0 ? { throttleTimeMs: 0, errorCode: 14, transactions: [] } : listed("orders"),
      DescribeTransactions: nobodyHasIt,
    });
    expect(await readTransactionalIds(cluster)).toMatchObject({ known: true });
  });

  it("is not complete where one broker cannot be reached, and not known where none can", async () => {
    const unreachable = (): never => {
      throw new EndpointUnreachable({ host: "b-2", port: 9092 }, "tcp", "ECONNREFUSED");
    };
    const one = aCluster({
      ListTransactions: (_request, to) => (to === 2 ? unreachable() : listed("orders")),
      DescribeTransactions: nobodyHasIt,
    });
    expect(await readTransactionalIds(one)).toMatchObject({
      known: true,
      value: { incompleteBecause: { error: "ECONNREFUSED" } },
    });
    const none = aCluster({ ListTransactions: unreachable, DescribeTransactions: unreachable });
    expect(await readTransactionalIds(none)).toMatchObject({ known: false, because: { error: "ECONNREFUSED" } });
  });

  it("is not known of brokers that are too old to tell", async () => {
    const tooOld = (): never => {
      throw new ApiNotSpoken({ host: "b-1", port: 9092 }, "ListTransactions");
    };
    const cluster = aCluster({ ListTransactions: tooOld, DescribeTransactions: tooOld });
    expect(await readTransactionalIds(cluster)).toMatchObject({
      known: false,
      because: { error: "UNSUPPORTED_VERSION" },
    });
  });
});
