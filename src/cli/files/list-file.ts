/** A file of a list: a table of text, or JSON, whichever its content is. */
import type { Message } from '../../domain/message.ts';
import type { ListFile } from '../../domain/staff-lists/reading.ts';
import { csvMessage } from '../../messages/cli/csv.ts';
import { fault } from '../fault.ts';
import { bytesOf, readCsv } from './csv.ts';
import { decode } from './decoding.ts';

/** `readAs` as readCsv tells it. @throws Fault, or the system's error when it can't be read */
export function readListFile(path: string): ListFile & { readonly readAs?: Message } {
  const read = decode(bytesOf(path));
  const text = read.kind === 'text' ? read.text.trim() : '';
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(text)) return { kind: 'json', value: jsonIn(path, text) };
  const { readAs, ...incoming } = readCsv(path);
  return { kind: 'table', incoming, ...(readAs && { readAs }) };
}

/** One document, or one on each line. */
function jsonIn(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): unknown => JSON.parse(line));
    } catch {
      throw fault(csvMessage('csv.jsonBroken', { path }));
    }
  }
}
