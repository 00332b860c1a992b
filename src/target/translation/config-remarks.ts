/** Something that a person must know of one value at the target, wherever it came from. */
export interface ConfigRemark {
  readonly key: string;
  readonly value: string;
  readonly rule: string;
  readonly reason: string;
  readonly needsApproval: boolean;
  readonly otherwise?: string;
}

const remarks: readonly ConfigRemark[] = [
  {
    key: "unclean.leader.election.enable",
    value: "true",
    rule: "unclean-leader-election",
    reason: "a replica that lacks acknowledged records may become leader: they are lost without an error",
    needsApproval: true,
    otherwise: 'set unclean.leader.election.enable: "false" for the topic under target.configs.',
  },
  {
    key: "message.timestamp.type",
    value: "LogAppendTime",
    rule: "timestamps-stamped-again",
    reason:
      "replicated records get the time of their copy: retention.ms starts again, and searches by time find the copy's time",
    needsApproval: false,
  },
];

/** What there is to say of this value of this key. */
export function remarkOn(key: string, value: string): ConfigRemark | undefined {
  return remarks.find((remark) => remark.key === key && remark.value === value);
}
