import type { Bridge } from '../asks.ts';
import { chain, dataOf, kindOf } from './chain.ts';
import { mismatch } from './emulated.ts';

type Blob = GoogleAppsScript.Base.Blob;

/** Bytes as Apps Script has them: -128 to 127. */
export function signed(bytes: ArrayLike<number>): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

/** Bytes of either sign as 0 to 255. */
export function unsigned(bytes: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(bytes, (byte) => byte & 255);
}

/** A blob of text (as UTF-8) or bytes. */
export function newBlob(bridge: Bridge, data: unknown, type?: string, name?: string): Blob {
  if (typeof data !== 'string' && !Array.isArray(data) && !(data instanceof Uint8Array)) throw mismatch('Utilities.newBlob', [data]);
  const own = {
    bytes: typeof data === 'string' ? bridge.encode(data) : unsigned(data),
    type: type ?? (typeof data === 'string' ? 'text/plain' : null),
    name: name ?? null,
  };
  const self: Blob = chain<Blob>(
    'Blob',
    own,
    {
      setBytes: (bytes) => {
        own.bytes = unsigned(bytes);
      },
      setContentType: (next) => {
        own.type = next;
      },
      setDataFromString: (value: string) => {
        own.bytes = bridge.encode(value);
      },
      setName: (next) => {
        own.name = next;
      },
    },
    {
      copyBlob: () => newBlob(bridge, own.bytes, own.type ?? undefined, own.name ?? undefined),
      getBlob: () => self,
      getBytes: () => signed(own.bytes),
      getContentType: () => own.type,
      getDataAsString: (charset?: string) => bridge.decode(own.bytes, charset ?? 'UTF-8'),
      getName: () => own.name,
      isGoogleType: () => false,
    },
  );
  return self;
}

/** A blob's bytes and type; undefined when the value is no blob. */
export function blobOf(value: unknown): { bytes: Uint8Array; type: string | null } | undefined {
  return kindOf(value) === 'Blob' ? (dataOf(value) as { bytes: Uint8Array; type: string | null }) : undefined;
}
