import { movingPrincipals } from "./access";

/** Who logs in with a password; User:dlq-watch shows a certificate instead. */
export const passwordUsers: readonly string[] = [
  ...movingPrincipals.map((principal) => principal.slice("User:".length)).filter((name) => name !== "dlq-watch"),
  "crm",
  "search",
  "fraud",
];
