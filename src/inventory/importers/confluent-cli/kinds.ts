import { basename } from "node:path";
import { z } from "zod";
import { DocumentError } from "../../../documents/problem";
import { heldTo, type ReadDocument } from "../../../documents/read-document";
import { type ImportedFile } from "../importer";
import { documentsIn, isRecord, notOfThisKind } from "../recognise";
import {
  acl,
  apiKey,
  cluster,
  configuration,
  connector,
  describedConnector,
  describedTopic,
  group,
  lag,
  registry,
  roleBinding,
  serviceAccount,
  subject,
  subjectVersion,
  topic,
} from "./listings";

const rows = {
  topics: topic,
  describedTopics: describedTopic,
  configurations: configuration,
  acls: acl,
  groups: group,
  lags: lag,
  serviceAccounts: serviceAccount,
  apiKeys: apiKey,
  roleBindings: roleBinding,
  subjects: subject,
  subjectVersions: subjectVersion,
  registries: registry,
  connectors: connector,
  describedConnectors: describedConnector,
  clusters: cluster,
};

/** The listings that are known. */
export type KindId = keyof typeof rows;

interface Kind {
  readonly id: KindId;
  /** The command that writes it. */
  readonly command: string;
  /** Keys that every row has; for each of them one of several spellings. */
  readonly has: readonly (readonly string[])[];
  /** What a file's name says where its list is empty. */
  readonly named: RegExp;
}

/** The name of a group in each release. */
const groupKeys = ["consumer_group", "consumer_group_id"];

/** In the order in which a row is held against them: what says more comes first. */
const kinds: readonly Kind[] = [
  { id: "lags", command: "kafka consumer group lag list", has: [groupKeys, ["topic"], ["partition"]], named: /lag/ },
  {
    id: "groups",
    command: "kafka consumer group list",
    has: [groupKeys, ["state"]],
    named: /group/,
  },
  {
    id: "acls",
    command: "kafka acl list",
    has: [["principal"], ["operation"], ["resource_type"]],
    named: /acl/,
  },
  { id: "roleBindings", command: "iam rbac role-binding list", has: [["principal"], ["role"]], named: /role|rbac/ },
  { id: "apiKeys", command: "api-key list", has: [["key"], ["owner", "owner_resource_id"]], named: /api-?key/ },
  { id: "describedTopics", command: "kafka topic describe", has: [["topic_name"], ["config"]], named: /^$/ },
  { id: "configurations", command: "kafka topic configuration list", has: [["name"], ["value"]], named: /^$/ },
  {
    id: "registries",
    command: "schema-registry cluster describe",
    has: [["endpoint_url"], ["global_compatibility"]],
    named: /^$/,
  },
  { id: "describedConnectors", command: "connect cluster describe", has: [["connector"], ["configs"]], named: /^$/ },
  { id: "clusters", command: "kafka cluster list", has: [["id"], ["name"], ["cloud", "provider"]], named: /cluster/ },
  {
    id: "connectors",
    command: "connect cluster list",
    has: [["id"], ["name"], ["type"], ["status"]],
    named: /connect/,
  },
  { id: "serviceAccounts", command: "iam service-account list", has: [["id"], ["name"]], named: /account/ },
  { id: "subjects", command: "schema-registry subject list", has: [["subject"]], named: /subject/ },
  { id: "subjectVersions", command: "schema-registry subject describe", has: [["version"]], named: /^$/ },
  { id: "topics", command: "kafka topic list", has: [["name"]], named: /topic/ },
];

/** One file of the command's, and what it lists. */
export interface Listing {
  readonly kind: KindId;
  /** The file's name without directory and ending: `orders.v1` of `out/orders.v1.json`. */
  readonly called: string;
  readonly document: ReadDocument<unknown>;
}

/**
 * The listing of a file. Which it is, its keys say; where the list is empty, the file's name has to (`acls.json`).
 *
 * @throws DocumentError where it is none, or an empty one of which nobody says what it lists, or has wrong values
 */
export function listingOf(file: ImportedFile): Listing {
  const [document] = documentsIn(file, "confluent-cli");
  const content = document?.content;
  const called = basename(file.file).replace(/\.(json|ya?ml)$/i, "");
  const row: unknown = Array.isArray(content) ? content[0] : content;
  if (document !== undefined && Array.isArray(content) && content.length === 0)
    return { kind: kindByName(file, called), called, document };
  const kind = isRecord(row) ? kinds.find(({ has }) => has.every((keys) => keys.some((key) => key in row))) : undefined;
  if (document === undefined || kind === undefined || isManifest(row)) throw notOfThisKind(file, "confluent-cli");
  const listing = { kind: kind.id, called, document };
  heldTo(document, schemaOf(listing));
  return listing;
}

function isManifest(row: unknown): boolean {
  return isRecord(row) && ("apiVersion" in row || "schema_version" in row);
}

function kindByName({ file }: ImportedFile, called: string): KindId {
  const kind = kinds.find(({ named }) => named.test(called.toLowerCase()));
  if (kind !== undefined) return kind.id;
  throw new DocumentError([
    {
      file,
      path: "",
      rule: "is an empty list, which does not say of what",
      instead: "Name the file by what it lists (acls.json, topics.json, groups.json), or leave it out.",
    },
  ]);
}

/** What a listing's content has to be: a list of rows, or one row where the command describes one thing. */
export function schemaOf({ kind, document }: Listing): z.ZodType {
  return Array.isArray(document.content) ? z.array(rows[kind]) : rows[kind];
}

/** The rows of every listing of one kind, each with its listing. */
export function rowsOf<T>(listings: readonly Listing[], kind: KindId, row: z.ZodType<T>): readonly Placed<T>[] {
  return listings
    .filter((listing) => listing.kind === kind)
    .flatMap((listing) => {
      const content = listing.document.content;
      const list = heldTo({ ...listing.document, content: Array.isArray(content) ? content : [content] }, z.array(row));
      return list.content.map((value, index) => ({ value, listing, index }));
    });
}

/** One row and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly listing: Listing;
  readonly index: number;
}
