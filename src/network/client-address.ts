import { type Acl } from "../kafka/acl";

/**
 * ACLs that cannot work behind a load balancer: brokers see its addresses and never the clients' (PrivateLink hides them, Kafka
 * reads no PROXY protocol), so who is allowed from one host only is refused, and who is denied from one host is let in.
 */
export function aclHostProblems(acls: readonly Pick<Acl, "principal" | "host">[]): readonly string[] {
  const bound = new Map(acls.filter(({ host }) => host !== "*").map((acl) => [`${acl.principal} ${acl.host}`, acl]));
  return [...bound.values()].map(
    ({ principal, host }) =>
      `an ACL of ${principal} is bound to the host ${host}, and behind PrivateLink brokers see the load balancer's addresses alone: write host "*" and tell clients apart by their principal.`,
  );
}
