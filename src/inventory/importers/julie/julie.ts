import { basename } from "node:path";
import { readEvery } from "../../../documents/every-problem";
import { DocumentError, type Problem } from "../../../documents/problem";
import { heldTo, type ReadDocument } from "../../../documents/read-document";
import { importedInventory } from "../imported-inventory";
import { type ImportedFile, type Importer } from "../importer";
import { documentsIn, isRecord, notOfThisKind } from "../recognise";
import { type Unread, unreadOfAll } from "../unread";
import { isUnderstood } from "./names";
import { type JulieRole, rolesSchema } from "./roles";
import { brokenPatterns, julieSettings, type JulieSettings, settingsLeftOut } from "./settings";
import { toldByTopology, type Plans } from "./told-by-topology";
import { planSchema, plansSchema } from "./topology-schema";

/**
 * Topologies of Julie (kafka-ops/julie, once Kafka Topology Builder) with the plans, roles and properties files that lie
 * beside them. Names are made and grants expanded as Julie does; without a properties file, by its defaults.
 */
export const julie: Importer = {
  format: "julie",
  title: "Julie: topologies, with plans.yaml, roles and the properties file where there are some",
  read(files, options) {
    const properties = files.filter(({ file }) => file.endsWith(".properties"));
    const documents = readEvery(
      files.filter((file) => !properties.includes(file)),
      (file) => documentsIn(file, "julie").map((document) => ({ document, file })),
    ).flat();
    const settings = understood(properties);
    const { topologies, plans, roles } = sorted(documents);
    const told = readEvery(topologies, (document) => toldByTopology(document, { settings, plans, roles }));
    return importedInventory("julie", files, options, {
      topics: told.flatMap(({ topics }) => topics),
      acls: settings.usesRbac ? null : told.flatMap(({ acls }) => acls),
      quotas: told.some(({ quotas }) => quotas.length > 0) ? told.flatMap(({ quotas }) => quotas) : null,
      leftOut: [
        ...told.flatMap(({ leftOut }) => leftOut),
        ...plansLeftOut(documents),
        ...properties.flatMap(({ file, text }) => settingsLeftOut(basename(file), text)),
      ],
      because: settings.usesRbac
        ? { acls: "Julie was set to RBAC: export the role bindings (confluent iam rbac role-binding list -o json)." }
        : {},
      notes: {
        ...(properties.length > 0
          ? {}
          : { topics: "Named by Julie's default pattern: give its properties file too where it has another." }),
      },
    });
  },
};

interface Found {
  readonly document: ReadDocument<unknown>;
  readonly file: ImportedFile;
}

interface Sorted {
  readonly topologies: readonly ReadDocument<unknown>[];
  readonly plans: Plans;
  readonly roles: ReadonlyMap<string, JulieRole>;
}

/** What each document is, by its keys. */
function sorted(documents: readonly Found[]): Sorted {
  const plans = ofKey(documents, "plans").flatMap(({ document }) =>
    Object.entries(heldTo(document, plansSchema).content.plans).map(
      ([name, plan]) => [name, plan.config ?? {}] as const,
    ),
  );
  const roles = ofKey(documents, "roles").flatMap(({ document }) => heldTo(document, rolesSchema).content.roles);
  const topologies = documents.filter(({ document }) => isTopology(document.content));
  const known = new Set([...topologies, ...ofKey(documents, "plans"), ...ofKey(documents, "roles")]);
  readEvery(
    documents.filter((found) => !known.has(found)),
    ({ file }) => {
      throw notOfThisKind(file, "julie");
    },
  );
  if (topologies.length === 0) throw noTopology(documents);
  return {
    topologies: topologies.map(({ document }) => document),
    plans: new Map(plans),
    roles: new Map(roles.map((role) => [role.name, role])),
  };
}

function isTopology(content: unknown): boolean {
  return isRecord(content) && ["context", "projects", "special_topics"].some((key) => Object.hasOwn(content, key));
}

function ofKey(documents: readonly Found[], key: string): readonly Found[] {
  return documents.filter(
    ({ document: { content } }) => !isTopology(content) && isRecord(content) && Object.hasOwn(content, key),
  );
}

function plansLeftOut(documents: readonly Found[]): readonly Unread[] {
  return unreadOfAll(
    ofKey(documents, "plans").flatMap(({ document: { content } }) => [
      { value: content, schema: plansSchema, start: "" },
      ...Object.entries(isRecord(content) && isRecord(content["plans"]) ? content["plans"] : {}).map(
        ([name, value]) => ({
          value,
          schema: planSchema,
          start: `plans.${name}`,
        }),
      ),
    ]),
  );
}

function noTopology(documents: readonly Found[]): DocumentError {
  return new DocumentError([
    {
      file: documents[0]?.file.file ?? "--from julie",
      path: "",
      rule: "is no topology, nor is any other file",
      instead: "Name the topology beside its plans, roles and properties: it has context and projects.",
    },
  ]);
}

/** The settings, if their patterns are such as we can fill in. */
function understood(properties: readonly ImportedFile[]): JulieSettings {
  const settings = julieSettings(properties.map(({ text }) => text));
  const strange = [settings.topicFormat, settings.projectFormat, settings.dlq?.format ?? ""].filter(
    (pattern) => !isUnderstood(pattern),
  );
  const broken = settings.dlq === null ? [] : properties.flatMap(brokenIn);
  if (strange.length + broken.length === 0) return settings;
  throw new DocumentError([
    ...strange.map((value) => ({
      file: properties.map(({ file }) => file).join(", "),
      path: "",
      value: JSON.stringify(value),
      rule: "is a Jinja pattern with more than words in braces",
      instead: ofTheCluster,
    })),
    ...broken,
  ]);
}

const ofTheCluster = "Names that it makes cannot be told: import what the cluster tells (--from kafka-cli) instead.";

function brokenIn({ file, text }: ImportedFile): readonly Problem[] {
  return brokenPatterns(text).map(({ key, pattern }) => ({
    file,
    path: key,
    value: JSON.stringify(pattern),
    rule: "is no regular expression, or has what Java's alone have",
    instead: ofTheCluster,
  }));
}
