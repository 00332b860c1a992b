import { type Rule } from "../../rule";
import { endpointServiceAcceptsWithoutAsking } from "./endpoint-service-accepts-without-asking";

/** The rules of this chapter. */
export const privateLinkRules: readonly Rule[] = [endpointServiceAcceptsWithoutAsking];
