import { z } from "zod";
import { text } from "./text";

/** Who answers for something. */
export const ownerWords = z.strictObject({
  team: text.optional().describe("The team that owns it; without it the short name stands for it."),
  service: text.optional().describe("The service or product that it belongs to."),
  contact: text.optional().describe("How the team is reached: an address or a channel."),
  approver: text.optional().describe("Who may approve a pause, a difference at the target and the cut-over."),
  escalation: text.optional().describe("Who is called when the contact does not answer."),
  onCall: text.optional().describe("The rota or service that is paged at night."),
});

/** See {@link ownerWords}. */
export type OwnerWords = z.infer<typeof ownerWords>;
