"""moto 5.2.1 as a server on the loopback address, with what keeps Terraform's AWS provider 5.100.0 from settling mended.

Each shim says what moto does otherwise. None of them makes moto prove more than it does: it stores what it is told and
tells it again. It has no packets, no DNS, no acceptance of endpoints, no quota, no policy that is evaluated.
"""

import sys
import threading

import moto.acmpca.models as acmpca
import moto.ec2.models.security_groups as security_groups
import moto.ec2.models.vpc_service_configuration as endpoint_services
import moto.ec2.models.vpcs as vpcs
import moto.ec2.responses.vpc_service_configuration as endpoint_service_answers
import moto.elbv2.models as elbv2
import moto.kms.responses as kms
import moto.route53.responses as route53
from moto import server
from moto.core.responses import ActionResult
from moto.utilities.utils import get_partition

shims = []


def shim(function):
    shims.append(function)
    return function


@shim
def one_answer_for_all_attempts():
    """A client that lost the answer to what was done asks again, with the same invocation id. moto does it twice, and calls the
    second a duplicate. The lost answer is told again, and a line of the log says so: how AWS takes attempts is not shown here."""
    answer, answers = server.DomainDispatcherApplication.__call__, {}

    def answer_once(self, environ, start_response):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if invocation in answers:
            print(f"told again: {invocation}, {environ.get('HTTP_AMZ_SDK_REQUEST')}", file=sys.stderr, flush=True)
            (status, headers), body = answers[invocation]
            start_response(status, headers)
            return body
        started = []

        def start(status, headers, exc_info=None):
            started[:] = [status, list(headers)]
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        told = answer(self, environ, start)
        body = [b"".join(told)]
        getattr(told, "close", lambda: None)()
        if invocation and started[0].startswith("2"):
            answers[invocation] = (tuple(started), body)
        return body

    server.DomainDispatcherApplication.__call__ = answer_once


@shim
def one_request_at_a_time():
    """moto's threads change the same lists side by side: of two rules that go at once, one is not found any more."""
    answer, turn = server.DomainDispatcherApplication.__call__, threading.Lock()

    def answer_in_turn(self, environ, start_response):
        with turn:
            return answer(self, environ, start_response)

    server.DomainDispatcherApplication.__call__ = answer_in_turn


@shim
def descriptions_of_rules():
    """moto keeps a rule's description where its other side is a CIDR, and forgets it where that is a group or a prefix list."""
    made = security_groups.SecurityGroupRule.__init__

    def make(self, *args, **named):
        made(self, *args, **named)
        sides = [*args, *named.values()]
        told = [side.get("Description") for side in sides if isinstance(side, dict)]
        self.told_description = next((text for text in told if text is not None), None)

    security_groups.SecurityGroupRule.__init__ = make
    security_groups.SecurityGroupRule.description = property(
        lambda self: self.ip_range.get("Description") or getattr(self, "told_description", None)
    )


@shim
def private_zones():
    """A zone with a VPC is private. moto wants HostedZoneConfig.PrivateZone, which no client has to send, and makes it public."""
    read = route53.Route53._get_bool_param

    def read_or_derive(self, name, default=None):
        if name == "HostedZoneConfig.PrivateZone" and self._get_param("VPC.VPCId"):
            return True
        return read(self, name, default)

    route53.Route53._get_bool_param = read_or_derive


@shim
def names_of_network_load_balancers():
    """The ARN of a network load balancer says net; moto says app, and metrics' dimensions are read from it."""
    elbv2.make_arn_for_load_balancer = lambda account_id, lb_id, name, region_name: (
        f"arn:{get_partition(region_name)}:elasticloadbalancing:{region_name}:{account_id}:loadbalancer/net/{name}/{lb_id}"
    )


@shim
def rules_for_private_link():
    """With a security group its rules hold for PrivateLink as well, unless turned off; moto has no such attribute."""
    made = elbv2.FakeLoadBalancer.__init__

    def make(self, *args, **named):
        made(self, *args, **named)
        if self.security_groups:
            self.enforce_security_group_inbound_rules_on_private_link_traffic = "on"

    elbv2.FakeLoadBalancer.__init__ = make


@shim
def permissions_of_endpoint_services():
    """Each permission has an id, and adding one tells it; moto tells the principal alone, so that the provider finds nothing."""

    def permission(service, principal):
        number = format(sum(ord(sign) * 31**place for place, sign in enumerate(service + principal)) % 16**17, "017x")
        return {
            "ServicePermissionId": f"vpce-svc-perm-{number}",
            "ServiceId": service,
            "Principal": principal,
            "PrincipalType": "Account",
        }

    def modify(self):
        service = self._get_param("ServiceId")
        added = self._get_param("AddAllowedPrincipals", [])
        removed = self._get_param("RemoveAllowedPrincipals", [])
        self.ec2_backend.modify_vpc_endpoint_service_permissions(service, added, removed)
        return ActionResult({"ReturnValue": True, "AddedPrincipals": [permission(service, one) for one in added]})

    def describe(self):
        service = self._get_param("ServiceId")
        there = self.ec2_backend.describe_vpc_endpoint_service_permissions(service)
        return ActionResult({"AllowedPrincipals": [permission(service, one) for one in there]})

    answers = endpoint_service_answers.VPCEndpointServiceConfiguration
    answers.modify_vpc_endpoint_service_permissions = modify
    answers.describe_vpc_endpoint_service_permissions = describe


