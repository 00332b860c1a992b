import { type Inventory } from "../../document/inventory";
import { openHttp } from "../http/http-client";
import { type HttpAccess } from "../http/http-access";
import { type Registry } from "./answers";
import { readRegistry, registryPathOf } from "./read-registry";

/** The schemas' part of an inventory. */
export type SchemasPart = Pick<Inventory, "schemas" | "unknowns" | "sources" | "provenance">;

/** How a part is read. */
export interface PartOptions {
  /** When the inventory is taken. */
  readonly now: Date;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads registries, one after the other. One that cannot be read is a registry of which nothing is known; where none can
 * be, the part is not known. Never throws but where the work is interrupted.
 */
export async function readSchemas(accesses: readonly HttpAccess[], options: PartOptions): Promise<SchemasPart> {
  const { now, onProgress = () => undefined, signal } = options;
  const registries: Registry[] = [];
  const subjects: NonNullable<Inventory["schemas"]>["subjects"] = [];
  const part: SchemasPart = { schemas: null, unknowns: [], sources: [], provenance: [] };
  for (const access of accesses) {
    const [url] = access.urls;
    const id = registries.length === 0 ? "schema-registry" : `schema-registry-${String(registries.length + 1)}`;
    part.sources.push({ id, format: "schema-registry", name: url, takenAt: now.toISOString() });
    part.provenance.push({ path: registries.length === 0 ? "schemas" : registryPathOf(url), source: id });
    const client = openHttp(access, { signal });
    try {
      const reading = await readRegistry(client, onProgress);
      if (reading.known) {
        registries.push(reading.value.registry);
        subjects.push(...reading.value.subjects);
        part.unknowns.push(...reading.value.unknowns);
      } else {
        registries.push(nothingKnownOf(url));
        const { because } = reading;
        part.unknowns.push({ path: registryPathOf(url), ...because, message: `${url}: ${because.message}` });
      }
    } finally {
      client.close();
    }
  }
  const failed = part.unknowns.filter(({ path }) => registries.some(({ url }) => path === registryPathOf(url)));
  const [first] = failed;
  if (first !== undefined && failed.length === registries.length)
    return {
      ...part,
      unknowns: [{ ...first, path: "schemas", message: failed.map(({ message }) => message).join(" ") }],
    };
  return { ...part, schemas: { registries, subjects } };
}

function nothingKnownOf(url: string): Registry {
  return { url, software: null, compatibility: null, mode: null, contexts: null, deviations: [] };
}
