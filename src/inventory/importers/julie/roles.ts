import { z } from "zod";
import { type Acl } from "../../../kafka/acl";
import { operationWord, patternTypeWord, permissionWord, resourceTypeWord } from "../words";

/** A file of roles of one's own (`julie.roles`): each a name with what it allows. */
export const rolesSchema = z.object({
  roles: z.array(
    z.object({
      name: z.string().min(1),
      acls: z.array(
        z.object({
          resourceType: resourceTypeWord,
          resourceName: z.string().min(1),
          patternType: patternTypeWord,
          host: z.string().min(1),
          operation: operationWord,
          permissionType: permissionWord,
        }),
      ),
    }),
  ),
});

/** See {@link rolesSchema}. */
export type JulieRole = z.infer<typeof rolesSchema>["roles"][number];

/** What a role gives to a principal. */
export function roleAcls({ acls }: JulieRole, principal: string): Acl[] {
  return acls.map(({ permissionType, ...acl }) => ({ ...acl, principal, permission: permissionType }));
}
