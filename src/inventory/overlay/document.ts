import { z } from "zod";
import { documentHead } from "../../documents/document-head";
import { absentParts } from "./absent";
import { applicationWords } from "./application";
import { clusterWords } from "./cluster";
import { connectorWords } from "./connector";
import { endpointWords } from "./endpoint";
import { freezeWords } from "./freeze";
import { groupWords } from "./group";
import { operationsWords } from "./operations";
import { ownerWords } from "./owner";
import { principalWords } from "./principal";
import { producerWords } from "./producer";
import { subjectWords } from "./subject";
import { topicWords } from "./topic";

/** Names that things are called by; a longer one is no name. */
const key = z.string().min(1).max(1_000);

/** An entry may stand empty: nothing is said yet. */
function byName<T extends z.ZodType>(words: T) {
  return z.record(key, words.nullable()).nullable().optional();
}

/**
 * What only people know of a source: YAML or JSON, as many files as there are people. Every area but `cluster`,
 * `operations` and `freeze` is keyed by natural id; keys of topics, groups, connectors, subjects and principals may be
 * globs. Nothing has a default: what nobody says is not known, and an empty key says nothing.
 */
export const overlaySchema = z.strictObject({
  ...documentHead("InventoryOverlay"),
  absent: z
    .array(z.enum(absentParts))
    .optional()
    .describe("Parts of which the source has none, where no machine could tell: [schemas, connectClusters]."),
  owners: byName(ownerWords).describe("Who answers for things, by a short name; `owner` refers to it."),
  cluster: clusterWords.nullable().optional().describe("The source cluster itself."),
  topics: byName(topicWords).describe("By topic name or glob: orders.*"),
  groups: byName(groupWords).describe("By group id or glob."),
  applications: byName(applicationWords).describe("What is deployed as one, by a short name."),
  producers: byName(producerWords).describe("Who writes, by a short name."),
  connectors: byName(connectorWords).describe("By connector name or glob."),
  subjects: byName(subjectWords).describe("By subject or glob."),
  principals: byName(principalWords).describe("By principal (User:name) or glob."),
  endpoints: byName(endpointWords).describe("By the inventory's endpoint id, or a new one."),
  operations: operationsWords.nullable().optional().describe("How the source is run."),
  freeze: freezeWords.nullable().optional().describe("That the inventory is final."),
});

/** See {@link overlaySchema}. */
export type Overlay = z.infer<typeof overlaySchema>;
