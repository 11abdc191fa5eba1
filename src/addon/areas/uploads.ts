/** The upload dialog's requests: the form's choices, who would see a film, and each film's way to Väntrummet. */

import { Trouble } from '../../contract/problem.ts';
import type { Standing, UploadPreview, UploadSetting, uploadActs, uploadReads } from '../../contract/uploads.ts';
import { recordingCells } from '../../domain/edits/edits.ts';
import { permitState } from '../../domain/permits/state.ts';
import { lacksPermit } from '../../domain/permits/states.ts';
import { viewersIn } from '../../domain/plan/access/viewers.ts';
import { roomName } from '../../domain/plan/desired.ts';
import { closedMessage } from '../../domain/plan/reasons.ts';
import { cellOf } from '../../domain/workbook/cells.ts';
import type { Field } from '../../domain/workbook/tables/field.ts';
import { type Row, tableOf } from '../../domain/workbook/tables.ts';
import { askUpload } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { wordsOf } from '../../messages/render.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { type Ended, endCaptions, endFilm } from '../../workflows/recordings/upload-end.ts';
import { beginCaptions, beginFilm, cancelFilm, previewFilm } from '../../workflows/recordings/uploads.ts';
import { elsewhere, mayApply } from '../admit/reading.ts';
import { run } from '../driver.ts';
import { language, staffPage } from '../session.ts';
import type { Handlers, Otherwise, Refusal } from './handlers.ts';

export const uploadReadHandlers: Handlers<typeof uploadReads> = {
  uploadSetting: settingOf,
  uploadPreview(reading, { recording, cells }) {
    const seen = previewFilm(reading, recording, cells);
    return 'problem' in seen ? seen : previewOf(seen);
  },
};

export const uploadOtherwise: Otherwise<typeof uploadReads> = {
  /** A coordinator with another account is told where to go instead, as in the sidebar. */
  uploadSetting(error) {
    const nothing = { rooms: [], permits: [], lecturers: [], themes: [], series: [], languages: [], planned: [] };
    return { ...nothing, ...elsewhere(error), mayUpload: false, language: language(), today: '' };
  },
};

function settingOf(reading: Reading): UploadSetting {
  const { desired, films } = reading.planned;
  const { rooms, permits, recordings } = reading.config.tables;
  const used = (words: readonly string[]): string[] => [...new Set(words.filter((word) => word !== ''))].sort((a, b) => (a < b ? -1 : 1));
  const waiting = films.filter((film) => !film.file && film.row && (film.status === 'planerad' || film.status === 'fil saknas'));
  return {
    mayUpload: mayApply(reading),
    operator: reading.state.operator,
    staffPage: staffPage(),
    language: language(),
    today: desired.today,
    rooms: rooms.rows.map(({ id, name }) => ({ id, name, people: viewersIn(desired, [id]).size })),
    permits: permits.rows.map((row) => ({
      id: row.id,
      lecturer: row.lecturer,
      state: permitState(row, desired.today),
      covers: [...row.recordings],
      rooms: [...row.audience],
      to: row.to ?? '',
    })),
    lecturers: used([...permits.rows.map((row) => row.lecturer), ...recordings.rows.flatMap((row) => row.lecturer)]),
    themes: used(recordings.rows.map((row) => row.theme)),
    series: used(recordings.rows.map((row) => row.series)),
    languages: used(recordings.rows.map((row) => row.language)),
    planned: waiting.flatMap(({ row }) => (row ? [{ id: row.id, cells: cellsOf(row) }] : [])),
  };
}

const cellsOf = (row: Row<'recordings'>): Record<string, string> =>
  Object.fromEntries(recordingCells.map((code) => [code, String(cellOf(tableOf('recordings').fields[code] as Field, row[code]))]));

function previewOf(seen: Exclude<ReturnType<typeof previewFilm>, { problem: unknown }>): UploadPreview {
  const { desired, films } = seen.planned;
  const film = films.find((one) => one.id === seen.recording);
  const { row, verdict } = film ?? {};
  if (!row || !verdict) throw new Trouble(addOnMessage('upload.rowUnread'));
  const name = (room: string): string => roomName(desired, room);
  const open = film?.audience?.rooms ?? [];
  const people = (rooms: readonly string[]): number => viewersIn(desired, rooms).size;
  const { why, whose } = verdict;
  return {
    open: open.map((room) => ({ name: name(room), people: people([room]) })),
    all: people(open),
    until: open.length > 0 ? (film?.audience?.until ?? '') : '',
    closed: [...verdict.closed]
      .filter(([room]) => room !== '')
      .map(([room, one]) => ({ name: name(room), why: wordsOf(closedMessage(one, whose)) })),
    why: why === undefined ? null : wordsOf(closedMessage(why, whose)),
    reason: open.length > 0 ? 'none' : why !== undefined ? (REASONS[why] ?? 'permit') : row.rooms.length === 0 ? 'noRoom' : 'rooms',
    unasked: lacksPermit(verdict) !== undefined,
    lecturer: whose?.lecturer ?? '',
    wouldBe: people(row.rooms),
  };
}

const REASONS: Readonly<Record<string, UploadPreview['reason']>> = {
  waiting: 'waiting',
  no: 'no',
  withdrawn: 'no',
  childrenWithoutConsent: 'children',
  childrenConsentEnded: 'children',
};

export const uploadHandlers: Handlers<typeof uploadActs> = {
  beginUpload(reading, order) {
    const begun = run(beginFilm(reading, order));
    return 'problem' in begun ? begun : { recording: begun.recording, file: begun.file, session: begun.session };
  },
  beginCaptions: (reading, order) => run(beginCaptions(reading, order)),
  askUpload: (_, session) => ask(session),
  endUpload: (reading, sent) => endedOf(run((sent.part === 'film' ? endFilm : endCaptions)(reading, sent))),
  cancelUpload(reading, upload) {
    run(cancelFilm(reading, upload));
    return { done: true };
  },
};

export const endedOf = (ended: Ended | Refusal): { ended: Ended } | Refusal => (typeof ended === 'string' ? { ended } : ended);

/** How far a session has come. */
export function ask({ session, bytes }: { session: string; bytes: number }): Standing {
  try {
    return { kept: run(askUpload({ address: session, bytes })) };
  } catch (error) {
    if (error instanceof GoogleError && (error.status === 404 || error.status === 410)) return { over: true };
    throw error;
  }
}
