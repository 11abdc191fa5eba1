/** Suggestions for an untouched form, from the file's name and day and from the workbook. Never facts. */

import type { Cells, UploadPermit, UploadSetting } from '../../contract/uploads.ts';
import { suggestFilm } from '../../domain/recordings/film-names.ts';
import { fold } from '../../domain/text.ts';

/** The film among `names` that captions belong to: the one whose name they begin as, as far as names reach. Undefined when none or several do. */
export function filmFor(captions: string, names: readonly string[]): string | undefined {
  const stem = (name: string): string => fold(name.replace(/(\.[a-z]{2,3}(-[a-z]+)?)?\.[a-z0-9]{1,5}$/i, ''));
  const own = stem(captions);
  const exact = names.filter((name) => stem(name) === own);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  // 'flersprakighet.sv.vtt' belongs to 'flersprakighet-2026-11-10.mp4'.
  const near = names.filter((name) => own.length >= 4 && (stem(name).startsWith(own) || own.startsWith(stem(name))));
  return near.length === 1 ? near[0] : undefined;
}

/** The form's first contents, and the row that it is for ('' for a new one). `modified`: local YYYY-MM-DD, '' if unknown. */
export function suggest(name: string, modified: string, setting: UploadSetting): { recording: string; cells: Cells } {
  const { title, date, lecturer: named } = suggestFilm(name, setting.lecturers);
  const planned = setting.planned.find((row) => fold(row.cells.title ?? '') === fold(title) && title !== '');
  const known = planned?.cells ?? {};
  const day = date ?? (modified !== '' && modified <= setting.today ? modified : '');
  const lecturer = known.lecturer || named;
  const series = known.series ?? '';
  const recording = planned?.id ?? '';
  const permits = permitsOf(lecturer, setting.permits, recording, series);
  return {
    recording,
    cells: {
      title: known.title || title,
      date: date ?? (known.date || day),
      lecturer,
      series,
      theme: known.theme ?? '',
      language: known.language || (setting.languages.includes('svenska') ? 'svenska' : ''),
      description: known.description ?? '',
      questions: known.questions ?? '',
      permit: known.permit || listed(permits.map((permit) => permit.id)),
      rooms: known.rooms || listed(roomsOf(permits, setting)),
      // Always asked: only a person can say.
      children: '',
      childrenUntil: known.childrenUntil ?? '',
    },
  };
}

export const parts = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

export const listed = (words: readonly string[]): string => words.join(', ');

/** Permits of these lecturers that are for this recording: one each, the best answer first. */
export function permitsOf(lecturer: string, permits: readonly UploadPermit[], recording: string, series: string): UploadPermit[] {
  const best: readonly UploadPermit['state'][] = ['yes', 'ending', 'ahead', 'waiting', 'ended', 'no', 'withdrawn'];
  return parts(lecturer).flatMap((name) => {
    const theirs = permits.filter((permit) => same(permit.lecturer, name) && covers(permit, recording, series));
    return theirs.sort((a, b) => best.indexOf(a.state) - best.indexOf(b.state)).slice(0, 1);
  });
}

export const same = (a: string, b: string): boolean => fold(a) === fold(b);

/** Whether a permit is for the recording: it names it, or its series, or whatever names the permit. */
export const covers = (permit: UploadPermit, recording: string, series: string): boolean =>
  permit.covers.some(
    (one) =>
      (recording !== '' && one === recording) ||
      one.toLowerCase() === 'alla' ||
      (series !== '' && one.toLowerCase().startsWith('serie:') && same(one.slice(6), series)),
  );

/** Rooms that every one of the permits names. */
function roomsOf(permits: readonly UploadPermit[], { rooms }: UploadSetting): string[] {
  if (permits.length === 0) return [];
  return rooms.map((room) => room.id).filter((id) => permits.every((permit) => permit.rooms.includes(id)));
}
