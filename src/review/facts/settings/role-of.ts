import { type Settings, type SettingsRole } from "./setting";

/** What settings are for, by the keys that only one reader of them has; a client's where none of those is there. */
export function roleOf(entries: Settings["entries"]): SettingsRole {
  const keys = [...entries.keys()];
  const has = (...wanted: readonly string[]): boolean => wanted.some((key) => entries.has(key));
  if (has("clusters") && keys.some((key) => key.includes("->") || /^[^.]+\.bootstrap\.servers$/.test(key)))
    return "mirror-maker";
  if (has("connector.class")) return "connector";
  if (has("config.storage.topic", "offset.storage.topic", "plugin.path")) return "connect-worker";
  if (has("process.roles", "broker.id", "node.id", "log.dirs", "zookeeper.connect", "advertised.listeners"))
    return "broker";
  return "client";
}
