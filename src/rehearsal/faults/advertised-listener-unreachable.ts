import { type Fault } from "./fault";
import { lastNode } from "./nodes";

/** One broker tells clients an address at which nobody listens: bootstrap works, and clients fail later. */
export const advertisedListenerUnreachable: Fault = {
  name: "advertised-listener-unreachable",
  title: "one broker of the target advertises an address at which nobody listens",
  found: { check: "clients-reach-brokers", cause: "ECONNREFUSED" },
  happens: {
    when: "before-check",
    inject: async ({ target }) => {
      const node = lastNode(target);
      await target.restartNode(node.id, {
        configs: {
          "advertised.listeners": node.advertisedListeners.replace(
            /TLS:\/\/([^:]+):\d+/,
            `TLS://$1:${String(closedPort)}`,
          ),
        },
      });
    },
  },
};

/** The discard port: nothing has listened there for decades, and no rehearsal is given it. */
const closedPort = 9;
