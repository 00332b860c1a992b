import { profileOf, profileOfWave } from "../../src/target/read-profile";
import { aWave, problemsOf } from "../builders/wave";

describe("the profile apache-kafka", () => {
  it("knows as many topic configs as the brokers do", () => {
    expect(profileOf("apache-kafka@3.9").configs.size).toBe(36);
    expect(profileOf("apache-kafka@4.3").configs.size).toBe(33);
  });

  it("has the values of each version", () => {
    const after = (id: string) => profileOf(id).configs.get("message.timestamp.after.max.ms")?.default;
    expect(after("apache-kafka@3.9")).toBe("9223372036854775807");
    expect(after("apache-kafka@4.0")).toBe("3600000");
    expect(profileOf("apache-kafka@4.0").configs.get("segment.bytes")?.least).toBe(14);
    expect(profileOf("apache-kafka@4.2").configs.get("segment.bytes")?.least).toBe(1_048_576);
    expect(profileOf("apache-kafka@3.9").removed.size).toBe(0);
    expect([...profileOf("apache-kafka@4.0").removed.keys()].sort()).toEqual([
      "message.downconversion.enable",
      "message.format.version",
      "message.timestamp.difference.max.ms",
    ]);
  });
});

describe("naming a profile", () => {
  it.each(["apache-kafka@4.9", "apache-kafka", "apachekafka@4.3", "apache-kafka@4.3@x"])("%s is refused", (id) => {
    expect(problemsOf(() => profileOf(id))[0]).toContain("is no target profile");
  });

  it("wrongly in a wave is told at its line, with the nearest and all that there are", () => {
    expect(problemsOf(() => profileOfWave(aWave({ target: { profile: "apache-kafka@43" } })))).toEqual([
      'wave.yaml:12:12  target.profile  "apache-kafka@43" is no target profile (nearest: apache-kafka@4.3).\n' +
        "  Write one of apache-kafka@3.9, apache-kafka@4.0, apache-kafka@4.1, apache-kafka@4.2, apache-kafka@4.3.",
    ]);
  });
});
