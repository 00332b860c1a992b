/** An approval proposed to a person holds for so long at first. */
const proposedDays = 90;

/** The lines that accept a change, for pasting under `approvals` of the wave file. */
export function proposedApproval(change: string, now: Date): readonly string[] {
  const until = new Date(now.getTime() + proposedDays * 86_400_000).toISOString().slice(0, 10);
  return [
    `    - change: ${JSON.stringify(change)}`,
    "      by: NAME",
    "      reason: WHY IT IS ACCEPTABLE",
    `      expires: ${until}`,
  ];
}
