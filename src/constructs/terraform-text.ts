/**
 * Free text from a live cluster as Terraform must read it: `${` and `%{` would begin a template, so the sign is doubled
 * (Terraform language, "Strings and templates": escape sequences `$${` and `%%{`). Everything else stays as it is; the
 * JSON syntax needs nothing more.
 */
export function terraformText(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}
