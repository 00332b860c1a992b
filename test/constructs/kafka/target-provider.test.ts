import { synthesized } from "../../builders/synthesized";
import { targetProvider } from "../../../src/constructs/kafka/target-provider";
import { synthesizedApp } from "../../builders/synthesized";
import { LocalBackend, TerraformStack } from "cdktf";

describe("the Kafka provider of a stack", () => {
  it("knows where the target is and nothing secret", () => {
    expect(synthesized(() => undefined).provider["kafka"]).toEqual([
      { bootstrap_servers: ["b1:9094"], sasl_mechanism: "scram-sha512", timeout: 60, tls_enabled: true },
    ]);
  });

  it("has no mechanism where certificates say who Terraform is", () => {
    const stack = synthesizedApp((app) => {
      const it = new TerraformStack(app, "w01");
      new LocalBackend(it, { path: "state" });
      targetProvider(it, "kafka", { bootstrapServers: ["b1:9095"], tls: true, mechanism: "none", timeoutSeconds: 5 });
      return it;
    });
    expect(stack.provider["kafka"]).toEqual([{ bootstrap_servers: ["b1:9095"], timeout: 5, tls_enabled: true }]);
  });
});
