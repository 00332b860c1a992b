import { endpointServicesOf } from "../../../src/review/facts/endpoint-services";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan } from "../../builders/plan";

const arn = (account: string): string => `arn:aws:iam::${account}:root`;

describe("who may make an endpoint of a service", () => {
  it("is told by the service itself and by resources of their own", () => {
    const plan = aPlan([
      {
        type: "aws_vpc_endpoint_service",
        name: "kafka",
        after: { acceptance_required: true, allowed_principals: [arn("111111111111")] },
      },
      {
        type: "aws_vpc_endpoint_service_allowed_principal",
        name: "late",
        after: {
          vpc_endpoint_service_id: new Unknown(["aws_vpc_endpoint_service.kafka.id"]),
          principal_arn: arn("222222222222"),
        },
      },
    ]);
    const [service, ...others] = endpointServicesOf(plan);
    expect(others).toEqual([]);
    expect(service?.acceptanceRequired).toBe(true);
    expect(service?.principals.map(({ path, arn, resource }) => [resource.address, path, arn])).toEqual([
      ["aws_vpc_endpoint_service.kafka", "allowed_principals[0]", arn("111111111111")],
      ["aws_vpc_endpoint_service_allowed_principal.late", "principal_arn", arn("222222222222")],
    ]);
  });

  it("is nobody where the list was left out, which the provider fills in with what others added", () => {
    const plan = aPlan([
      { type: "aws_vpc_endpoint_service", after: { acceptance_required: true, allowed_principals: new Unknown([]) } },
    ]);
    expect(endpointServicesOf(plan)[0]?.principals).toEqual([]);
  });

  it("is not known where the list comes from what is made later", () => {
    const plan = aPlan([
      { type: "terraform_data", name: "later", after: { output: new Unknown([]) } },
      {
        type: "aws_vpc_endpoint_service",
        after: { acceptance_required: true, allowed_principals: new Unknown(["terraform_data.later.output"]) },
      },
    ]);
    expect(endpointServicesOf(plan)[0]?.principals).toEqual([
      expect.objectContaining({ path: "allowed_principals", arn: expect.any(Unknown) as unknown }),
    ]);
  });

  it("is told of a service of another stack by its id", () => {
    const plan = aPlan([
      {
        type: "aws_vpc_endpoint_service_allowed_principal",
        after: { vpc_endpoint_service_id: "vpce-svc-0abc", principal_arn: "*" },
      },
    ]);
    expect(endpointServicesOf(plan)).toEqual([
      expect.objectContaining({ resource: null, name: "vpce-svc-0abc", acceptanceRequired: null }),
    ]);
  });

  it("takes a service whose acceptance is absent for one that asks nobody, and forgets what is deleted", () => {
    const plan = aPlan([
      { type: "aws_vpc_endpoint_service", name: "kept", after: {} },
      { type: "aws_vpc_endpoint_service", name: "gone", before: { acceptance_required: false }, after: null },
    ]);
    expect(endpointServicesOf(plan).map(({ name, acceptanceRequired }) => [name, acceptanceRequired])).toEqual([
      ["aws_vpc_endpoint_service.kept", false],
    ]);
  });
});
