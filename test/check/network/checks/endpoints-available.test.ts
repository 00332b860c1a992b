import { known } from "../../../../src/kafka/answer";
import { networkExpectations } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "endpoints-available";
const outputs = (state: string, id = "vpce-0abc") => ({
  outputs: { source_endpoint_id: known([id]), source_state: known([state]) },
});
const [declared] = networkExpectations().endpoints;

describe("endpoints as Terraform last saw them", () => {
  it("pass where they are available, in any case", () => {
    expect(words(judged(check, { seen: outputs("available") }))).toEqual(["pass"]);
    expect(words(judged(check, { seen: outputs("Available") }))).toEqual(["pass"]);
  });

  it("fail where nobody accepted them", () => {
    expect(judged(check, { seen: outputs("pendingAcceptance") })).toEqual([
      expect.objectContaining({
        subject: "to the source",
        cause: "ENDPOINT_NOT_AVAILABLE",
        seen: "pendingAcceptance",
        message: "vpce-0abc is pendingAcceptance, as Terraform last saw it.",
      }),
    ]);
  });

  it("fail where the id is none", () => {
    expect(words(judged(check, { seen: outputs("available", "eni-0abc") }))).toEqual(["fail NO_ENDPOINT_ID"]);
  });

  it("fail where the service's name is none", () => {
    const expected = { endpoints: [{ ...declared!, serviceName: { output: "service" } }] };
    const named = (service: string) => ({ outputs: { ...outputs("available").outputs, service: known([service]) } });
    expect(words(judged(check, { expected, seen: named("com.amazonaws.vpce.us-east-1.vpce-svc-0a") }))).toEqual([
      "pass",
    ]);
    expect(words(judged(check, { expected, seen: named("vpce-svc-0a") }))).toEqual(["fail NO_SERVICE_NAME"]);
  });

  it("are unknown without outputs, without the output, and where the state was written at synthesis", () => {
    expect(judged(check, { seen: { outputs: null } })).toEqual([
      expect.objectContaining({ cause: "OUTPUTS_NOT_GIVEN", remedy: expect.stringContaining("--outputs FILE") }),
    ]);
    expect(words(judged(check, { seen: { outputs: {} } }))).toEqual(["unknown OUTPUT_MISSING"]);
    const expected = { endpoints: [{ ...declared!, state: { value: "available" } }] };
    expect(words(judged(check, { expected }))).toEqual(["unknown STATE_NOT_SEEN"]);
  });
});
