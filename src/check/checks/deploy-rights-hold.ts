import { judgeGrants } from "../access/judge-grants";
import { type Check } from "../check";

/** Who deploys has the rights to read and to change what the stack holds. Asked before the apply. */
export const deployRightsHold: Check = {
  name: "deploy-rights-hold",
  id: "SEC-06",
  title: "The deploying principal has its rights",
  area: "access",
  phases: ["before-apply"],
  needs: ["target.access"],
  why:
    "Where the Kafka provider may not read a topic it takes it for deleted: it empties its state and plans every topic as new, " +
    "without an error.",
  remedy:
    "Create the ACLs that are named before Terraform plans; CREATE, ALTER and ALTER_CONFIGS imply what reading needs.",
  judge: ({ expected, seen }) => judgeGrants(expected, seen, ({ phase }) => phase === "before-apply"),
};
