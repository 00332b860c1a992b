import { nearest } from "../../documents/nearest";
import { type Profile } from "../../target/profile";
import { boundsText, canonicalConfigValue, outOfBounds } from "../../target/provider-safe/config-value";

/** What a broker makes of one config value. */
export type ConfigVerdict =
  | { readonly is: "kept" }
  /** The broker prints it back in another spelling. */
  | { readonly is: "respelled"; readonly as: string }
  /** The broker refuses it. */
  | { readonly is: "refused"; readonly why: string };

const kept: ConfigVerdict = { is: "kept" };

/** What brokers that a profile describes make of a value of a topic's config. */
export function verdictOnConfig(profile: Profile, name: string, raw: string): ConfigVerdict {
  const key = profile.configs.get(name);
  if (key === undefined) return { is: "refused", why: whyUnknown(profile, name) };
  const canonical = canonicalConfigValue(key, raw);
  if (!canonical.ok)
    return { is: "refused", why: `${name} = ${JSON.stringify(raw)} ${canonical.rule}. ${canonical.instead}` };
  if (outOfBounds(key, canonical.value) !== undefined)
    return { is: "refused", why: `${name} = ${JSON.stringify(raw)} is out of bounds: ${boundsText(key)}.` };
  if (canonical.respelled)
    return { is: "refused", why: `${name} = ${JSON.stringify(raw)} is not Kafka's word. Write ${canonical.value}.` };
  if (key.forced !== undefined && key.forced !== canonical.value) return { is: "respelled", as: key.forced };
  return canonical.value === raw ? kept : { is: "respelled", as: canonical.value };
}

function whyUnknown(profile: Profile, name: string): string {
  const removed = profile.removed.get(name);
  if (removed !== undefined) return `${name} is gone since ${removed.in}: ${removed.reason}.`;
  const foreign = profile.foreign.find(({ keys }) => keys.test(name));
  if (foreign !== undefined) return `${name} is no config of ${profile.title}: ${foreign.reason}.`;
  const near = nearest(name, profile.configs.keys());
  return `${name} is no config of a topic of ${profile.title}${near === undefined ? "" : ` (nearest: ${near})`}.`;
}
