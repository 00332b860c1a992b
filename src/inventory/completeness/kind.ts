/** What a question is asked of: each object of a kind, or something of which there is one. */
export type Kind =
  | "the source"
  | "topic"
  | "group"
  | "owner"
  | "application"
  | "producer"
  | "connector"
  | "registry"
  | "subject"
  | "principal"
  | "endpoint"
  | "path";
