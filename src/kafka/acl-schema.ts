import { z } from "zod";
import { operations, patternTypes, permissions, resourceTypes } from "./acl";

/** An ACL as documents write it. */
export const aclSchema = z.strictObject({
  principal: z.string().min(1).describe("Who, as User:name; User:* is everybody."),
  host: z.string().min(1).describe("From which address; * is any."),
  operation: z.enum(operations).describe("What may be done, in Kafka's words."),
  permission: z.enum(permissions).describe("Whether it is allowed or denied; what denies wins."),
  resourceType: z.enum(resourceTypes).describe("Kind of the resource."),
  resourceName: z.string().min(1).describe("Name of the resource, or how it begins; * is any."),
  patternType: z.enum(patternTypes).describe("Whether the name is whole (LITERAL) or how names begin (PREFIXED)."),
});
