import { failedByRace } from "../../../src/rehearsal/terraform/providers-race";

const race = ["│ Error: kafka: broker not connected", "│   with kafka_topic.topics_a,"];

describe("a run of Terraform that the Kafka provider lost its connection in", () => {
  it("is worth another try where that was all", () => {
    expect(failedByRace({ exitCode: 1, lines: race })).toBe(true);
    expect(failedByRace({ exitCode: 1, lines: ["Error: kafka: broker not connected"] })).toBe(true);
  });

  it("is not where it succeeded, where another error stands beside, or where it failed of something else", () => {
    expect(failedByRace({ exitCode: 0, lines: race })).toBe(false);
    expect(failedByRace({ exitCode: 1, lines: [...race, "│ Error: kafka server: Not authorized"] })).toBe(false);
    expect(failedByRace({ exitCode: 1, lines: ["Error: SASL Authentication failed"] })).toBe(false);
  });

  it("is not where the topic was created already: another try would find it there", () => {
    const line = "│ Error: error waiting for topic (a) to be created: kafka: broker not connected";
    expect(failedByRace({ exitCode: 1, lines: [line] })).toBe(false);
  });
});
