import { type NetworkExpectations } from "../../expectations/network/document";
import { type CheckWords } from "../check";
import { type Judgement } from "../result";
import { type NetworkSeen } from "./seen";

/** What a check of the network judges over: what was declared, and what was seen from one place. */
export interface NetworkEvidence {
  readonly expected: NetworkExpectations;
  readonly seen: NetworkSeen;
}

/** One statement about a network. Its judgement is pure. */
export interface NetworkCheck extends CheckWords {
  judge(evidence: NetworkEvidence): Iterable<Judgement>;
}
