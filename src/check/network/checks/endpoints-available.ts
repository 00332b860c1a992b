import { type NetworkExpectations } from "../../../expectations/network/document";
import { type Answer } from "../../../kafka/answer";
import { fail, type Judgement, pass, unknown } from "../../result";
import { type NetworkCheck } from "../check";
import { type Outputs, outputsRemedy, valuesOf } from "../outputs";

type ExpectedEndpoint = NetworkExpectations["endpoints"][number];

/** Every endpoint was made, accepted, and is available, as Terraform last saw it. */
export const endpointsAvailable: NetworkCheck = {
  name: "endpoints-available",
  id: "NET-02",
  title: "Endpoints are accepted and available",
  area: "endpoints",
  why: "An endpoint whose acceptance was forgotten answers nobody, and is found at the cut-over.",
  remedy: "Accept the connection at the endpoint service, refresh the stack, then check again with its new outputs.",
  *judge({ expected, seen }) {
    for (const endpoint of expected.endpoints) yield judgeEndpoint(endpoint, seen.outputs);
  },
};

/** The part of an id that is not its number (EC2, "Resource IDs"): endpoints and endpoint services. */
const endpointId = /^vpce(-svc)?-[0-9a-z]+$/;

/** `com.amazonaws.vpce.us-east-1.vpce-svc-…`, or an AWS service: `com.amazonaws.us-east-1.s3`. */
const serviceName = /^(com|cn\.com)\.amazonaws\.[a-z0-9.-]+$/;

function judgeEndpoint(
  { name, id, state, serviceName: service }: ExpectedEndpoint,
  outputs: Outputs | null,
): Judgement {
  if ("value" in state)
    return unknown(name, {
      cause: "STATE_NOT_SEEN",
      message: "Its state was written at synthesis, which proves nothing.",
      remedy: "Declare the Terraform output that has the state.",
    });
  const wanted = { id, state, ...(service === undefined ? {} : { service }) };
  for (const one of Object.values(wanted)) {
    const answer = valuesOf(one, outputs);
    if (!answer.known)
      return unknown(name, {
        cause: answer.because.error,
        expected: "available",
        message: answer.because.message,
        remedy: outputsRemedy,
      });
  }
  const first = textOf(valuesOf(state, outputs));
  const itsId = textOf(valuesOf(id, outputs));
  if (!endpointId.test(itsId))
    return fail(name, {
      cause: "NO_ENDPOINT_ID",
      expected: "vpce-…",
      seen: itsId,
      message: "Its id is no endpoint's.",
    });
  const itsService = service === undefined ? undefined : textOf(valuesOf(service, outputs));
  if (itsService !== undefined && !serviceName.test(itsService))
    return fail(name, {
      cause: "NO_SERVICE_NAME",
      expected: "com.amazonaws.vpce.REGION.vpce-svc-…",
      seen: itsService,
      message: "Its service name is none.",
    });
  return first.toLowerCase() === "available"
    ? pass(name, { expected: "available", seen: first, message: `${itsId} is available, as Terraform last saw it.` })
    : fail(name, {
        cause: "ENDPOINT_NOT_AVAILABLE",
        expected: "available",
        seen: first,
        message: `${itsId} is ${first}, as Terraform last saw it.`,
      });
}

function textOf(answer: Answer<readonly string[]>): string {
  return answer.known ? answer.value.join(", ") : "";
}
