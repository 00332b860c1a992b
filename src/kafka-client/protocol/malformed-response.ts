/** Bytes that are no answer of the API that was asked: truncated, or with a length that cannot be. */
export class MalformedResponse extends Error {
  override readonly name = "MalformedResponse";

  constructor(
    /** What was being read: `array of 2147483647 elements`. */
    readonly what: string,
    /** Offset in the body, in bytes. */
    readonly at: number,
    /** Bytes of the whole body. */
    readonly size: number,
  ) {
    super(`${what} at byte ${String(at)} of ${String(size)}`);
  }
}
