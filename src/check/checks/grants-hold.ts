import { judgeGrants } from "../access/judge-grants";
import { type Check } from "../check";

/** Every declared principal can do what was declared, and cannot do what was declared to be denied. */
export const grantsHold: Check = {
  name: "grants-hold",
  id: "SEC-06",
  title: "Every declared grant has its effect",
  area: "access",
  phases: ["after-apply"],
  needs: ["target.access", "source.access"],
  why: "A client that lacks a right stops at the first call that needs it; MirrorMaker without one skips topics in silence.",
  remedy: "Apply the stack again; at the source, create the ACL that is named.",
  judge: ({ expected, seen }) => judgeGrants(expected, seen, ({ phase }) => phase === "after-apply"),
};
