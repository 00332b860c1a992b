import { VpcEndpointConnectionAccepter } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-accepter";
import { VpcEndpointConnectionNotification } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-notification";
import { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { Construct } from "constructs";
import { type ListenerShard } from "../../../network/listeners";
import { constructId } from "../../construct-id";
import { namedOutput } from "./named-output";
import { acceptedEndpoints, principalsOf, type PrivateLinkConsumer } from "./consumers";
import { pathTags } from "./path-tags";

/** What one endpoint service is made from. */
export interface OfferedServiceProps {
  readonly name: string;
  readonly shard: ListenerShard;
  /** May be a token. */
  readonly loadBalancerArn: string;
  readonly consumers: readonly PrivateLinkConsumer[];
  /** Other regions in which consumers may have their endpoint. */
  readonly supportedRegions?: readonly string[];
  readonly topicArn: string;
  readonly owner?: string;
}

/** An accepted endpoint, whose state is known after the apply. */
export interface EndpointState {
  readonly name: string;
  readonly endpointId: string;
  /** The Terraform output that tells its state. */
  readonly stateOutput: string;
  /** The Terraform output that tells the service's name. */
  readonly serviceNameOutput: string;
}

/** One load balancer offered to named consumers. Each connection is accepted, those of known endpoints by the plan. */
export class OfferedService extends Construct {
  /** A token. */
  readonly serviceName: string;
  /** A token. */
  readonly serviceId: string;
  readonly endpoints: readonly EndpointState[];

  constructor(scope: Construct, id: string, props: OfferedServiceProps) {
    super(scope, id);
    const { name, shard, consumers, owner } = props;
    const service = new VpcEndpointService(this, "service", {
      acceptanceRequired: true,
      allowedPrincipals: [...principalsOf(consumers)],
      networkLoadBalancerArns: [props.loadBalancerArn],
      supportedIpAddressTypes: ["ipv4"],
      ...(props.supportedRegions === undefined ? {} : { supportedRegions: [...props.supportedRegions] }),
      tags: pathTags("data", `${name} brokers ${String(shard.index)}`, owner),
    });
    this.serviceName = service.serviceName;
    this.serviceId = service.id;
    new VpcEndpointConnectionNotification(this, "notification", {
      vpcEndpointServiceId: service.id,
      connectionNotificationArn: props.topicArn,
      connectionEvents: ["Accept", "Connect", "Delete", "Reject"],
    });
    const serviceNameOutput = namedOutput(this, "service-name", {
      value: this.serviceName,
      description: `The endpoint service of load balancer ${String(shard.index)}, for its consumers' endpoints`,
    });
    this.endpoints = acceptedEndpoints(consumers, [shard]).map(({ consumer, endpointId }) => {
      const accepted = new VpcEndpointConnectionAccepter(this, constructId("accepted", consumer.name), {
        vpcEndpointId: endpointId,
        vpcEndpointServiceId: service.id,
      });
      return {
        name: `${consumer.name} to ${name} ${String(shard.index)}`,
        endpointId,
        serviceNameOutput,
        stateOutput: namedOutput(this, constructId("state", consumer.name), {
          value: accepted.vpcEndpointState,
          description: `The state of ${consumer.name}'s endpoint`,
        }),
      };
    });
  }
}
