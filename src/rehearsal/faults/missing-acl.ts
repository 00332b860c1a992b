import { allow } from "../allow";
import { renamedPrincipal } from "../production/overlay";
import { deleteAcls } from "../rig/acl-writes";
import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A grant that the wave needs is gone at the target. */
export const missingAcl: Fault = {
  name: "missing-acl",
  title: "somebody removes an application's READ on its topic at the target",
  found: { check: "grants-hold", cause: "GRANT_MISSING" },
  happens: {
    when: "before-check",
    inject: async ({ target }) => {
      await withAdmin(target, (admin) => deleteAcls(admin, [grant]));
    },
  },
};

/** Of the application that is called otherwise at the target: its grants came over under the new name. */
const grant = allow(renamedPrincipal.atTarget, "READ", "TOPIC", "orders.v1");
