/**
 * Free text from a live cluster as Terraform must read it: `${` and `%{` would begin a template, so the sign is doubled
 * (Terraform language, "Strings and templates": escape sequences `$${` and `%%{`). Everything else stays as it is; the
 * JSON syntax needs nothing more.
 */
export function terraformText(text: string): string {
  return text.includes("{") ? text.replace(/[$%](?=\{)/g, (sign) => sign + sign) : text;
}

/** The same for every value of a map; its keys are Kafka's own and hold no template. */
export function terraformTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, terraformText(text)]));
}

/** Whether cdktf would take a part of the text for one of its own placeholders; such text cannot be synthesized at all. */
export function looksLikeToken(text: string): boolean {
  return text.includes("TfToken[");
}
