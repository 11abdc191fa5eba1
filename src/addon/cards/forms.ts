/** The Drive card's forms: a film's cells as widgets, and back as cells. */

import { permitState } from '../../domain/permits/state.ts';
import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import type { Words } from '../../domain/plan/change.ts';
import { lecturerAmong, suggestFromName } from '../../domain/recordings/film-names.ts';
import { fold } from '../../domain/text.ts';
import { somebodyElses } from '../../domain/workbook/lecturers.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { type FileView, type MissingPart, permitWords } from '../../presenters/cards/file.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import type { FilmCells } from '../../workflows/recordings/uploads.ts';
import { say } from '../session.ts';
import type { Inputs } from './event-fields.ts';
import { button, buttons, type Card, card, type Section, section, text } from './widgets.ts';

/** Longer lists are cut, and say so. */
const CHOICES_SHOWN = 40;
const NEW = '';

// ── Fields ──

function textField(name: string, label: Words, value: string, suggestions: readonly string[] = []) {
  const made = CardService.newTextInput().setFieldName(name).setTitle(say(label)).setValue(value);
  return suggestions.length === 0
    ? made
    : made.setSuggestions(CardService.newSuggestions().addSuggestions(suggestions.slice(0, CHOICES_SHOWN)));
}

function dateField(name: string, label: Words, value: string) {
  const made = CardService.newDatePicker().setFieldName(name).setTitle(say(label));
  return value === '' ? made : made.setValueInMsSinceEpoch(Date.parse(`${value}T00:00:00Z`));
}

type Choice = readonly [text: string, value: string, chosen: boolean];

function choiceField(type: 'CHECK_BOX' | 'RADIO_BUTTON' | 'DROPDOWN', name: string, label: Words, choices: readonly Choice[]) {
  const made = CardService.newSelectionInput().setType(CardService.SelectionInputType[type]).setFieldName(name).setTitle(say(label));
  for (const [shown, value, chosen] of choices) made.addItem(shown, value, chosen);
  return made;
}

function addRooms(to: Section, { planned, config }: Reading, chosen: readonly string[]): void {
  const rows = config.tables.rooms.rows;
  if (rows.length === 0) return;
  // Chosen ones are never cut away: what is not sent is taken to be unticked.
  const sorted = [...rows].sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const shown = sorted.slice(0, Math.max(CHOICES_SHOWN, chosen.length));
  const choices = shown.map(({ id, name }): Choice => [planned.wanted.rooms.get(id)?.row?.name ?? name, id, chosen.includes(id)]);
  to.addWidget(choiceField('CHECK_BOX', 'rooms', { sv: 'Rum', en: 'Rooms' }, choices));
  if (rows.length > shown.length) to.addWidget(cut(rows.length - shown.length));
}

const cut = (rest: number) =>
  text(say({ sv: `Och ${rest} till: välj bland dem i arbetsboken.`, en: `And ${rest} more: choose among them in the workbook.` }));

/** Only the lecturers' own, where the film names any: another's says nothing of it. */
function addPermits(to: Section, { planned, config }: Reading, lecturers: readonly string[], without: readonly string[]): void {
  const today = planned.wanted.today;
  const closed = (permit: Row<'permits'>) => ['withdrawn', 'no', 'ended'].includes(permitState(permit, today));
  const isTheirs = (permit: Row<'permits'>) => somebodyElses(config, lecturers, [permit.id]) === undefined;
  // What someone else has refused or taken back is nothing to choose.
  const rows = config.tables.permits.rows.filter(
    (permit) => !without.includes(permit.id) && isTheirs(permit) && (lecturers.length > 0 || !closed(permit)),
  );
  const sorted = [...rows].reverse();
  const choices = sorted
    .slice(0, CHOICES_SHOWN)
    .map((permit): Choice => [`${permit.lecturer || permit.id}: ${say(permitWords(permit, today))} (${permit.id})`, permit.id, false]);
  const none: Choice = [say({ sv: 'Inget än', en: 'None yet' }), NEW, true];
  to.addWidget(choiceField('DROPDOWN', 'permit', { sv: 'Medgivande', en: 'Permit' }, [none, ...choices]));
  if (sorted.length > CHOICES_SHOWN) to.addWidget(cut(sorted.length - CHOICES_SHOWN));
}

