import { join } from "node:path";
import { checkov } from "./checkov";

/** Something that checkov does not like. */
export interface Finding {
  readonly check: string;
  readonly title: string;
  /** `aws_lb.orders_private-link_shard-0_A1B2C3D4` */
  readonly resource: string;
}

/** What one scan said. */
export interface Scan {
  /** Rules times resources that held. */
  readonly passed: number;
  readonly findings: readonly Finding[];
}

/** Scans a synthesized stack as checkov reads CDKTF's output. */
export async function scan(stackFolder: string): Promise<Scan> {
  const file = join(stackFolder, "cdk.tf.json");
  const { passed, failed, unread } = await checkov(["--file", file, "--framework", "terraform_json"], stackFolder);
  if (unread.length > 0) throw new Error(`checkov cannot read ${file}.`);
  return {
    passed,
    findings: failed.map(({ check_id, check_name, resource }) => ({ check: check_id, title: check_name, resource })),
  };
}
