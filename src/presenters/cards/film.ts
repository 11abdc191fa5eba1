/** What the Drive card says of a film: who may see it, by which permits, and what is missing. */

import type { FileAct } from '../../contract/cards.ts';
import type { Words } from '../../domain/message.ts';
import { permitState } from '../../domain/permits/state.ts';
import { leftToAsk } from '../../domain/permits/states.ts';
import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import { viewersNow } from '../../domain/plan/access/viewers.ts';
import { roomName } from '../../domain/plan/desired.ts';
import { planMessage } from '../../domain/plan/messages.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { closedMessage } from '../../domain/plan/reasons.ts';
import type { Item } from '../../domain/plan/state.ts';
import { daysBetween, localDate } from '../../domain/time/dates.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { render, wordsOf } from '../../messages/render.ts';
import { capital, count, listed, people, statusWords } from '../../messages/words.ts';
import { showingOf, showingText } from '../film.ts';
import type { FileView, MissingPart, Selected } from './file-view.ts';
import { both, type Line, line, whatItIs } from './folder.ts';

export function filmView(planned: Planned, film: FilmFacts, file: Selected, shortcut: Item | undefined): FileView {
  const missing = missingOf(film);
  // A film that is open and should not be is closed before anything else.
  const wrong = film.file !== undefined && film.file.parent !== planned.desired.state.waitingRoom && !film.audience;
  const acts: FileAct[] = [];
  if (wrong) acts.push('close');
  if (leftToAsk(planned.desired.config, film)) acts.push('question');
  if (film.row && missing.length > 0) acts.push('fill');
  if (film.row && film.file && !wrong) acts.push('share');
  if (film.currentAudience !== undefined && (film.row?.permit.length ?? 0) > 0) acts.push('withdraw');
  const rest = [
    whatItIs(whatFilm(planned, film, shortcut)),
    ...whoLines(planned, film),
    ...permitLines(planned, film),
    ...roomLines(planned, film),
  ];
  return {
    id: film.file?.id ?? file.id,
    kind: 'film',
    title: film.title,
    recording: film.id,
    lines: [...rest, ...missingLines(missing), captionsLine(planned, film, file)],
    missing,
    acts,
  };
}

/** What a recording's row lacks; a row that can't be read lacks nothing that can be filled in here. */
function missingOf({ row }: FilmFacts): MissingPart[] {
  if (!row) return [];
  const missing: MissingPart[] = [];
  if (row.lecturer.length === 0) missing.push('lecturer');
  if (row.date === undefined) missing.push('date');
  if (row.permit.length < Math.max(1, row.lecturer.length)) missing.push('permit');
  if (row.rooms.length === 0) missing.push('rooms');
  if (row.children === undefined) missing.push('children');
  if (row.children === true && row.childrenUntil === undefined) missing.push('childrenUntil');
  return missing;
}

const missingWords: Readonly<Record<MissingPart, Words>> = {
  lecturer: both('föreläsare', 'lecturer'),
  date: both('datum', 'date'),
  permit: both('medgivande', 'permit'),
  rooms: both('rum', 'rooms'),
  children: both('svar på om barn syns eller hörs', 'an answer on whether children are seen or heard'),
  childrenUntil: both('slutdag för barnens samtycke', 'the end of the consent for the children'),
};

function missingLines(missing: readonly MissingPart[]): Line[] {
  if (missing.length === 0) return [];
  const list = (lang: 'sv' | 'en') => missing.map((part) => missingWords[part][lang]).join(', ');
  return [line('Saknas', 'Missing', both(`${capital(list('sv'))}.`, `${capital(list('en'))}.`))];
}

function whatFilm({ desired }: Planned, film: FilmFacts, shortcut: Item | undefined): Words {
  const status = film.status;
  const state = status === undefined ? both('raden går inte att läsa', 'its row can’t be read') : statusWords[status];
  const said = both(`Film ${film.id}: ${state.sv}.`, `Recording ${film.id}: ${state.en}.`);
  const folder = desired.state.items.get(shortcut?.parent ?? '');
  return folder ? both(`Genväg i ${folder.name}. ${said.sv}`, `A shortcut in ${folder.name}. ${said.en}`) : said;
}

/** Who may see it now, as Google has it, and what the workbook says where that differs. */
function whoLines(planned: Planned, film: FilmFacts): Line[] {
  const { desired } = planned;
  const now = viewersNow(desired, film.file);
  const names = (film.currentAudience?.rooms ?? []).map((room) => roomName(desired, room));
  const showing = showingOf(planned, film);
  const same =
    String(film.currentAudience?.rooms ?? '') === String(film.audience?.rooms ?? '') &&
    film.currentAudience?.until === film.audience?.until;
  const reason = (lang: 'sv' | 'en') => (showing.why ? render(showing.why, lang) : '');
  const lines: Line[] = [];
  if (film.currentAudience)
    lines.push(
      line(
        'Får se',
        'May see',
        both(
          `Ses av ${people(now.size, 'sv')} i ${listed(names, 'sv', 3)}.`,
          `Seen by ${people(now.size, 'en')} in ${listed(names, 'en', 3)}.`,
        ),
      ),
    );
  else if (film.file && film.file.parent !== desired.state.waitingRoom)
    lines.push(line('Får se', 'May see', both('Ligger utanför Delakulturs mappar.', 'Lies outside Delakultur’s folders.')));
  else lines.push(line('Får se', 'May see', film.audience ? WAITS : both(showingText(showing, 'sv'), showingText(showing, 'en'))));
  if (!same) {
    const after = film.audience
      ? both(showingText(showing, 'sv'), showingText(showing, 'en'))
      : both(`${reason('sv')} Filmen stängs.`.trim(), `${reason('en')} It is closed.`.trim());
    lines.push(line('När ändringarna är gjorda', 'Once the changes are made', after));
  }
  const until = film.currentAudience?.until;
  if (until !== undefined) lines.push(line('Till och med', 'Until', both(until, until)));
  return lines;
}

