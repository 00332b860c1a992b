/** A rule of checkov that is wrong about these resources, and why. */
export interface Suppression {
  readonly check: string;
  /** Addresses of the resources that it is suppressed for. */
  readonly resources: RegExp;
  readonly reason: string;
}

/** Everything that checkov finds in what we synthesize and that stays as it is. At most 15; each must still be needed. */
export const suppressions: readonly Suppression[] = [
  {
    check: "CKV_AWS_91",
    resources: /^(aws_lb|resource)\.\w+_private-link_shard-\d+_/,
    reason:
      'A network load balancer writes access logs of its TLS listeners alone (Elastic Load Balancing, "Access logs for your Network Load Balancer"). Ours pass TCP through, so that brokers end TLS themselves: the log would stay empty. The VPC\'s flow logs have every connection.',
  },
  {
    check: "CKV2_AWS_5",
    resources: /^aws_security_group\.\w+_paths_group_/,
    reason:
      "The groups of brokers, workers and observers are attached to machines and pods that Kubernetes or other stacks make: nothing of this stack carries them. Until something does, they open nothing.",
  },
];
