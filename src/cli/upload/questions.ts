/** Questions about each film for the person at the terminal; without one, defaults are used and reported. */

import { basename } from 'node:path';
import { suggestFilm } from '../../domain/recordings/film-names.ts';
import { isDate } from '../../domain/time/dates.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import type { Terminal } from '../terminal.ts';
import type { FilmOrder } from './order.ts';

/**
 * Fills in what an order lacks. *Syns eller hörs barn?* is always asked unless the flag or the list has answered; titles, days
 * and lecturers are suggested from the file's name, and Enter takes the suggestion.
 */
export async function completed(order: FilmOrder, reading: Reading, terminal: Terminal): Promise<FilmOrder> {
  const cells: Record<string, string> = { ...order.cells };
  const standing = reading.config.tables.recordings.rows.find((row) => row.id === order.recording);
  const isNew = order.recording === undefined;
  const say = (sv: string, en: string): string => terminal.say({ sv, en });
  terminal.note(basename(order.file));
  if (isNew && order.line === undefined) {
    const lecturers = reading.config.tables.recordings.rows.flatMap((row) => row.lecturer);
    const { title, date, lecturer } = suggestFilm(order.file, lecturers);
    cells.title ??= await asked(terminal, say('Titel', 'Title'), title);
    cells.date ??= await askedDate(terminal, say('Föreläsningens dag (ÅÅÅÅ-MM-DD)', 'Day of the lecture (YYYY-MM-DD)'), date ?? '');
    cells.lecturer ??= await asked(terminal, say('Föreläsare', 'Lecturer'), lecturer);
  }
  if (cells.children === undefined) {
    const before = standing?.children === undefined ? '' : standing.children ? 'ja' : 'nej';
    cells.children = await askedYesNo(terminal, say('Syns eller hörs barn?', 'Are children seen or heard?'), before);
  }
  if (cells.children === 'ja' && cells.childrenUntil === undefined) {
    const words = say(
      'Till och med vilken dag gäller vårdnadshavarnas samtycke? (ÅÅÅÅ-MM-DD; tomt håller filmen stängd)',
      'Until which day does the guardians’ consent hold? (YYYY-MM-DD; empty keeps the film closed)',
    );
    cells.childrenUntil = await askedDate(terminal, words, standing?.childrenUntil ?? '');
  }
  const given = Object.entries(cells).filter(([code, text]) => text !== '' || order.cells[code] !== undefined);
  return { ...order, cells: Object.fromEntries(given) };
}

/** Films without an answer about children: they stay closed, and that must be said. A day of consent counts as an answer. */
export function unanswered(orders: readonly FilmOrder[], reading: Reading): readonly FilmOrder[] {
  const { rows } = reading.config.tables.recordings;
  const stands = (id: string | undefined): boolean =>
    rows.some((row) => row.id === id && (row.children !== undefined || row.childrenUntil !== undefined));
  return orders.filter(({ cells, recording }) => !cells.children && !cells.childrenUntil && !stands(recording));
}

async function asked(terminal: Terminal, question: string, suggestion: string): Promise<string> {
  const answer = await terminal.ask(`  ${question}${suggestion === '' ? '' : ` [${suggestion}]`}: `);
  return answer === '' ? suggestion : answer;
}

async function askedDate(terminal: Terminal, question: string, suggestion: string): Promise<string> {
  for (;;) {
    const answer = await asked(terminal, question, suggestion);
    if (answer === '' || isDate(answer)) return answer;
    terminal.note(terminal.say(uploadMessage('upload.writeDay')));
  }
}

/** Asks until answered; three empty lines mean that the input has ended, and the question stays open. */
async function askedYesNo(terminal: Terminal, question: string, before: string): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    const answer = (await asked(terminal, `${question} (ja/nej)`, before)).toLowerCase();
    if (['ja', 'j', 'yes', 'y'].includes(answer)) return 'ja';
    if (['nej', 'n', 'no'].includes(answer)) return 'nej';
  }
  return '';
}
