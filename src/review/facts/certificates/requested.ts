import { type PlannedResource } from "../../plan/plan";
import { elementsOf, isUnknown, textOf, type Value } from "../../plan/value";
import { type SigningAuthority } from "./signing-authority";

/** What a certificate is shown for. One that is for both is a server's: brokers sign in at each other with theirs. */
export type CertificateUse = "server" | "client";

/** A certificate that a plan asks for, makes, or brings along. */
export interface RequestedCertificate {
  readonly resource: PlannedResource;
  /** Where its names stand. */
  readonly path: string;
  readonly names: readonly string[];
  /** Whether there may be names that the plan does not tell. */
  readonly mayHaveMore: boolean;
  /** Null where nothing tells it. */
  readonly use: CertificateUse | null;
  /** Who signs it; null where nothing tells, or where nobody but itself does. */
  readonly authority: SigningAuthority | null;
  /** How long it lives, in days; null where nothing tells. */
  readonly validDays: number | null;
  /** Whether it may sign others. */
  readonly isAuthority: boolean;
  /** The Kubernetes Secret that it is kept in: `kafka/orders-tls`; null elsewhere. */
  readonly secret: string | null;
}

/** Names in values: those that are told, and whether some are not. What the provider fills in adds none. */
export function namesIn(...values: readonly Value[]): Pick<RequestedCertificate, "names" | "mayHaveMore"> {
  const names = new Set<string>();
  let mayHaveMore = false;
  for (const value of values) {
    const elements = elementsOf(value);
    for (const element of isUnknown(elements) ? [elements] : elements) {
      const name = textOf(element);
      if (isUnknown(name)) mayHaveMore ||= name.references.length > 0 || name.template !== null;
      else if (name !== null && name !== "") names.add(name.toLowerCase());
    }
  }
  return { names: [...names], mayHaveMore };
}

/** What usages in words come to: `server auth`, `server_auth`, `ServerAuth`. */
export function useOf(usages: readonly string[]): CertificateUse | null {
  const words = usages.map((usage) => usage.toLowerCase().replace(/[^a-z]/g, ""));
  if (words.some((word) => word.includes("serverauth"))) return "server";
  return words.some((word) => word.includes("clientauth")) ? "client" : null;
}

/** The texts of a list that are told. */
export function textsIn(value: Value): readonly string[] {
  const elements = elementsOf(value);
  if (isUnknown(elements)) return [];
  return elements.map(textOf).filter((text) => typeof text === "string");
}
