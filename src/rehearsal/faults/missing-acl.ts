import { aclsOf } from "../rig/acls-of";
import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A grant that the wave needs is gone at the target. */
export const missingAcl: Fault = {
  name: "missing-acl",
  title: "somebody removes an application's READ on one of its topics at the target",
  found: { check: "grants-hold", cause: "GRANT_MISSING" },
  happens: {
    when: "before-check",
    inject: async ({ target, wave }) => {
      await withAdmin(target, async (admin) => {
        const grant = (await aclsOf(admin)).find(
          (acl) =>
            acl.operation === "READ" &&
            acl.permission === "ALLOW" &&
            acl.patternType === "LITERAL" &&
            wave.members.topics.includes(acl.resourceName) &&
            wave.members.principals.includes(acl.principal),
        );
        if (grant === undefined) throw new Error("No READ of a wave's principal stands at the target.");
        await admin.deleteAcls({ filters: [kafkajsAcl(grant)] });
      });
    },
  },
};