/** Always asked, and never answered beforehand. */
function addChildren(to: Section): void {
  to.addWidget(
    choiceField('RADIO_BUTTON', 'children', { sv: 'Syns eller hörs barn?', en: 'Are children seen or heard?' }, [
      [say({ sv: 'Nej', en: 'No' }), 'nej', false],
      [say({ sv: 'Ja', en: 'Yes' }), 'ja', false],
    ]),
  );
  addConsent(to);
}

function addConsent(to: Section): void {
  to.addWidget(dateField('childrenUntil', { sv: 'Om ja: samtycket gäller till och med', en: 'If so: the consent holds until' }, ''));
}

function lecturersOf({ config }: Reading): string[] {
  const { permits, recordings } = config.tables;
  const names = [...permits.rows.map((one) => one.lecturer), ...recordings.rows.flatMap((one) => one.lecturer)];
  return [...new Set(names)].filter((name) => name !== '').sort();
}

// ── Forms ──

const SAVE = { sv: 'Spara', en: 'Save' };

/** One film, or several with what they share asked once. */
export function takeInForm(reading: Reading, views: readonly FileView[]): Card {
  const lecturers = lecturersOf(reading);
  const found = [...new Set(views.map((view) => lecturerAmong(view.title, lecturers)))];
  const lecturer = found.length === 1 ? (found[0] ?? '') : '';
  const [first] = views;
  const own = section();
  const shared = section(views.length > 1 ? say({ sv: 'Lika för alla', en: 'The same for all' }) : '');
  if (first && views.length === 1) {
    const suggested = suggestFromName(first.title);
    addPlanned(own, reading, suggested.title);
    own.addWidget(textField('title0', { sv: 'Titel', en: 'Title' }, suggested.title));
    own.addWidget(dateField('date0', { sv: 'Datum', en: 'Date' }, suggested.date ?? ''));
  } else {
    views.forEach((view, at) => {
      const { title, date } = suggestFromName(view.title);
      own.addWidget(textField(`title${at}`, { sv: `Titel ${at + 1}`, en: `Title ${at + 1}` }, title).setHint(hintOf(view.title, date)));
    });
  }
  shared.addWidget(textField('lecturer', { sv: 'Föreläsare', en: 'Lecturer' }, lecturer, lecturers));
  addRooms(shared, reading, []);
  addPermits(shared, reading, lecturer === '' ? [] : [lecturer], []);
  addChildren(shared);
  const follows = section().addWidget(
    text(
      say({
        sv: 'Filen flyttas till Väntrummet. Ingen annan ser den förrän medgivandet tillåter det och ändringarna är gjorda.',
        en: 'The file moves to the waiting room. No one else sees it until the permit allows it and the changes are made.',
      }),
    ),
  );
  const loose = views.flatMap((view) => view.lines).find(({ label }) => label.sv === 'Delad');
  if (loose) follows.addWidget(text(say(loose.text)));
  const files = views.map((view) => view.id).join(',');
  const words = views.length === 1 ? { sv: 'Ta in', en: 'Take in' } : { sv: `Ta in ${views.length} filmer`, en: `Take in ${views.length}` };
  follows.addWidget(buttons([button(words, 'cardDo', { act: 'takeIn', files }, true)]));
  return card(
    say({ sv: 'Ta in som inspelning', en: 'Take in as a recording' }),
    [own, shared, follows],
    first && views.length === 1 ? first.title : '',
  );
}

const hintOf = (name: string, date: string | undefined): string =>
  date === undefined ? name : say({ sv: `${name}. Datum ur namnet: ${date}`, en: `${name}. Date from the name: ${date}` });

