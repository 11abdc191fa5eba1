/** What the sidebar shows of permits: the list, one permit, and the question about a recording. */

import type { Problem } from '../../contract/api.ts';
import type { AskingView, PermitLine, PermitList, PermitRow, PermitView } from '../../contract/permits.ts';
import { noSuchRow } from '../../contract/problem.ts';
import { schoolYearEnd } from '../../domain/meetings/school-year.ts';
import { type PermitState, permitState, permitStates } from '../../domain/permits/state.ts';
import { isUndecided, lacksPermit, leftToAsk, widenedRooms } from '../../domain/permits/states.ts';
import { viewersNow } from '../../domain/plan/access/viewers.ts';
import type { Desired } from '../../domain/plan/desired.ts';
import { roomName } from '../../domain/plan/desired.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { closedMessage } from '../../domain/plan/reasons.ts';
import { fold } from '../../domain/text.ts';
import { allStaff } from '../../domain/workbook/tables/words.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { wordsOf } from '../../messages/render.ts';
import { showingOf, showingText } from '../film.ts';
import { lettersFor } from '../letters/letter-facts.ts';

type Permit = Row<'permits'>;

export function permitListOf({ desired, films }: Planned): PermitList {
  const { config, today } = desired;
  const titles = new Map<string, string[]>();
  for (const row of config.tables.recordings.rows) for (const id of row.permit) titles.set(id, [...(titles.get(id) ?? []), row.title]);
  const lines = config.tables.permits.rows.map((row) => lineOf(desired, row, titles.get(row.id) ?? []));
  const order = (line: PermitLine) => permitStates.indexOf(line.state) - (line.widened.length > 0 ? permitStates.length : 0);
  return {
    permits: lines.sort((a, b) => order(a) - order(b) || a.to.localeCompare(b.to) || a.lecturer.localeCompare(b.lecturer, 'sv')),
    faulty: config.tables.permits.faulty.size,
    unasked: films.flatMap((film) => {
      const why = leftToAsk(config, film);
      return why === undefined ? [] : [{ id: film.id, title: film.title, why: wordsOf(closedMessage(why)) }];
    }),
    recordings: films
      .flatMap(({ id, title, row, verdict }) =>
        row && row.disposal !== 'radera' && !isUndecided(config, row)
          ? [{ id, title, lecturers: [...row.lecturer], left: lacksPermit(verdict) !== undefined }]
          : [],
      )
      .sort((a, b) => Number(b.left) - Number(a.left) || a.title.localeCompare(b.title, 'sv')),
    yearEnd: { ...schoolYearEnd(config, today) },
  };
}

function lineOf(desired: Desired, row: Permit, films: string[]): PermitLine {
  const { config, today } = desired;
  const widened = [...widenedRooms(config, row).keys()];
  return {
    id: row.id,
    lecturer: row.lecturer,
    state: permitState(row, today),
    to: row.to ?? '',
    asked: row.asked ?? '',
    films,
    widened: widened.map((id) => roomName(desired, id)),
    askedAgain: row.answer === 'ja' && row.asked !== undefined && row.answered !== undefined && row.asked > row.answered ? row.asked : '',
  };
}

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'ja' : 'nej');

