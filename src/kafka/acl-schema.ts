import { z } from "zod";
import { operations, patternTypes, permissions, resourceTypes } from "./acl";

/** An ACL as documents write it. */
export const aclSchema = z.strictObject({
  principal: z.string().min(1),
  host: z.string().min(1),
  operation: z.enum(operations),
  permission: z.enum(permissions),
  resourceType: z.enum(resourceTypes),
  resourceName: z.string().min(1),
  patternType: z.enum(patternTypes),
});