@shim
def addresses_of_endpoint_services():
    """An endpoint service says which kinds of addresses it has; moto says nothing."""
    endpoint_services.VPCServiceConfiguration.supported_ip_address_types = property(lambda self: ["ipv4"])


@shim
def names_of_endpoints():
    """An endpoint's names: `vpce-….vpce-svc-….region.vpce.amazonaws.com`, in the zone of AWS; moto turns the service's name around."""

    def entries(service_name, vpc_endpoint_id):
        parts = service_name.split(".")
        service, region = (parts[4], parts[3]) if "vpce-svc-" in service_name else (parts[-1], parts[2])
        return {
            "dns_name": f"{vpc_endpoint_id}-abcd1234.{service}.{region}.vpce.amazonaws.com",
            "hosted_zone_id": "Z7HUB22UULQXV",
        }

    vpcs.create_dns_entries = entries


@shim
def addresses_of_endpoints():
    """An interface endpoint says which kind of addresses it has, and a gateway none; moto says nothing."""
    vpcs.VPCEndPoint.ip_address_type = property(
        lambda self: "ipv4" if (self.vpc_endpoint_type or "").lower() == "interface" else None
    )


@shim
def usage_of_authorities():
    """An authority is made for the usage that was asked for; moto says SHORT_LIVED_CERTIFICATE of each."""
    create = acmpca.ACMPCABackend.create_certificate_authority
    import moto.acmpca.responses as answers

    asked = {}

    def read_usage(self):
        asked["mode"] = self._get_param("UsageMode") or "GENERAL_PURPOSE"
        return answer(self)

    def create_with_usage(self, *args, **named):
        arn = create(self, *args, **named)
        self.certificate_authorities[arn].usage_mode = asked.get("mode", "GENERAL_PURPOSE")
        return arn

    answer = answers.ACMPCAResponse.create_certificate_authority
    answers.ACMPCAResponse.create_certificate_authority = read_usage
    acmpca.ACMPCABackend.create_certificate_authority = create_with_usage


@shim
def periods_of_key_rotation():
    """A key that is rotated says how often; moto says only that it is."""
    import json

    enable, status = kms.KmsResponse.enable_key_rotation, kms.KmsResponse.get_key_rotation_status
    periods = {}

    def enable_with_period(self):
        periods[self._get_param("KeyId")] = self._get_param("RotationPeriodInDays") or 365
        return enable(self)

    def status_with_period(self):
        answer = json.loads(status(self))
        if answer.get("KeyRotationEnabled"):
            answer["RotationPeriodInDays"] = periods.get(self._get_param("KeyId"), 365)
        return json.dumps(answer)

    kms.KmsResponse.enable_key_rotation = enable_with_period
    kms.KmsResponse.get_key_rotation_status = status_with_period


@shim
def notices_of_connections():
    """moto knows no notifications of an endpoint service's connections. Kept and told again; nobody is ever notified."""
    notices = {}

    def create(self):
        number = f"vpce-nfn-{len(notices):017x}"
        notices[number] = {
            "ConnectionNotificationId": number,
            "ServiceId": self._get_param("ServiceId"),
            "VpcEndpointId": self._get_param("VpcEndpointId"),
            "ConnectionNotificationType": "Topic",
            "ConnectionNotificationArn": self._get_param("ConnectionNotificationArn"),
            "ConnectionEvents": self._get_param("ConnectionEvents", []),
            "ConnectionNotificationState": "Enabled",
        }
        return ActionResult({"ConnectionNotification": notices[number]})

    def describe(self):
        wanted = self._get_param("ConnectionNotificationId")
        found = [notice for number, notice in notices.items() if wanted in (None, number)]
        return ActionResult({"ConnectionNotificationSet": found})

    def delete(self):
        for number in self._get_param("ConnectionNotificationIds", []):
            notices.pop(number, None)
        return ActionResult({"Unsuccessful": []})

    answers = endpoint_service_answers.VPCEndpointServiceConfiguration
    answers.create_vpc_endpoint_connection_notification = create
    answers.describe_vpc_endpoint_connection_notifications = describe
    answers.delete_vpc_endpoint_connection_notifications = delete


@shim
def accepted_connections():
    """moto knows no acceptance: endpoints are available at once. Accepting is kept and told again; nothing waits for it."""
    accepted = {}

    def accept(self):
        for endpoint in self._get_param("VpcEndpointIds", []):
            accepted[endpoint] = self._get_param("ServiceId")
        return ActionResult({"Unsuccessful": []})

    def reject(self):
        for endpoint in self._get_param("VpcEndpointIds", []):
            accepted.pop(endpoint, None)
        return ActionResult({"Unsuccessful": []})

    def describe(self):
        found = [
            {"ServiceId": service, "VpcEndpointId": endpoint, "VpcEndpointState": "available"}
            for endpoint, service in accepted.items()
        ]
        return ActionResult({"VpcEndpointConnections": found})

    answers = endpoint_service_answers.VPCEndpointServiceConfiguration
    answers.accept_vpc_endpoint_connections = accept
    answers.reject_vpc_endpoint_connections = reject
    answers.describe_vpc_endpoint_connections = describe


if __name__ == "__main__":
    for each in shims:
        each()
    server.main(sys.argv[1:])
