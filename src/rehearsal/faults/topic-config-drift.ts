import { ConfigResourceTypes } from "kafkajs";
import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** Somebody shortens a topic's retention at the target by hand. */
export const topicConfigDrift: Fault = {
  name: "topic-config-drift",
  title: "somebody changes retention.ms of a topic at the target by hand",
  found: { check: "topic-configs-hold", cause: "CONFIG_DIFFERS" },
  happens: {
    when: "before-check",
    inject: async ({ target, wave }) => {
      const [topic = ""] = wave.members.topics;
      await withAdmin(target, async (admin) => {
        const { resources } = await admin.describeConfigs({
          includeSynonyms: false,
          resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
        });
        const explicit = (resources[0]?.configEntries ?? [])
          .filter((entry) => entry.configSource === topicSource && entry.configName !== "retention.ms")
          .map(({ configName, configValue }) => ({ name: configName, value: configValue }));
        await admin.alterConfigs({
          validateOnly: false,
          resources: [
            {
              type: ConfigResourceTypes.TOPIC,
              name: topic,
              configEntries: [...explicit, { name: "retention.ms", value: "3600001" }],
            },
          ],
        });
      });
    },
  },
};

/** `DYNAMIC_TOPIC_CONFIG` on the wire: AlterConfigs replaces the whole set, so the others are written again. */
const topicSource = 1;
