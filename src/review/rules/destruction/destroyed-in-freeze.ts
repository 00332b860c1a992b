import { freezeOn, isReleased, lossesOf } from "../../destruction/destroyed-by";
import { found, type Rule } from "../../rule";
import { freezing } from "../cases/freezing";
import { exampleEndpointService, exampleTargetGroup } from "./example-service";

/** Resources that are nothing outside of Terraform's state. */
const onlyInState = /^(?:null|random|time|terraform|local)_/;

/** Something that a plan deletes or replaces while nothing may be. */
export const destroyedInFreeze: Rule = {
  name: "destroyed-in-freeze",
  area: "destruction",
  severity: "high",
  title: "Something is destroyed inside a freeze",
  what: "The day of the review lies in a freeze of the policy, and the plan deletes or replaces something that nobody released.",
  why: "People agreed that nothing is taken away in these days: those who could repair it are not there, and the way back may depend on it.",
  remedy: "Apply it after the freeze, or release the one thing that has to go.",
  references: ["https://developer.hashicorp.com/terraform/cli/commands/plan"],
  *find(plan, { today, policy }) {
    const freeze = freezeOn(today, policy);
    if (freeze === null) return;
    for (const loss of lossesOf(plan)) {
      const { resource, action, thing } = loss;
      if (action === "forget" || onlyInState.test(resource.type) || isReleased(loss, policy)) continue;
      const does = action === "delete" ? "deletes" : "replaces";
      yield found(
        resource,
        resource.replacedBecauseOf[0] ?? null,
        `In the freeze ${freeze} the plan ${does} ${thing?.loses ?? resource.address}.`,
      );
    }
  },
  cases: {
    nonCompliant: {
      terraform: exampleEndpointService() + exampleTargetGroup("kafka-broker-0-b"),
      before: exampleEndpointService() + exampleTargetGroup("kafka-broker-0-a"),
      knowing: { today: "2026-12-24", policy: freezing() },
    },
    compliant: {
      terraform: exampleEndpointService() + exampleTargetGroup("kafka-broker-0-b"),
      before: exampleEndpointService() + exampleTargetGroup("kafka-broker-0-a"),
      knowing: { today: "2026-12-14", policy: freezing() },
    },
  },
};
