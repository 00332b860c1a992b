import { below, ownField, type Tree } from "./json-stream/piece";
import { type FailedCheck } from "./plan";

/**
 * Conditions of the configuration that do not hold by the plan (`check` blocks; Terraform warns of them and applies all the
 * same): `checks` of the JSON format. What is known only after the apply is left to Terraform, which asks again then.
 */
export function failedChecks(tree: Tree): readonly FailedCheck[] {
  const checks = below(tree, "checks");
  if (checks?.kind !== "list") return [];
  return checks.elements.flatMap((element) => {
    const check = element.kind === "piece" ? element.read() : undefined;
    const status = ownField(check, "status");
    if (status !== "fail" && status !== "error") return [];
    const name = ownField(ownField(check, "address"), "to_display");
    return [{ name: typeof name === "string" ? name : "a check", says: messagesOf(ownField(check, "instances")) }];
  });
}

function messagesOf(instances: unknown): readonly string[] {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const messages = list(instances).flatMap((instance) =>
    list(ownField(instance, "problems")).map((problem) => ownField(problem, "message")),
  );
  return [...new Set(messages.filter((message) => typeof message === "string"))];
}