/** Rows that have no film yet; the one of the very same title is chosen. */
function addPlanned(to: Section, { planned }: Reading, title: string): void {
  const rows = planned.films.filter((film) => film.row && !film.file).reverse();
  if (rows.length === 0) return;
  const same = rows.find((film) => fold(film.title) === fold(title))?.id ?? NEW;
  const choice = (film: FilmFacts): Choice => [`${film.title} (${film.id})`, film.id, film.id === same];
  const shown = [...rows].sort((a, b) => Number(b.id === same) - Number(a.id === same)).slice(0, CHOICES_SHOWN);
  const none: Choice = [say({ sv: 'Ny inspelning', en: 'A new recording' }), NEW, same === NEW];
  to.addWidget(
    choiceField('DROPDOWN', 'recording', { sv: 'Rad i Inspelningar', en: 'Row of the recordings' }, [none, ...shown.map(choice)]),
  );
  to.addWidget(
    text(say({ sv: 'Väljer du en rad fylls bara det i som är tomt där.', en: 'In a row of yours only what is empty is filled in.' })),
  );
}

export function fillForm(reading: Reading, view: FileView, film: FilmFacts): Card {
  const asked = section();
  const add: Readonly<Record<MissingPart, () => void>> = {
    lecturer: () => {
      const guess = lecturerAmong(film.title, lecturersOf(reading)) ?? '';
      asked.addWidget(textField('lecturer', { sv: 'Föreläsare', en: 'Lecturer' }, guess, lecturersOf(reading)));
    },
    date: () => {
      asked.addWidget(dateField('date', { sv: 'Datum', en: 'Date' }, suggestFromName(film.file?.name ?? '').date ?? ''));
    },
    permit: () => addPermits(asked, reading, film.row?.lecturer ?? [], film.row?.permit ?? []),
    rooms: () => addRooms(asked, reading, []),
    children: () => addChildren(asked),
    childrenUntil: () => addConsent(asked),
  };
  for (const part of view.missing) add[part]();
  asked.addWidget(text(say({ sv: 'Det du lämnar tomt ändras inte.', en: 'What you leave empty stays as it is.' })));
  asked.addWidget(buttons([button(SAVE, 'cardDo', { act: 'fill', file: view.id }, true)]));
  return card(say({ sv: 'Fyll i det som saknas', en: 'Fill in what is missing' }), [asked], film.title);
}

export function shareForm(reading: Reading, view: FileView, film: FilmFacts): Card {
  const asked = section();
  addRooms(asked, reading, film.row?.rooms ?? []);
  asked.addWidget(
    buttons([button({ sv: 'Visa vad som följer', en: 'Show what follows' }, 'cardDo', { act: 'share', file: view.id }, true)]),
  );
  return card(say({ sv: 'Rum som får se filmen', en: 'Rooms that may see it' }), [asked], film.title);
}

export function captionsForm(reading: Reading, view: FileView): Card {
  const without = reading.planned.films.filter(
    (film) => film.row && film.file && ![...reading.state.items.values()].some((item) => item.kind === 'captions' && item.row === film.id),
  );
  const { title } = suggestFromName(view.title);
  const like = (film: FilmFacts) => (fold(film.title) === fold(title) || fold(film.file?.name ?? '').startsWith(fold(title)) ? 0 : 1);
  const sorted = [...without].reverse().sort((a, b) => like(a) - like(b));
  const made = section();
  if (sorted.length === 0) {
    made.addWidget(text(say({ sv: 'Alla filmer har redan undertexter.', en: 'All recordings have captions already.' })));
  } else {
    const choices = sorted.slice(0, CHOICES_SHOWN).map((film, at): Choice => [`${film.title} (${film.id})`, film.id, at === 0]);
    made.addWidget(choiceField('DROPDOWN', 'captionsOf', { sv: 'Film', en: 'Recording' }, choices));
    if (sorted.length > CHOICES_SHOWN) made.addWidget(cut(sorted.length - CHOICES_SHOWN));
    made.addWidget(buttons([button({ sv: 'Ta in', en: 'Take in' }, 'cardDo', { act: 'captions', file: view.id }, true)]));
  }
  return card(say({ sv: 'Ta in som undertexter', en: 'Take in as captions' }), [made], view.title);
}

