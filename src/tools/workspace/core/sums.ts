/** The sums that Drive tells of a file's bytes, worked out as the bytes come. */
import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';

export interface Sums {
  /** How many bytes have been summed. */
  bytes: number;
  md5: Hash;
  sha1: Hash;
  sha256: Hash;
}

export const noSums = (): Sums => ({ bytes: 0, md5: createHash('md5'), sha1: createHash('sha1'), sha256: createHash('sha256') });

/** A copy that can be gone on with while the original stands. */
export const copySums = ({ bytes, md5, sha1, sha256 }: Sums): Sums => ({
  bytes,
  md5: md5.copy(),
  sha1: sha1.copy(),
  sha256: sha256.copy(),
});

export function addSums(sums: Sums, piece: Buffer): void {
  sums.md5.update(piece);
  sums.sha1.update(piece);
  sums.sha256.update(piece);
  sums.bytes += piece.length;
}
