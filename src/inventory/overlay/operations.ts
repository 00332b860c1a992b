import { z } from "zod";
import { count } from "../document/count";
import { moment, text } from "./text";

const period = z.strictObject({
  start: moment.describe("When it begins."),
  end: moment.describe("When it ends."),
  what: text.optional().describe("What it is for."),
});

/** How the source is run, and what must be run the same way at the target. Lists of several files are put together. */
export const operationsWords = z.strictObject({
  dashboards: z
    .array(
      z.strictObject({
        name: text.describe("Its title."),
        url: text.optional().describe("Where it is."),
        covers: z.array(z.enum(["source", "target"])).describe("Which clusters it shows."),
      }),
    )
    .optional()
    .describe("Dashboards that people look at during the window; [] for none."),
  alerts: z
    .array(
      z.strictObject({
        name: text.describe("Its name."),
        signal: text.describe("What it watches."),
        threshold: text.optional().describe("When it fires."),
        severity: text.optional().describe("How loud it is."),
        existsOnTarget: z.boolean().describe("Whether the target has it."),
      }),
    )
    .optional()
    .describe("Alerts that must exist at the target before traffic moves; [] for none."),
  slos: z
    .array(
      z.strictObject({
        subject: text.describe("What it is about."),
        indicator: text.describe("What is measured."),
        objective: text.describe("What must hold."),
        window: text.optional().describe("Over which time."),
      }),
    )
    .optional()
    .describe("Service level objectives; [] for none."),
  errorBudgets: z.array(text).optional().describe("What is left of them, and who spends it."),
  runbooks: z
    .array(
      z.strictObject({
        name: text.describe("Its title."),
        url: text.optional().describe("Where it is."),
        rehearsedAt: z.iso.date().nullable().optional().describe("The day of its last rehearsal; null for never."),
      }),
    )
    .optional()
    .describe("Runbooks of the move and of the way back."),
  auditLogs: z
    .strictObject({
      sink: text.describe("Where they go."),
      retention: text.optional().describe("How long they stay."),
    })
    .optional()
    .describe("Where it is written down who did what."),
  quotasPolicy: text.optional().describe("Who gets which quota, and who decides."),
  billingLabels: z.record(z.string(), text).optional().describe("Labels that costs are told apart by."),
  supportContacts: z.array(text).optional().describe("Who is called at the vendors of source and target."),
  escalation: z
    .array(
      z.strictObject({
        level: z.int().min(1).describe("1 is called first."),
        who: text.describe("The person or rota."),
        minutes: count.describe("After how many minutes without an answer."),
      }),
    )
    .optional()
    .describe("Who is called when, during the window."),
  changeWindows: z.array(period).optional().describe("When changes are allowed."),
  freezeCalendar: z.array(period).optional().describe("When nothing may change; [] for never."),
});

/** See {@link operationsWords}. */
export type OperationsWords = z.infer<typeof operationsWords>;
