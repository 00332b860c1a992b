import { askPeople } from "./asking";
import { type Question } from "./question";

/** What must be known of how the source is run. */
export const operationsQuestions: readonly Question[] = askPeople("operations", "the source", "operations", [
  {
    field: "dashboards",
    gate: "cut-over",
    of: "operations team",
    why: "Somebody must see both clusters in the window.",
  },
  {
    field: "alerts",
    gate: "cut-over",
    of: "operations team",
    why: "They must exist at the target before traffic moves.",
  },
  { field: "slos", gate: "cut-over", of: "operations team", why: "They say whether the target is good enough." },
  { field: "errorBudgets", gate: "cut-over", of: "operations team", why: "They say how much may go wrong." },
  { field: "runbooks", gate: "rollback", of: "operations team", why: "A way back that was never rehearsed is a hope." },
  { field: "auditLogs", gate: "cut-over", of: "security team", why: "Who did what must stay known." },
  {
    field: "quotasPolicy",
    gate: "freeze",
    of: "platform team",
    why: "Quotas at the target need somebody who sets them.",
  },
  { field: "billingLabels", gate: "freeze", of: "platform team", why: "Costs must be told apart from the first day." },
  {
    field: "supportContacts",
    gate: "cut-over",
    of: "operations team",
    why: "Vendors must be reachable in the window.",
  },
  { field: "escalation", gate: "cut-over", of: "operations team", why: "Somebody must answer during the window." },
  {
    field: "changeWindows",
    gate: "cut-over",
    of: "operations team",
    why: "A cut-over outside of them is not allowed.",
  },
  { field: "freezeCalendar", gate: "cut-over", of: "operations team", why: "A cut-over within it is not allowed." },
]);
