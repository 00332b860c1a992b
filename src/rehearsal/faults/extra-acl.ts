import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from "kafkajs";
import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A grant that nobody declared stands at the target. */
export const extraAcl: Fault = {
  name: "extra-acl",
  title: "somebody lets User:intruder read a topic of the wave at the target",
  found: { check: "nothing-more-granted", cause: "GRANT_BEYOND_DECLARED" },
  happens: {
    when: "before-check",
    inject: async ({ target, wave }) => {
      await withAdmin(target, (admin) =>
        admin.createAcls({
          acl: [
            {
              principal: "User:intruder",
              host: "*",
              operation: AclOperationTypes.READ,
              permissionType: AclPermissionTypes.ALLOW,
              resourceType: AclResourceTypes.TOPIC,
              resourceName: wave.members.topics[0] ?? "",
              resourcePatternType: ResourcePatternTypes.LITERAL,
            },
          ],
        }),
      );
    },
  },
};
