declare module "lz4js" {
  /** Decompresses LZ4 frames. */
  export function decompress(source: Uint8Array, maxSize?: number): Uint8Array;
}
declare module "snappyjs" {
  /** Decompresses one block of Snappy without framing. */
  export function uncompress(source: Uint8Array, maxLength?: number): Uint8Array;
}
