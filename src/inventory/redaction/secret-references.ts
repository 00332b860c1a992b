/**
 * A reference into a secret store, as config providers resolve it: `${file:/opt/secrets:password}`, `${vault:…}`,
 * Strimzi's `${secrets:namespace/name:key}` (`org.apache.kafka.common.config.ConfigTransformer`), and a variable that a
 * shell or a template fills in: `${DB_PASSWORD}`.
 */
const reference = /\$\{(?:[A-Za-z][\w.-]{0,63}:[^{}]{1,512}|[A-Z_][A-Z0-9_]{0,127})\}/g;

/** Every reference of a text, as written. */
export function referencesIn(text: string): readonly string[] {
  return text.includes("${") ? (text.match(reference) ?? []) : [];
}

/** What is left of a text without its references. */
export function withoutReferences(text: string): string {
  return text.includes("${") ? text.replace(reference, "") : text;
}

/** Whether a value is nothing but references. */
export function isReference(value: string): boolean {
  return referencesIn(value).length > 0 && withoutReferences(value).trim() === "";
}

/** Whether somebody before us took the secret out: `[hidden]`, `********`, `[redacted]`. */
export function isMasked(value: string): boolean {
  return /^\s*(\*{3,}|[[(<{]?(hidden|redacted|masked|removed|sensitive|xxx+)[\])>}]?)\s*$/i.test(value);
}
