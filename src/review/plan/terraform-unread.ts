import { below, ownField, readAt, type Tree } from "./json-stream/piece";

/**
 * What a plan itself says that it does not tell: sentences, each of which becomes a finding. `passedOver` is how many resources
 * its state has, or had, of which it says nothing: a whole plan names each of them.
 */
export function unreadOfPlan(tree: Tree, passedOver: number): readonly string[] {
  const unread: string[] = [];
  if (passedOver > 0)
    unread.push(
      `The plan says nothing of ${String(passedOver)} ${passedOver === 1 ? "resource" : "resources"} of the state: it was made with -target or -refresh-only. A plan of the whole tells of them.`,
    );
  if (readAt(tree, "errored") === true)
    unread.push("Terraform stopped with errors while it planned: what it would have planned after them is not told.");
  if (readAt(tree, "complete") === false)
    unread.push("Terraform says that the plan is not complete: more changes come with a second plan after the apply.");
  const actions = below(tree, "action_invocations");
  const invoked = actions?.kind === "list" ? actions.elements.length : 0;
  if (invoked > 0)
    unread.push(
      `The plan invokes ${String(invoked)} action${invoked === 1 ? "" : "s"} of providers: what they do is not told.`,
    );
  const deferred = below(tree, "deferred_changes");
  if (deferred?.kind === "list")
    for (const element of deferred.elements) {
      const told = element.kind === "piece" ? element.read() : undefined;
      const address = ownField(ownField(told, "resource_change"), "address");
      const reason = ownField(told, "reason");
      unread.push(
        `Terraform put off the changes of ${typeof address === "string" ? address : "a resource"}${
          typeof reason === "string" ? ` (${reason})` : ""
        }: what they will be is not told.`,
      );
    }
  return unread;
}
