/** What is said of captions: before they are sent, and once Drive knows how long the film is. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { captionsPastEnd, parseCaptions } from '../../domain/captions.ts';
import type { Words } from '../../domain/change.ts';
import { decodeText } from '../csv.ts';

/** More than these and the file is something else, or badly made: its first faults say enough. */
const SHOWN = 3;

/** Remarks on a file of captions, none where it is sound or of a kind that is not read here. They hold nothing back. */
export function captionRemarks(file: string): Words[] {
  const read = readCaptions(file);
  if (!read) return [];
  const name = basename(file);
  const shown = read.problems.slice(0, SHOWN).map(({ line, sv, en }): Words => {
    if (line === 0) return { sv: `${name}: ${sv}`, en: `${name}: ${en}` };
    return { sv: `${name}, rad ${line}: ${sv}`, en: `${name}, line ${line}: ${en}` };
  });
  const rest = read.problems.length - shown.length;
  return rest === 0 ? shown : [...shown, { sv: `${name}: ${rest} fel till.`, en: `${name}: ${rest} more faults.` }];
}

/** What to say where captions end after their film, whose length is in seconds (undefined: not known yet). */
export function captionLengthRemark(file: string, filmSeconds: number | undefined): Words | undefined {
  const read = filmSeconds === undefined ? undefined : readCaptions(file);
  return read && captionsPastEnd(read.seconds, filmSeconds ?? 0);
}

function readCaptions(file: string): ReturnType<typeof parseCaptions> | undefined {
  return ['.vtt', '.srt'].includes(extname(file).toLowerCase()) ? parseCaptions(decodeText(readFileSync(file))) : undefined;
}
