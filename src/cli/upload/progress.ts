/** The progress of uploads: on a terminal a line a film and one in all, rewritten; elsewhere plain lines now and then. */

import { basename } from 'node:path';
import type { Wait } from '../../domain/recordings/transfer.ts';
import { clean, harmless } from '../../domain/text.ts';
import { wordsOf } from '../../messages/cli/render.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { percentOf, sentText, waitText } from '../../messages/films/transfer.ts';
import type { Lang } from '../../messages/words.ts';

export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** One film's own. Bytes are absolute positions in the file. */
export interface FilmProgress {
  sent(position: number, total: number): void;
  /** Bytes of an earlier run, read again for the checksum. */
  checking(position: number, total: number): void;
  waiting(ms: number, why: Wait): void;
  done(text: string): void;
  failed(text: string): void;
}

export interface Progress {
  film(file: string): FilmProgress;
  /** Takes the rewritten lines away. */
  close(): void;
}

const SCREEN_MS = 100;
const PLAIN_MS = 5000;
/** Speed is measured over this many ms. */
const WINDOW_MS = 8000;

interface Line {
  readonly name: string;
  position: number;
  total: number;
  /** When and where, newest last, of bytes that went over the network. */
  samples: { at: number; position: number }[];
  state: 'sending' | 'checking' | { waitingUntil: number; why: Wait };
}

/** `sizes` are the bytes of every film that will come, for the line in all. `now` in ms. */
export function progressOn(screen: Screen, lang: Lang, sizes: readonly number[], now: () => number = Date.now): Progress {
  const open = new Set<Line>();
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let finished = 0;
  let finishedBytes = 0;
  let drawn = 0;
  let drawnAt = now();

  const erase = (): void => {
    if (drawn > 0) screen.write(`\x1b[${drawn}A\r\x1b[J`);
    drawn = 0;
  };
  const lines = (): string[] => {
    const own = [...open].map((line) => filmLine(line, lang, now()));
    if (sizes.length < 2) return own;
    const sent = finishedBytes + [...open].reduce((sum, line) => sum + line.position, 0);
    const speed = [...open].reduce((sum, line) => sum + speedOf(line, now()), 0);
    const begin = lang === 'sv' ? `Allt: ${finished} av ${sizes.length} klara` : `All: ${finished} of ${sizes.length} done`;
    return [...own, `${begin} · ${sentText({ sent, size: all, speed }, lang)}`];
  };
  const draw = (force = false): void => {
    const often = screen.isTTY === true ? SCREEN_MS : PLAIN_MS;
    if (!force && now() - drawnAt < often) return;
    drawnAt = now();
    const shown = lines();
    if (screen.isTTY !== true) {
      for (const line of shown) screen.write(`${line}\n`);
      return;
    }
    erase();
    const width = Math.max(20, (screen.columns ?? 80) - 1); // A wrapped line could not be erased.
    screen.write(shown.map((line) => `${line.length > width ? `${line.slice(0, width - 1)}…` : line}\n`).join(''));
    drawn = shown.length;
  };

  return {
    film(file) {
      const line: Line = { name: clean(basename(file)), position: 0, total: 0, samples: [], state: 'sending' };
      open.add(line);
      const at = (position: number, total: number): void => {
        line.position = position;
        line.total = total;
      };
      const end = (text: string): void => {
        open.delete(line);
        finished++;
        finishedBytes += line.total;
        erase();
        screen.write(`${harmless(text)}\n`);
        if (screen.isTTY === true && open.size > 0) draw(true);
      };
      return {
        sent(position, total) {
          at(position, total);
          line.state = 'sending';
          line.samples = [...line.samples.filter((one) => now() - one.at <= WINDOW_MS), { at: now(), position }].slice(-200);
          draw();
        },
        checking(position, total) {
          at(position, total);
          line.state = 'checking';
          line.samples = [];
          draw();
        },
        waiting(ms, why) {
          line.state = { waitingUntil: now() + ms, why };
          line.samples = [];
          draw(ms >= PLAIN_MS);
        },
        done: end,
        failed: end,
      };
    },
    close: erase,
  };
}

/** 'film.mp4 42 % · 12 MB/s · 3 min kvar' */
function filmLine(line: Line, lang: Lang, now: number): string {
  const { name, position: sent, total: size, state } = line;
  if (state === 'sending') return `${name} ${sentText({ sent, size, speed: speedOf(line, now) }, lang)}`;
  if (state === 'checking')
    return `${name} ${sentText({ sent, size, speed: 0 }, lang)} · ${wordsOf(uploadMessage('upload.readingAgain'))[lang]}`;
  return `${name}: ${waitText(state.why, Math.max(1, Math.ceil((state.waitingUntil - now) / 1000)), percentOf(sent, size), lang)}`;
}

/** Bytes a second over the last moments; 0 where nobody can tell yet. */
function speedOf({ samples }: Line, now: number): number {
  const [first] = samples;
  const last = samples[samples.length - 1];
  if (!first || !last || now - first.at < 500) return 0;
  return Math.max(0, ((last.position - first.position) / (now - first.at)) * 1000);
}
