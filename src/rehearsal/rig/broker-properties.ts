/** The four ports of one node. */
export interface NodePorts {
  readonly internal: number;
  readonly tls: number;
  readonly mtls: number;
  readonly controller: number;
}

/** One node of a cluster of our own. */
export interface NodeSettings {
  readonly id: number;
  readonly ports: NodePorts;
  /** All nodes' ids and controller ports: they vote. */
  readonly voters: readonly { readonly id: number; readonly port: number }[];
  readonly superUser: string;
  /** Of the super user, for the internal listener alone; other users have SCRAM credentials in the cluster. */
  readonly superUserPassword: string;
  readonly keyStoreFile: string;
  readonly trustStoreFile: string;
  readonly dataDirectory: string;
  /** Wins over everything else. */
  readonly configs: Readonly<Record<string, string>>;
}

const address = "127.0.0.1";

/** What clients are told, by listener. */
export function advertisedListeners(ports: NodePorts): string {
  return [
    `INT://${address}:${String(ports.internal)}`,
    `TLS://${address}:${String(ports.tls)}`,
    `MTLS://${address}:${String(ports.mtls)}`,
  ].join(",");
}

/**
 * The `server.properties` of one combined node (broker and controller), the same for Kafka 3.9 and 4.x: TLS with
 * SCRAM-SHA-512, TLS with client certificates, an internal listener, the authorizer on, no topic by accident.
 */
export function brokerProperties(node: NodeSettings): Readonly<Record<string, string>> {
  const nodes = node.voters.length;
  const replicas = String(Math.min(3, nodes));
  return {
    "process.roles": "broker,controller",
    "node.id": String(node.id),
    "controller.quorum.voters": node.voters.map(({ id, port }) => `${String(id)}@${address}:${String(port)}`).join(","),
    listeners: `${advertisedListeners(node.ports)},CONTROLLER://${address}:${String(node.ports.controller)}`,
    "advertised.listeners": advertisedListeners(node.ports),
    "listener.security.protocol.map": "INT:SASL_PLAINTEXT,TLS:SASL_SSL,MTLS:SSL,CONTROLLER:PLAINTEXT",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "INT",
    "sasl.enabled.mechanisms": "SCRAM-SHA-512",
    "sasl.mechanism.inter.broker.protocol": "PLAIN",
    "listener.name.int.sasl.enabled.mechanisms": "PLAIN",
    "listener.name.int.plain.sasl.jaas.config": plainLogin(node.superUser, node.superUserPassword),
    "listener.name.tls.scram-sha-512.sasl.jaas.config":
      "org.apache.kafka.common.security.scram.ScramLoginModule required;",
    "ssl.keystore.type": "PEM",
    "ssl.keystore.location": node.keyStoreFile,
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": node.trustStoreFile,
    "listener.name.mtls.ssl.client.auth": "required",
    "listener.name.mtls.ssl.principal.mapping.rules": "RULE:^.*CN=([a-zA-Z0-9._-]+).*$/$1/,DEFAULT",
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    // The controllers' own channel has no login: it binds to the loopback address only.
    "super.users": `User:${node.superUser};User:ANONYMOUS`,
    "allow.everyone.if.no.acl.found": "false",
    "auto.create.topics.enable": "false",
    "log.dirs": node.dataDirectory,
    "default.replication.factor": replicas,
    "min.insync.replicas": nodes >= 3 ? "2" : "1",
    "offsets.topic.replication.factor": replicas,
    "offsets.topic.num.partitions": "1",
    "transaction.state.log.replication.factor": replicas,
    "transaction.state.log.min.isr": nodes >= 3 ? "2" : "1",
    "transaction.state.log.num.partitions": "1",
    "group.initial.rebalance.delay.ms": "0",
    "num.network.threads": "2",
    "num.io.threads": "2",
    "background.threads": "2",
    "num.recovery.threads.per.data.dir": "1",
    // The default of 128 MB is allocated at once, more than these heaps hold.
    "log.cleaner.dedupe.buffer.size": "4194304",
    ...node.configs,
  };
}

function plainLogin(user: string, password: string): string {
  return [
    "org.apache.kafka.common.security.plain.PlainLoginModule required",
    `username="${user}"`,
    `password="${password}"`,
    `user_${user}="${password}";`,
  ].join(" ");
}