/** A film with several permits: each lecturer answers for their own. */
export function withdrawForm({ config, planned }: Reading, permits: readonly string[], title: string): Card {
  const made = section().addWidget(
    text(say({ sv: 'Vem har ångrat sig? Filmen stängs direkt.', en: 'Who has changed their mind? It closes at once.' })),
  );
  for (const id of permits) {
    const permit = config.tables.permits.rows.find((one) => one.id === id);
    const films = planned.films.filter((film) => film.lies && film.row?.permit.includes(id)).length;
    const who = permit?.lecturer || id;
    made.addWidget(
      CardService.newDecoratedText()
        .setText(who.replace(/&/g, '&amp;').replace(/</g, '&lt;'))
        .setBottomLabel(
          say({
            sv: films === 1 ? '1 film stängs' : `${films} filmer stängs`,
            en: films === 1 ? '1 recording closes' : `${films} recordings close`,
          }),
        )
        .setWrapText(true)
        .setButton(button({ sv: 'Stäng nu', en: 'Close now' }, 'cardDo', { act: 'withdraw', permit: id })),
    );
  }
  return card(say({ sv: 'Stäng filmen nu', en: 'Close it now' }), [made], title);
}

// ── Back from the widgets ──

const CHILDREN_UNANSWERED = {
  problem: { sv: 'Svara på om barn syns eller hörs i filmen.', en: 'Answer whether children are seen or heard.' },
};

/** Cells of the film at a place in the form; a date comes from its own field or from its name. */
export function takeInCells(inputs: Inputs, at: number, name: string, alone: boolean): FilmCells | typeof CHILDREN_UNANSWERED {
  const children = inputs.one('children');
  if (children !== 'ja' && children !== 'nej') return CHILDREN_UNANSWERED;
  return {
    title: inputs.one(`title${at}`),
    lecturer: inputs.one('lecturer'),
    date: alone ? inputs.date('date0') : (suggestFromName(name).date ?? ''),
    rooms: inputs.many('rooms').join(', '),
    permit: inputs.one('permit'),
    children,
    childrenUntil: children === 'ja' ? inputs.date('childrenUntil') : '',
  };
}

/** What of the cells is empty in a row that is there: nothing that stands is written over. */
export function emptyOf(row: Row<'recordings'>, cells: FilmCells): FilmCells {
  const empty = (name: string) => {
    const value = (row as unknown as Record<string, unknown>)[name];
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  };
  return Object.fromEntries(Object.entries(cells).filter(([name, value]) => value !== '' && empty(name)));
}

/** What was filled in of what is missing. A permit is added to those there are. */
export function fillCells(inputs: Inputs, missing: readonly MissingPart[], row: Row<'recordings'>): FilmCells {
  const cells: Record<string, string> = {};
  const put = (name: MissingPart, value: string) => {
    if (missing.includes(name) && value !== '') cells[name] = value;
  };
  put('lecturer', inputs.one('lecturer'));
  put('date', inputs.date('date'));
  put('rooms', inputs.many('rooms').join(', '));
  const permit = inputs.one('permit');
  put('permit', permit === '' ? '' : [...row.permit, permit].join(', '));
  const children = inputs.one('children');
  put('children', children === 'ja' || children === 'nej' ? children : '');
  if (cells.children === 'ja' || (row.children === true && missing.includes('childrenUntil'))) {
    const until = inputs.date('childrenUntil');
    if (until !== '') cells.childrenUntil = until;
  }
  return cells;
}
