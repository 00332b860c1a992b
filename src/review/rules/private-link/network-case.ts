import { type DeclaredConsumer, type DeclaredNetwork } from "../../knowledge";

/** A declared network with one consumer and one broker, as cases of this chapter know it. */
export function aNetwork(otherwise: Partial<DeclaredNetwork> = {}): DeclaredNetwork {
  return {
    target: "orders",
    cidrs: ["10.20.0.0/16"],
    edges: [],
    consumers: [aConsumer()],
    listeners: [{ host: "b-0.orders.kafka.internal.example.com", port: 19092, nodeId: 0 }],
    sources: [],
    ...otherwise,
  };
}

/** The consumer of {@link aNetwork}. */
export function aConsumer(otherwise: Partial<DeclaredConsumer> = {}): DeclaredConsumer {
  return {
    name: "billing",
    principalArn: "arn:aws:iam::444455556666:root",
    cidrs: ["10.30.0.0/16"],
    waves: ["w01"],
    until: null,
    ...otherwise,
  };
}
