import { dnsNameProblem, liesIn } from "../../../network/dns-name";
import { type Endpoint } from "../../../network/listeners";
import { swallowedNames } from "../../../network/zone-conflicts";
import { type Ports } from "../../../network/edge";
import { tcpPort } from "./source-way";

/** What every way to Confluent Cloud has in common. */
export interface ConfluentSource {
  /** Confluent Cloud's PrivateLink service: `com.amazonaws.vpce.us-east-1.vpce-svc-…`; may be a token. */
  readonly serviceName: string;
  /** The zones that the service is offered in, by id. */
  readonly azIds: readonly string[];
  /** Whether the REST API of the cluster is used too, on 443. Default false. */
  readonly rest?: boolean;
  /** An endpoint that is there already, by its id: then none is made. */
  readonly existingEndpointId?: string;
  /** A zone that is there already, by its id: it and its records are left alone. */
  readonly existingZoneId?: string;
}

/** Kafka, and the REST API where it is asked for. Confluent's example opens 80 as well, for a redirect of browsers that nothing needs. */
export function confluentPorts({ rest }: ConfluentSource): readonly Ports[] {
  return [tcpPort(9092), ...(rest === true ? [tcpPort(443)] : [])];
}

/** Under this name bootstrap addresses are public CNAMEs, which lead to private ones. */
const publicNames = "glb.confluent.cloud";

/** What is wrong with the domain of a Confluent network, and with a bootstrap address of it. */
export function confluentNameProblems(domain: string, bootstrap: Endpoint, region: string): readonly string[] {
  const wrong = dnsNameProblem(domain);
  if (wrong !== undefined) return [`source.dnsDomain: ${wrong}`];
  const belowPublic = liesIn(domain, publicNames) && domain !== publicNames;
  const problems = [
    ...swallowedNames(domain, belowPublic ? [liesIn(bootstrap.host, domain) ? bootstrap.host : domain] : [publicNames]),
  ];
  if (!liesIn(domain, "confluent.cloud"))
    problems.push(
      `source.dnsDomain "${domain}" is not Confluent Cloud's: copy the DNS domain of its network, such as abc123.${region}.aws.confluent.cloud.`,
    );
  else if (problems.length === 0 && !domain.split(".").includes(region))
    problems.push(
      `source.dnsDomain "${domain}" is not of ${region}: PrivateLink to Confluent Cloud stays in one region. Take the network's domain in ${region}.`,
    );
  if (!liesIn(bootstrap.host, domain) && !liesIn(bootstrap.host, publicNames))
    problems.push(
      `source.bootstrap "${bootstrap.host}" lies neither in ${domain} nor in ${publicNames}: copy the cluster's bootstrap server.`,
    );
  return [...problems, ...confluentPortProblems(bootstrap)];
}

function confluentPortProblems({ port }: Endpoint): readonly string[] {
  return port === 9092
    ? []
    : [`source.bootstrap: port ${String(port)} is not Confluent Cloud's: Kafka is on 9092 there, over TLS.`];
}

/** `lkc-abc.us-east-1.aws.glb.confluent.cloud` is asked for in public: DNS firewalls and resolver rules must let it through. */
export function globalNameRemark({ host }: Endpoint): readonly string[] {
  return liesIn(host, publicNames)
    ? [
        `${host} is answered in public with a private name: a DNS firewall must let *.${publicNames} through, and no resolver rule may keep it in.`,
      ]
    : [];
}
