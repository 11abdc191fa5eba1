/** The facts of a letter beside the permit's own row. */

import type { LetterKind } from '../../contract/permits.ts';
import { fileLink } from '../../domain/link.ts';
import { schoolYearEnd } from '../../domain/meetings/school-year.ts';
import type { Words } from '../../domain/message.ts';
import { letterTextsOf } from '../../domain/permits/letter-texts.ts';
import { permitState } from '../../domain/permits/state.ts';
import { widenedRooms } from '../../domain/permits/states.ts';
import type { Widening } from '../../domain/permits/verdict.ts';
import { isPreview, previewIn } from '../../domain/plan/access/previews.ts';
import { viewersIn } from '../../domain/plan/access/viewers.ts';
import { type Desired, nameOf, roomName } from '../../domain/plan/desired.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { localDate } from '../../domain/time/dates.ts';
import { allStaff } from '../../domain/workbook/tables/words.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import type { LetterFacts } from './letter-sections.ts';

/** `signs`: the coordinator who writes; the others follow. `renewTo`: YYYY-MM-DD, by default the school year's end. */
export function letterFactsOf({ desired, films }: Planned, permit: Row<'permits'>, signs: string, renewTo?: string): LetterFacts {
  const { config, today } = desired;
  const { tables, settings } = config;
  const rooms = permit.audience.filter((entry) => entry.toLowerCase() !== allStaff);
  const writers = [...new Set([...(settings.coordinators.includes(signs) ? [signs] : []), ...settings.coordinators])];
  return {
    films: tables.recordings.rows
      .filter((row) => row.permit.includes(permit.id))
      .map(({ id, title, date }) => ({
        title,
        date,
        isFilmed: films.find((film) => film.id === id)?.file !== undefined || (date !== undefined && date < today),
      })),
    previews: previewsBy(desired, films, permit),
    texts: letterTextsOf(settings.letterTexts),
    rooms: rooms.map((id) => ({ name: roomName(desired, id), who: whoIn(desired, id), people: viewersIn(desired, [id]).size })),
    widened: [...widenedRooms(config, permit)].map(([id, news]) => ({ name: roomName(desired, id), news: newsOf(desired, news) })),
    municipality: settings.municipality,
    coordinators: writers.map((email) => ({ name: nameOf(desired, email), email })),
    retentionRule: settings.retentionRule,
    today,
    renewTo: renewTo ?? schoolYearEnd(config, today).date,
  };
}

/** The letters that a permit may need now, the likeliest first. */
export function lettersFor({ desired, films }: Planned, permit: Row<'permits'>): LetterKind[] {
  const state = permitState(permit, desired.today);
  if (state === 'withdrawn' || state === 'no') return ['copy'];
  if (state === 'waiting') return ['ask'];
  return [
    ...(previewsBy(desired, films, permit).length > 0 ? (['watch'] as const) : []),
    ...(widenedRooms(desired.config, permit).size > 0 ? (['again'] as const) : []),
    'copy',
    ...(permit.to === undefined ? [] : (['renew'] as const)),
  ];
}

/** The films that a permit's lecturer can watch before anyone else, as Drive has it now. */
export function previewsBy(desired: Desired, films: Planned['films'], permit: Row<'permits'>): LetterFacts['previews'] {
  return films.flatMap((film) => {
    const preview = previewIn(desired, film);
    if (!film.file || !preview?.permits.some((one) => one.id === permit.id)) return [];
    const grant = film.file.grants.find((one) => one.email === permit.lecturerEmail && isPreview(desired, preview, one));
    if (!grant) return [];
    const until = grant.until === undefined ? '' : localDate(grant.until - 1, desired.config.settings.timeZone);
    return [{ title: film.title, link: fileLink(film.file.id), until }];
  });
}

/** Whom a room's rule lets in. */
function whoIn(desired: Desired, id: string): Words {
  const room = desired.rooms.get(id)?.row;
  if (!room) return { sv: 'rummet går inte att läsa', en: 'the room can’t be read' };
  if (room.everyone) return { sv: 'alla medarbetare', en: 'all staff' };
  const rule: Widening[] = (['networks', 'areas', 'schoolForms', 'roles'] as const).map((field) => ({ field, words: room[field] }));
  const words = rule.filter((one) => one.words.length > 0).map((one) => inWords(desired, one));
  if (words.length === 0) return { sv: 'ingen än', en: 'nobody yet' };
  return { sv: words.map((one) => one.sv).join('; '), en: words.map((one) => one.en).join('; ') };
}

/** What is new since the answer. */
function newsOf(desired: Desired, news: readonly Widening[]): Words {
  const words = news.map((one) => inWords(desired, one));
  return { sv: `nu även ${words.map((one) => one.sv).join('; ')}`, en: `now also ${words.map((one) => one.en).join('; ')}` };
}

function inWords({ config }: Desired, { field, words }: Widening): Words {
  const [or, orEn] = [words.join(' eller '), words.join(' or ')];
  switch (field) {
    case 'everyone':
      return { sv: 'alla medarbetare', en: 'all staff' };
    case 'unknown':
      return { sv: 'fler än då (det går inte att läsa vilka som omfattades)', en: 'more than then (who was covered can’t be read)' };
    case 'networks': {
      const names = words.map((id) => config.tables.networks.rows.find((row) => row.id === id)?.name ?? id);
      return { sv: `de som är med i ${names.join(' eller ')}`, en: `those in ${names.join(' or ')}` };
    }
    case 'areas':
      return { sv: `de som arbetar i ${or}`, en: `those who work in ${orEn}` };
    case 'schoolForms':
      return { sv: `de som arbetar i ${or}`, en: `those who work in ${orEn}` };
    case 'roles':
      return { sv: `de som är ${or}`, en: `those who are ${orEn}` };
  }
}
