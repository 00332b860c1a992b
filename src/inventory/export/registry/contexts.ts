import { type Answer, notKnown } from "../../../kafka/answer";
import { isNotThere, type Reply, valueIn } from "../http/reply";
import { names, type Subject } from "./answers";

/** Confluent's begin with a point, and `.` is the default one; what begins otherwise is no list of contexts. */
export function contextsIn(reply: Reply): Answer<readonly string[]> {
  const answer = valueIn(reply, names, { what: "the list of contexts", grant: "GLOBAL_READ" });
  if (!answer.known || answer.value.every((context) => context.startsWith("."))) return answer;
  return notKnown({
    error: "UNEXPECTED_ANSWER",
    message: `GET /contexts answers ${JSON.stringify(answer.value)}, where contexts begin with a point.`,
  });
}

/** What a registry without contexts does instead, as a sentence. */
export function contextDeviations(reply: Reply): readonly string[] {
  if (isNotThere(reply))
    return ["It has no contexts: GET /contexts is not there; names like :.context:subject are plain names."];
  const answer = valueIn(reply, names, { what: "the list of contexts" });
  return answer.known
    ? [
        `GET /contexts answers ${JSON.stringify(answer.value)}, which names no context; names like :.context:subject are plain names.`,
      ]
    : [];
}

/** `:.context:subject` is a subject of a context where the registry has contexts; elsewhere a name like any other. */
export function inContext(name: string, hasContexts: boolean): Pick<Subject, "context" | "subject"> {
  const match = hasContexts ? /^:(\.[^:]*):(.+)$/.exec(name) : null;
  return { context: match?.[1] ?? ".", subject: match?.[2] ?? name };
}
