declare module "lz4js" {
  /** Decompresses LZ4 frames. */
  export function decompress(source: Uint8Array, maxSize?: number): Uint8Array;
  /** The most bytes that a frame can hold by what its blocks say of themselves, or its content size where it tells that. */
  export function decompressBound(source: Uint8Array): number;
}
declare module "snappyjs" {
  /** Decompresses one block of Snappy without framing. */
  export function uncompress(source: Uint8Array, maxLength?: number): Uint8Array;
}
