/** The file that is sent, summed while it is read. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** The file was written to while it was being sent. */
export class FileChanged extends Error {
  constructor(file: string) {
    super(`${file} changed while it was being uploaded`);
    this.name = 'FileChanged';
  }
}

export interface Source {
  readonly size: number;
  /**
   * Bytes of the file from `start` on; `seen` is told how far it has come. Pieces lie in two buffers that take turns: one
   * is used up when the one after the next is asked for.
   */
  bytes(start: number, length: number, seen?: (position: number) => void): AsyncGenerator<Buffer>;
  /** Sums what an earlier run sent, up to `position`: only that is read a second time. */
  sumTo(position: number, seen?: (position: number) => void): Promise<void>;
  /** The checksum of the whole file, in hexadecimal. */
  md5(): Promise<string>;
  close(): Promise<void>;
}

/** Large enough that the system calls cost nothing to speak of; two of them are all the memory that a film takes. */
const PIECE = 512 * 1024;

/** Opens a file of `size` bytes for reading. What is sent twice is summed once. */
export async function openSource(file: string, size: number): Promise<Source> {
  const handle: FileHandle = await open(file, 'r');
  const hash = createHash('md5');
  const buffers = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)] as const;
  let turn = 0;
  let summed = 0;

  // One read at a time: one that a broken connection left behind must not fill a buffer that is in use again.
  let reading: Promise<unknown> = Promise.resolve();
  function piece(position: number, most: number): Promise<Buffer> {
    const mine = reading.then(() => readPiece(position, most));
    reading = mine.catch(() => {});
    return mine;
  }

  async function readPiece(position: number, most: number): Promise<Buffer> {
    const buffer = buffers[turn as 0 | 1];
    turn = 1 - turn;
    const { bytesRead } = await handle.read(buffer, 0, Math.min(PIECE, most), position).catch((cause: Error) => {
      // Without Node's code for a broken disk, which must not be taken for a broken connection.
      throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
    });
    if (bytesRead === 0) throw new FileChanged(file);
    const part = buffer.subarray(0, bytesRead);
    if (position <= summed && summed < position + bytesRead) {
      hash.update(part.subarray(summed - position));
      summed = position + bytesRead;
    }
    return part;
  }

  async function* bytes(start: number, length: number, seen?: (position: number) => void): AsyncGenerator<Buffer> {
    let position = start;
    while (position < start + length) {
      const part = await piece(position, start + length - position);
      yield part;
      position += part.length;
      seen?.(position);
    }
  }

  async function sumTo(position: number, seen?: (position: number) => void): Promise<void> {
    while (summed < position) {
      await piece(summed, position - summed);
      seen?.(summed);
    }
  }

  return {
    size,
    bytes,
    sumTo,
    async md5() {
      await sumTo(size);
      return hash.copy().digest('hex');
    },
    async close() {
      await reading;
      await handle.close();
    },
  };
}
