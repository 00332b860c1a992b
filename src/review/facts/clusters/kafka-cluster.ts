import { type PlannedResource } from "../../plan/plan";
import { type Unknown } from "../../plan/value";
import { type Settings } from "../settings/setting";

/** One way into a cluster for clients. */
export interface KafkaListener {
  readonly resource: PlannedResource;
  /** The attribute that makes it so: `manifest.spec.kafka.listeners[0]`. */
  readonly path: string;
  /** As people call it: `port 9092`, `listener clients (port 9094)`. */
  readonly name: string;
  readonly port: number | null;
  readonly encryption: "tls" | "plaintext" | Unknown;
  /** `none`: whoever connects is served without a name. */
  readonly signIn: "required" | "none" | Unknown;
  /** SASL mechanisms as far as they are told: `PLAIN`, `SCRAM-SHA-512`. */
  readonly mechanisms: readonly string[];
}

/** One fact of a cluster with the attribute that says it. */
export interface Told<T> {
  readonly is: T | Unknown;
  readonly path: string;
}

/** A cluster that the plan makes or keeps, in whatever shape. */
export interface KafkaCluster {
  readonly resource: PlannedResource;
  readonly platform: "msk" | "msk-serverless" | "strimzi" | "automq" | "chart" | "own";
  /** `MSK cluster orders`. */
  readonly name: string;
  readonly listeners: readonly KafkaListener[];
  /** What brokers, and controllers, say to one another; null where the platform always encrypts it, or a chart decides it. */
  readonly betweenBrokers: Told<"tls" | "plaintext"> | null;
  /** Whether ACLs or the like are asked; null where the platform decides it, and always has it. */
  readonly authorizer: Told<"on" | "off"> | null;
  /** Principals that no ACL binds, with their type: `User:admin`. Empty where the platform has none. */
  readonly superUsers: Told<readonly string[]>;
  /** Settings that the plan has for its brokers. */
  readonly settings: readonly Settings[];
}
