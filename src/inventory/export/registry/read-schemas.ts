import { type Inventory } from "../../document/inventory";
import { type HttpAccess } from "../http/http-access";
import { openHttp } from "../http/http-client";
import { type PartOptions, sourceOf, together } from "../http/part";
import { type ExportedPart } from "../with-parts";
import { type Registry, type Subject } from "./answers";
import { registryPathOf } from "./assemble-registry";
import { readRegistry } from "./read-registry";

/**
 * Reads schema registries, one after the other. One that cannot be read is a registry of which nothing is known; where none
 * can be, the part is not known. Never throws but where the work is interrupted.
 */
export async function readSchemas(accesses: readonly HttpAccess[], options: PartOptions): Promise<ExportedPart> {
  const registries: Registry[] = [];
  const subjects: Subject[] = [];
  const unknowns: Inventory["unknowns"] = [];
  const failures: Inventory["unknowns"] = [];
  for (const access of accesses) {
    const client = openHttp(access, { signal: options.signal });
    try {
      const reading = await readRegistry(client, options.onProgress ?? (() => undefined));
      if (reading.known) {
        registries.push(reading.value.registry);
        subjects.push(...reading.value.subjects);
        unknowns.push(...reading.value.unknowns);
      } else {
        registries.push(nothingKnownOf(client.url));
        const message = `${client.url}: ${reading.because.message}`;
        failures.push({ ...reading.because, path: registryPathOf(client.url), message });
      }
    } finally {
      client.close();
    }
  }
  const sources = accesses.map(({ urls: [url] }, index) => sourceOf("schema-registry", url, index, options.now));
  const isNothing = failures.length === accesses.length;
  return {
    fields: { schemas: isNothing ? null : { registries, subjects } },
    sources,
    unknowns: isNothing ? together("schemas", failures) : [...failures, ...unknowns],
    redactions: [],
    provenance: sources.slice(1).map(({ id, name }) => ({ path: registryPathOf(name), source: id })),
  };
}

function nothingKnownOf(url: string): Registry {
  return { url, software: null, compatibility: null, mode: null, contexts: null, deviations: [] };
}