const WAITS = both('Bara samordnare: filmen ligger i Väntrummet.', 'Only coordinators: it lies in the waiting room.');

/** Each permit in words, and lecturers without one. */
function permitLines({ desired }: Planned, { row }: FilmFacts): Line[] {
  if (!row) return [];
  const { permits } = desired.config.tables;
  const said = row.permit.map((id): Words => {
    const permit = permits.rows.find((one) => one.id === id);
    if (!permit) return wordsOf(closedMessage(permits.faulty.has(id) ? 'faultyPermit' : 'noPermit'));
    const words = permitWords(permit, desired.today);
    return both(`${permit.lecturer || id}: ${words.sv}`, `${permit.lecturer || id}: ${words.en}`);
  });
  const asked = row.permit.map((id) => permits.rows.find((one) => one.id === id)?.lecturer.toLowerCase());
  const without = row.lecturer.filter((name) => !asked.includes(name.toLowerCase()));
  if (row.permit.length < Math.max(1, row.lecturer.length))
    said.push(
      without.length === 0
        ? wordsOf(closedMessage('noPermit'))
        : both(`${without.join(', ')}: inget medgivande.`, `${without.join(', ')}: no permit.`),
    );
  return [line('Medgivande', 'Permit', both(said.map(({ sv }) => sv).join('\n'), said.map(({ en }) => en).join('\n')))];
}

/** How a permit stands, as the end of a sentence. */
export function permitWords(permit: Row<'permits'>, today: string): Words {
  const answered = permit.answered === undefined ? '' : ` ${permit.answered}`;
  switch (permitState(permit, today)) {
    case 'withdrawn':
      return both('har återkallat.', 'has withdrawn it.');
    case 'no':
      return both(`sa nej${answered}.`, `said no${answered && ` on${answered}`}.`);
    case 'waiting':
      return permit.asked === undefined
        ? both('har inte svarat.', 'has not answered.')
        : both(`har inte svarat. Frågad ${permit.asked}.`, `has not answered. Asked on ${permit.asked}.`);
    case 'ended':
      return both(`ja, gick ut ${permit.to ?? ''}.`, `yes, ended on ${permit.to ?? ''}.`);
    case 'ahead':
      return both(`ja, från ${permit.from ?? ''}.`, `yes, from ${permit.from ?? ''}.`);
    case 'ending':
      return both(`ja, men bara till och med ${permit.to ?? ''}.`, `yes, but only until ${permit.to ?? ''}.`);
    case 'yes':
      return permit.to === undefined
        ? both('ja, utan slutdag.', 'yes, with no end day.')
        : both(`ja, till och med ${permit.to}.`, `yes, until ${permit.to}.`);
  }
}

/** The row's rooms, and why some stay closed. */
function roomLines({ desired }: Planned, { row, verdict }: FilmFacts): Line[] {
  if (!row || row.rooms.length === 0) return [];
  const name = (room: string) => roomName(desired, room);
  const closed = verdict?.why === undefined ? [...(verdict?.closed ?? [])] : [];
  const lines = [line('Rum', 'Rooms', both(listed(row.rooms.map(name), 'sv', 4), listed(row.rooms.map(name), 'en', 4)))];
  for (const [room, why] of closed.slice(0, 3)) {
    const closed = planMessage('film.closedIn', { room: name(room), why: closedMessage(why) });
    lines.push(line('Stängt rum', 'Closed room', wordsOf(closed)));
  }
  return lines;
}

function captionsLine({ desired }: Planned, film: FilmFacts, file: Selected): Line {
  const there = [...desired.state.items.values()].some((item) => item.kind === 'captions' && item.row === film.id && !item.trashed);
  if (there || film.row?.captions === true) return line('Undertexter', 'Captions', both('Finns.', 'There are captions.'));
  const ms = Date.parse(file.created);
  if (Number.isNaN(ms)) return line('Undertexter', 'Captions', both('Saknas.', 'Missing.'));
  const days = Math.max(0, daysBetween(localDate(ms, desired.config.settings.timeZone), desired.today));
  const since = (lang: 'sv' | 'en') => count(days, lang, ['dag', 'dagar'], ['day', 'days']);
  return line(
    'Undertexter',
    'Captions',
    days === 0 ? both('Saknas.', 'Missing.') : both(`Saknas sedan ${since('sv')}.`, `Missing for ${since('en')}.`),
  );
}