export function permitViewOf(planned: Planned, id: string): PermitView | Problem {
  const { desired, films } = planned;
  const { config, today } = desired;
  const row = config.tables.permits.rows.find((one) => one.id === id);
  if (!row) return noSuchRow('permits', id);
  const states = new Map(config.tables.permits.rows.map((one) => [one.id, one]));
  const mine = films.filter((film) => film.row?.permit.includes(id));
  return {
    ...lineOf(
      desired,
      row,
      mine.map((film) => film.title),
    ),
    row: row.row,
    email: row.lecturerEmail,
    basis: row.basis ?? '',
    evidence: row.evidence,
    answered: row.answered ?? '',
    from: row.from ?? '',
    withdrawn: row.withdrawn,
    audience: row.audience.map((entry) => (entry.toLowerCase() === allStaff ? allStaff : roomName(desired, entry))),
    widenedIds: [...widenedRooms(config, row).keys()],
    external: row.external === true,
    terms: { editing: yesNo(row.editing), credit: yesNo(row.credit), preview: yesNo(row.preview), approved: yesNo(row.approved) },
    recordings: mine.map((film) => {
      const showing = showingOf(planned, film);
      const named = film.row?.permit ?? [];
      return {
        id: film.id,
        title: film.title,
        status: film.status ?? '',
        text: film.file ? { sv: showingText(showing, 'sv'), en: showingText(showing, 'en') } : { sv: 'Ingen film än.', en: 'No film yet.' },
        all: named.map((one) => {
          const other = states.get(one);
          return { id: one, lecturer: other?.lecturer || one, state: other ? permitState(other, today) : ('waiting' as PermitState) };
        }),
        missing: Math.max(0, (film.row?.lecturer.length ?? 0) - Math.max(named.length, 1)),
      };
    }),
    letters: lettersFor(planned, row),
    yearEnd: { ...schoolYearEnd(config, today) },
  };
}

export function askingViewOf({ desired, films }: Planned, id: string): AskingView | Problem {
  const { config, today } = desired;
  const film = films.find((one) => one.id === id);
  const row = film?.row;
  if (!film || !row) return noSuchRow('recordings', id);
  const permits = config.tables.permits.rows;
  const asked = row.permit.flatMap((one) => permits.find((permit) => permit.id === one) ?? []);
  const left = row.lecturer.filter((name) => !asked.some((permit) => fold(permit.lecturer) === fold(name)));
  return {
    recording: id,
    title: film.title,
    lecturers: (left.length === 0 && asked.length === 0 ? [''] : left).map((name) => ({ name, ...knownOf(config, name) })),
    asked: asked.map((permit) => ({ id: permit.id, lecturer: permit.lecturer || permit.id, state: permitState(permit, today) })),
    rooms: config.tables.rooms.rows.map((room) => ({ id: room.id, name: room.name, chosen: row.rooms.includes(room.id) })),
    everyone: allStaff,
    seen: viewersNow(desired, film.file).size,
    yearEnd: { ...schoolYearEnd(config, today) },
  };
}

/** A lecturer's address and basis, from the last permit with that name; otherwise the address of the only colleague with it. */
function knownOf({ tables }: Desired['config'], name: string): { email: string; basis: string } {
  const [before] = tables.permits.rows
    .filter((row) => name !== '' && fold(row.lecturer) === fold(name) && row.lecturerEmail !== '')
    .reverse();
  if (before) return { email: before.lecturerEmail, basis: before.basis ?? 'medgivande' };
  const people = tables.people.rows.filter((row) => name !== '' && fold(row.name) === fold(name));
  return { email: people.length === 1 ? (people[0]?.email ?? '') : '', basis: 'medgivande' };
}

/** Permits with a yes and a film that someone can see now, or could: by the lecturer's name, then by what they are about. */
export function permitRowsOf(planned: Planned): PermitRow[] {
  return planned.desired.config.tables.permits.rows
    .filter((row) => row.answer === 'ja' && row.withdrawn === '')
    .map((row) => {
      const films = planned.films.filter((film) => film.file && film.row?.permit.includes(row.id));
      return {
        id: row.id,
        lecturer: row.lecturer,
        answered: row.answered ?? '',
        to: row.to ?? '',
        email: row.lecturerEmail,
        films: films.map((film) => ({ id: film.id, title: film.title })).sort((a, b) => a.title.localeCompare(b.title, 'sv')),
        people: viewersNow(planned.desired, ...films.map((film) => film.file)).size,
      };
    })
    .filter((row) => row.films.length > 0)
    .sort((a, b) => (a.lecturer || a.id).localeCompare(b.lecturer || b.id, 'sv') || title(a).localeCompare(title(b), 'sv'));
}

const title = ({ films }: PermitRow): string => films[0]?.title ?? '';
