import { type Unreadable } from "../../kafka/answer";

/** Exit code of commands that end because a read was refused. */
const exitCode = 1;

/** A read without an answer per item that failed: why, and the grant that would help. */
export class ReadFailed extends Error {
  override readonly name = "ReadFailed";
  readonly exitCode = exitCode;
  /** Kafka's error name, or a cause of the layer below. */
  readonly causeCode: string;

  constructor(readonly because: Unreadable) {
    super(
      `${because.error}: ${because.message}${because.grantNeeded === undefined ? "" : ` It needs ${because.grantNeeded}.`}`,
    );
    this.causeCode = because.error;
  }
}
