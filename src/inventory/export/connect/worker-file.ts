import { readFileSync } from "node:fs";
import { parse } from "dot-properties";
import { errorCode, errorText } from "../../../documents/error-code";
import { DocumentError } from "../../../documents/problem";

/** What the configuration of a Connect worker tells that its REST API does not. */
export interface WorkerFile {
  /** `group.id`. */
  readonly groupId: string;
  readonly internalTopics: { readonly config: string; readonly offset: string; readonly status: string };
}

const keys = {
  groupId: "group.id",
  config: "config.storage.topic",
  offset: "offset.storage.topic",
  status: "status.storage.topic",
} as const;

/**
 * Reads the properties file that a distributed Connect worker was started with; nothing but the four names is taken from it.
 *
 * @throws DocumentError with every name that is missing
 */
export function readWorkerFile(file: string): WorkerFile {
  return parseWorkerFile(textOf(file), file);
}

/**
 * The same for text at hand; `file` is the name that problems carry.
 *
 * @throws DocumentError with every name that is missing
 */
export function parseWorkerFile(text: string, file: string): WorkerFile {
  const parsed: unknown = parse(text);
  const values = new Map(Object.entries(typeof parsed === "object" && parsed !== null ? parsed : {}));
  const valueOf = (key: string): string => String(values.get(key) ?? "").trim();
  const missing = Object.values(keys).filter((key) => valueOf(key) === "");
  if (missing.length > 0)
    throw new DocumentError(
      missing.map((path) => ({
        file,
        path,
        rule: "is missing",
        instead:
          "Name the properties file that a distributed worker was started with (connect-distributed.properties).",
      })),
    );
  return {
    groupId: valueOf(keys.groupId),
    internalTopics: {
      config: valueOf(keys.config),
      offset: valueOf(keys.offset),
      status: valueOf(keys.status),
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    const reason = errorCode(error) === "ENOENT" ? "there is no such file" : errorText(error).split(",")[0];
    throw new DocumentError([
      {
        file,
        path: "",
        rule: `cannot be read: ${reason ?? ""}`,
        instead: "Name the properties file that a distributed Connect worker was started with.",
      },
    ]);
  }
}
