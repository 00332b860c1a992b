import { askMachine, askParts, askPeople } from "./asking";
import { type Question } from "./question";

/** What must be known of schema registries and their subjects. */
export const schemaQuestions: readonly Question[] = [
  ...askParts("schemas", [
    {
      part: "schemas",
      gate: "freeze",
      asks: "Schema registries and their subjects.",
      why: "Records without their schemas cannot be read.",
    },
  ]),
  ...askMachine("schemas", "registry", "schemas.registries", [
    {
      field: "compatibility",
      gate: "freeze",
      asks: "The registry's own compatibility.",
      why: "Subjects inherit it.",
      told: ({ registries }, url) => registries.get(url)?.compatibility !== null,
    },
    {
      field: "mode",
      gate: "cut-over",
      asks: "The registry's own mode.",
      why: "It must refuse writes while it is copied.",
      told: ({ registries }, url) => registries.get(url)?.mode !== null,
    },
    {
      field: "contexts",
      gate: "freeze",
      asks: "Its contexts.",
      why: "The same subject may exist in several.",
      told: ({ registries }, url) => registries.get(url)?.contexts !== null,
    },
  ]),
  ...askMachine("schemas", "subject", "schemas.subjects", [
    {
      field: "versions",
      gate: "freeze",
      asks: "Its versions with ids and references.",
      why: "Every version that a record uses must be there.",
      told: ({ subjects }, name) => (subjects.get(name) ?? []).every((one) => one.versions !== null),
    },
    {
      field: "compatibility",
      gate: "freeze",
      asks: "Its compatibility.",
      why: "The target must refuse what the source refuses.",
      told: ({ subjects }, name) => (subjects.get(name) ?? []).every((one) => one.compatibility !== null),
    },
  ]),
  ...askPeople("schemas", "subject", "subjects", [
    { field: "owner", gate: "freeze", of: "platform team", why: "A contract needs somebody who changes it." },
    {
      field: "strategy",
      gate: "freeze",
      of: "application team",
      why: "It tells which topics a subject belongs to.",
    },
    {
      field: "idPreservation",
      gate: "freeze",
      of: "application team",
      why: "Records carry ids: new ids make old records unreadable.",
    },
  ]),
];
