/** Sheets advises payloads up to about 2 MB; half of that leaves room for UTF-8. */
const CHUNK_CHARACTERS = 1_000_000;

/** Cuts a list where a request is large enough. `sizeOf`: characters of an item in the request. */
export function chunksOf<T>(items: readonly T[], sizeOf: (item: T) => number): T[][] {
  const chunks: T[][] = [];
  let size = CHUNK_CHARACTERS;
  for (const item of items) {
    if (size >= CHUNK_CHARACTERS) {
      chunks.push([]);
      size = 0;
    }
    chunks[chunks.length - 1]?.push(item);
    size += sizeOf(item);
  }
  return chunks;
}
