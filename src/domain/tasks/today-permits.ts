/** What waits about permits, retention and captions: one thing to do each, however many films it is about. */

import type { Words } from '../message.ts';
import { leftToAsk, widenedRooms } from '../permits/states.ts';
import type { Planned } from '../plan/plan.ts';
import { withoutCaptions } from '../recordings/captions-due.ts';
import { dueForDisposal } from '../recordings/retention.ts';

/** Leads to a place of the sidebar. `id` is '' for a list. */
export interface OpenAction {
  readonly kind: 'open';
  readonly place: 'permit' | 'permits' | 'retention' | 'captions';
  readonly id: string;
}

interface Notice {
  readonly id: string;
  readonly mood: 'waiting' | 'care';
  readonly chip: Words;
  readonly title: Words;
  readonly text: Words;
  readonly action: OpenAction;
}

const films = (n: number): Words => ({ sv: n === 1 ? '1 film' : `${n} filmer`, en: n === 1 ? '1 recording' : `${n} recordings` });

/** *Fråga igen*: a yes that no longer covers a room that a film wants, since the room was widened. */
export function widenedPermits({ wanted, films: all }: Planned): Notice[] {
  return wanted.config.tables.permits.rows.flatMap((permit): Notice[] => {
    const rooms = [...widenedRooms(wanted.config, permit).keys()].map((id) => wanted.rooms.get(id)?.row?.name ?? id);
    if (rooms.length === 0) return [];
    const who = permit.lecturer || permit.id;
    const [film, ...more] = all.filter((one) => one.row?.permit.includes(permit.id)).map((one) => one.title);
    const about = film === undefined ? '' : more.length === 0 ? film : `${film} +${more.length}`;
    const asked = permit.asked !== undefined && permit.answered !== undefined && permit.asked > permit.answered ? permit.asked : undefined;
    const since =
      asked === undefined
        ? {
            sv: 'Ingen ser filmen där förrän föreläsaren har svarat.',
            en: 'Nobody sees the recording there before the lecturer has answered.',
          }
        : { sv: `Frågad igen ${asked}, inget svar än.`, en: `Asked again on ${asked}, no answer yet.` };
    return [
      {
        id: `ask-again:${permit.id}`,
        mood: 'care',
        chip: { sv: 'Fråga igen', en: 'Ask again' },
        title: { sv: `${who} har inte svarat om fler`, en: `${who} has not answered about more people` },
        text: {
          sv: `”${about}”: ${rooms.join(', ')} släpper in fler än när svaret gavs. ${since.sv}`,
          en: `“${about}”: ${rooms.join(', ')} lets in more people than when the answer was given. ${since.en}`,
        },
        action: { kind: 'open', place: 'permit', id: permit.id },
      },
    ];
  });
}

/** Films that are there, are meant for someone, and whose lecturers have not all been asked. */
export function unaskedFilms({ films: all }: Planned): Notice[] {
  const unasked = all.filter((film) => leftToAsk(film) !== undefined);
  const [first] = unasked;
  if (!first) return [];
  const one = unasked.length === 1;
  return [
    {
      id: 'unasked',
      mood: 'waiting',
      chip: { sv: 'Väntrummet', en: 'Waiting room' },
      title: one
        ? { sv: `”${first.title}” saknar medgivande`, en: `“${first.title}” lacks a permit` }
        : { sv: `${unasked.length} filmer saknar medgivande`, en: `${unasked.length} recordings lack a permit` },
      text: { sv: 'Fråga föreläsaren. Ingen ser filmen innan dess.', en: 'Ask the lecturer. Nobody sees it before then.' },
      action: { kind: 'open', place: 'permits', id: '' },
    },
  ];
}

export function lateCaptions(planned: Planned): Notice[] {
  const late = withoutCaptions(planned).filter((one) => one.late);
  const limit = planned.wanted.config.settings.captionDays;
  if (late.length === 0 || limit === undefined) return [];
  const count = films(late.length);
  const days = Math.max(...late.map((one) => one.days ?? 0));
  return [
    {
      id: 'captions',
      mood: 'care',
      chip: { sv: 'Undertexter', en: 'Captions' },
      title: { sv: `${count.sv} saknar undertexter`, en: `${count.en} without captions` },
      text: { sv: `Som längst sedan ${days} dagar. Gränsen är ${limit}.`, en: `For ${days} days at the longest. The limit is ${limit}.` },
      action: { kind: 'open', place: 'captions', id: '' },
    },
  ];
}

export function dueDisposals(planned: Planned): Notice[] {
  const due = dueForDisposal(planned).length;
  if (due === 0) return [];
  const count = films(due);
  return [
    {
      id: 'retention',
      mood: 'care',
      chip: { sv: 'Gallring', en: 'Retention' },
      title: { sv: 'Dags att pröva gallring (radera enligt beslut)', en: 'Time to try disposal (delete as decided)' },
      text: {
        sv: `${count.sv} enligt kommunens regel. Inget raderas av sig självt.`,
        en: `${count.en}, by the municipality’s rule. Nothing is deleted by itself.`,
      },
      action: { kind: 'open', place: 'retention', id: '' },
    },
  ];
}
