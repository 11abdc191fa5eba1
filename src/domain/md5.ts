/** MD5 a piece at a time: the checksum that Drive gives of every file, for comparing what came with what was sent. */
import { md5 } from '@noble/hashes/legacy.js';

export interface Md5 {
  add(bytes: Uint8Array): void;
  /** 32 lower-case hexadecimal digits. Ends it. */
  hex(): string;
}

export function newMd5(): Md5 {
  const sum = md5.create();
  return {
    add: (bytes) => {
      sum.update(bytes);
    },
    hex: () => {
      const digest: ArrayLike<number> = sum.digest();
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
