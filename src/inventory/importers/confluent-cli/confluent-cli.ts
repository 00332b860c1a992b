import { basename } from "node:path";
import { nearest } from "../../../documents/nearest";
import { DocumentError } from "../../../documents/problem";
import { readEvery } from "../../../documents/every-problem";
import { type Inventory } from "../../document/inventory";
import { importedInventory } from "../imported-inventory";
import { type Importer } from "../importer";
import { unreadOfAll } from "../unread";
import { addressesOf, textOr } from "../values";
import { accessTold, type PlaceOf } from "./access";
import { clusterIdOf, groupsOf } from "./groups";
import { type Listing, listingOf, rowsOf, schemaOf } from "./kinds";
import { acl, cluster as clusterRow, group, lag, topic } from "./listings";
import { connectorsOf, schemasOf } from "./services";
import { topicsOf } from "./topics";

/**
 * What the `confluent` command of 2.x to 4.x prints with `-o json` (or yaml), a file for each listing: topics and their
 * configurations, ACLs, groups and their lag, service accounts, API keys, role bindings, subjects, connectors, clusters.
 */
export const confluentCli: Importer = {
  format: "confluent-cli",
  title:
    "The confluent command: listings with -o json of topics, configs, ACLs, groups, keys, roles, subjects, connectors",
  read(files, { cluster: name, ...taken }) {
    const listings = readEvery(files, listingOf);
    const several = files.length > 1;
    const start = ({ document }: Listing): string => (several ? `${basename(document.file)}: ` : "");
    const place: PlaceOf = ({ listing, index }) => `${start(listing)}[${String(index)}]`;
    const cluster = clusterTold(listings, place, name);
    const id = cluster.told.id ?? null;
    const access = accessTold(listings, id, place);
    const onPremises = isOnPremises(listings);
    return importedInventory("confluent-cli", files, taken, {
      cluster: { ...cluster.told, platform: onPremises ? "confluent-platform" : "confluent-cloud" },
      endpoints: cluster.endpoints,
      topics: topicsOf(listings),
      acls: access.acls,
      apiKeys: access.apiKeys,
      serviceAccounts: access.serviceAccounts,
      roleBindings: access.roleBindings,
      groups: groupsOf(listings, id),
      schemas: schemasOf(listings),
      ...connectorsOf(listings),
      notes: listings.some(({ kind }) => isOfTopics(kind)) ? {} : { topics: notListed("kafka topic list") },
      because: {
        acls: notListed("kafka acl list"),
        groups: notListed("kafka consumer group list"),
        "groups[*].offsets": notListed("kafka consumer group lag list GROUP"),
        "groups[*].members": "The listings do not tell the hosts of members.",
        "topics[*].configs": notListed("kafka topic configuration list TOPIC"),
        "topics[*].partitions": notListed("kafka topic describe TOPIC"),
        "topics[*].replicationFactor": "The service does not tell it, or it is not listed.",
        apiKeys: notListed("api-key list"),
        serviceAccounts: notListed("iam service-account list"),
        roleBindings: notListed("iam rbac role-binding list"),
        schemas: notListed("schema-registry subject list"),
        connectClusters: notListed("connect cluster list"),
      },
      leftOut: [
        ...unreadOfAll(
          listings.map((listing) => ({
            value: listing.document.content,
            schema: schemaOf(listing),
            start: start(listing),
          })),
        ),
        ...cluster.leftOut,
        ...access.leftOut,
      ],
    });
  },
};

function notListed(command: string): string {
  return `Not among the files: confluent ${command} -o json.`;
}

function isOfTopics(kind: Listing["kind"]): boolean {
  return kind === "topics" || kind === "describedTopics" || kind === "configurations";
}

/** Only Confluent Platform tells the hosts of ACLs and the replicas of partitions. */
function isOnPremises(listings: readonly Listing[]): boolean {
  return (
    rowsOf(listings, "acls", acl).some(({ value }) => textOr(value.host, null) !== null) ||
    rowsOf(listings, "topics", topic).some(({ value }) => (value.partitions ?? []).length > 0)
  );
}

interface ToldCluster {
  readonly told: Partial<Inventory["cluster"]>;
  readonly endpoints: Inventory["endpoints"];
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
}

/** The cluster that the rows are of, where they say it; `name` picks one by id or name. */
function clusterTold(listings: readonly Listing[], place: PlaceOf, name: string | undefined): ToldCluster {
  const rows = rowsOf(listings, "clusters", clusterRow);
  const ofGroups = [...rowsOf(listings, "groups", group), ...rowsOf(listings, "lags", lag)];
  const mentioned = ofGroups.flatMap(({ value }) => clusterIdOf(value) ?? []);
  const ids = [...new Set([...mentioned, ...(mentioned.length > 0 ? [] : rows.map(({ value }) => value.id))])].sort();
  const named = rows.find(({ value }) => value.id === name || value.name === name)?.value.id ?? name;
  const known = new Set([...ids, ...rows.map(({ value }) => value.id)]);
  if ((named === undefined && ids.length > 1) || (named !== undefined && known.size > 0 && !known.has(named)))
    throw severalClusters(listings, [...known].sort(), name);
  const id = named ?? ids[0] ?? null;
  const own = rows.find(({ value }) => value.id === id)?.value;
  const addresses = addressesOf((own?.endpoint ?? "").replace(/^[A-Z_]+:\/\//, ""));
  return {
    told: { id, name: own?.name ?? null },
    endpoints:
      addresses.length === 0
        ? null
        : [{ id: "bootstrap", kind: "bootstrap", addresses, protocol: "SASL_SSL", visibility: null }],
    leftOut: [
      ...rows
        .filter(({ value }) => value.id !== id)
        .map((row) => ({ path: place(row), reason: `another cluster: ${row.value.id}` })),
      ...ofGroups
        .map((row) => ({ row, of: clusterIdOf(row.value) ?? id }))
        .filter(({ of }) => of !== id)
        .map(({ row, of }) => ({ path: place(row), reason: `of another cluster: ${String(of)}` })),
    ],
  };
}

function severalClusters(
  listings: readonly Listing[],
  ids: readonly string[],
  name: string | undefined,
): DocumentError {
  const near = name === undefined ? undefined : nearest(name, ids);
  return new DocumentError([
    {
      file: listings.map(({ document }) => document.file).join(", "),
      path: "",
      ...(name === undefined ? {} : { value: JSON.stringify(name) }),
      rule: name === undefined ? "have several clusters" : "is no cluster of these files",
      instead:
        name === undefined
          ? `Name one by --cluster: ${ids.join(", ")}.`
          : `They have ${ids.join(", ")}.${near === undefined ? "" : ` Did you mean ${near}?`}`,
    },
  ]);
}
