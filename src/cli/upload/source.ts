/** The file to send, with its checksum computed while it is read. */
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
   * Bytes of the file from `start`; `seen` is called with the position. Pieces use two alternating buffers: one is invalid
   * once the piece after the next is requested.
   */
  bytes(start: number, length: number, seen?: (position: number) => void): AsyncGenerator<Buffer>;
  /** Adds an earlier run's bytes up to `position` to the checksum: only those are read again. */
  sumTo(position: number, seen?: (position: number) => void): Promise<void>;
  /** The checksum of the whole file, in hexadecimal. */
  md5(): Promise<string>;
  close(): Promise<void>;
}

/** Large enough that system calls cost little; a film takes two of these in memory. */
const PIECE = 512 * 1024;

/** Opens a file of `size` bytes for reading. Bytes sent twice count once in the checksum. */
export async function openSource(file: string, size: number): Promise<Source> {
  const handle: FileHandle = await open(file, 'r');
  const hash = createHash('md5');
  const buffers = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)] as const;
  let turn = 0;
  let summed = 0;

  // One read at a time: a read left behind by a broken connection must not fill a buffer in use.
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
      // Without Node's error code of a broken disk, which must not be taken for a broken connection.
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
