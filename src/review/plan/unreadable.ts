import { errorCode, errorText } from "../../documents/error-code";
import { DocumentError } from "../../documents/problem";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
};

/** A file or a folder that the system does not give. */
export function cannotBeRead(file: string, error: unknown): DocumentError {
  return new DocumentError([
    {
      file,
      path: "",
      rule: `cannot be read: ${reasons[errorCode(error) ?? ""] ?? errorText(error)}`,
      instead: "Name a plan, a state, a synthesized stack or a folder of them that exists and that you may read.",
    },
  ]);
}
