import { z } from "zod";
import { type HttpClient } from "../http/http-client";
import { valueIn } from "../http/reply";
import { type Registry } from "./answers";

type Software = NonNullable<Registry["software"]>;

const asked = { what: "the registry's software" };

/** How each software shows itself: by a header, or by a resource that it alone has. In the order in which it is asked. */
const signs: readonly { readonly software: Software; readonly shows: (client: HttpClient) => Promise<boolean> }[] = [
  { software: "redpanda", shows: async (client) => /^Seastar\b/.test(await serverOf(client)) },
  { software: "karapace", shows: async (client) => /^Karapace\b/i.test(await serverOf(client)) },
  {
    software: "apicurio",
    shows: async (client) => {
      const infos = ["v3", "v2"].map(async (version) => {
        const reply = await client.getFromRoot(`/apis/registry/${version}/system/info`);
        const info = valueIn(reply, z.looseObject({ name: z.string() }), asked);
        return info.known && /apicurio/i.test(info.value.name);
      });
      return (await Promise.all(infos)).includes(true);
    },
  },
  {
    software: "confluent",
    shows: async (client) =>
      valueIn(await client.get("/v1/metadata/version"), z.looseObject({ commitId: z.string() }), asked).known ||
      valueIn(await client.get("/v1/metadata/id"), z.looseObject({ scope: z.looseObject({}) }), asked).known,
  },
  {
    software: "karapace",
    shows: async (client) =>
      valueIn(await client.get("/_health"), z.looseObject({ karapace_version: z.string() }), asked).known,
  },
];

/** Which software answers, by what it shows of itself; null where it shows nothing that is known here. */
export async function recogniseSoftware(client: HttpClient): Promise<Software | null> {
  for (const { software, shows } of signs) if (await shows(client)) return software;
  return null;
}

async function serverOf(client: HttpClient): Promise<string> {
  const reply = await client.get("/config");
  return reply.answered ? reply.server : "";
}
