/** Drive's card: what each selected file is, who may see it, what is missing, and the likely act first. */
import { FILES_AT_ONCE, type FileAct } from '../../contract/cards.ts';
import type { Words } from '../../domain/plan/change.ts';
import type { DriveFile } from '../../google/types.ts';
import { wordsOf } from '../../messages/render.ts';
import { fileViewOf } from '../../presenters/cards/file.ts';
import type { FileView, Selected } from '../../presenters/cards/file-view.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { lookAtFiles, ownPermissions, waitingPermissions } from '../../workflows/recordings/chosen-files.ts';
import { whyNot } from '../../workflows/recordings/take-in.ts';
import { areCaptions } from '../../workflows/recordings/take-in-captions.ts';
import { look, mayApply, requireCoordinator } from '../admit/look.ts';
import { note } from '../checks/evidence.ts';
import { run } from '../driver.ts';
import { say } from '../session.ts';
import { type SelectedItem, selectedOf } from './event-fields.ts';
import {
  type Button,
  button,
  buttons,
  type Card,
  card,
  guarded,
  row,
  type Section,
  section,
  stateLine,
  text,
  workbookButton,
} from './widgets.ts';

export function driveCard(event: unknown): Card {
  return guarded(() => {
    const reading = look();
    requireCoordinator(reading);
    note('card', 'shown');
    return driveCardOf(reading, selectedOf(event));
  });
}

/** `first`: what to say above the files, such as what was just done. */
export function driveCardOf(reading: Reading, items: readonly SelectedItem[], first: readonly Section[] = []): Card {
  const views = viewsOf(reading, items.slice(0, FILES_AT_ONCE));
  const sections = [...first];
  const takeable = views.filter((view) => view.acts.includes('takeIn'));
  if (takeable.length > 1 && mayApply(reading)) sections.push(takeAll(takeable));
  for (const view of views) sections.push(fileSection(reading, view, views.length > 1));
  if (items.length > FILES_AT_ONCE) {
    const rest = items.length - FILES_AT_ONCE;
    const words = {
      sv: `Och ${rest} till. Välj färre åt gången för att se dem.`,
      en: `And ${rest} more. Choose fewer at a time to see them.`,
    };
    sections.push(section().addWidget(text(words)));
  }
  if (items.length === 0) {
    const words = { sv: 'Välj en film för att se vem som får se den.', en: 'Choose a recording to see who may see it.' };
    sections.push(section().addWidget(text(words)));
  }
  return card({ sv: 'Filmer', en: 'Recordings' }, sections, stateLine(reading));
}

/** Asks Drive about all of them in one round: those that the app may not reach are known by the event alone. */
export function viewsOf(reading: Reading, items: readonly SelectedItem[]): FileView[] {
  const { state } = reading;
  const asked = items.filter(({ id, handed }) => {
    const kind = state.items.get(id)?.kind;
    return kind === undefined ? handed : kind === 'recording' || kind === 'stray';
  });
  const files = asked.length === 0 ? new Map<string, DriveFile>() : run(lookAtFiles(asked.map(({ id }) => id)));
  return items.map((item) => fileViewOf(reading.planned, selected(reading, item, files.get(item.id))));
}

function selected(reading: Reading, item: SelectedItem, file: DriveFile | undefined): Selected {
  const known = reading.state.items.get(item.id);
  const title = file?.name ?? (item.title || known?.name) ?? '';
  const inherited = file?.parents?.[0] === reading.ref.waitingRoom ? waitingPermissions(reading) : new Set<string>();
  const why = whyNot(reading, file);
  return {
    id: item.id,
    title: title === '' ? say({ sv: 'Namnlös fil', en: 'Untitled file' }) : title,
    mimeType: file?.mimeType ?? item.mimeType,
    handed: file !== undefined,
    created: file?.createdTime ?? '',
    shared: file ? ownPermissions(file, inherited).length : 0,
    whyNot: why ? wordsOf(why) : null,
    captions: file !== undefined && areCaptions(file),
  };
}

function takeAll(views: readonly FileView[]): Section {
  const many = views.length;
  const words = { sv: `Ta in ${many} filmer`, en: `Take in ${many} recordings` };
  const why = {
    sv: `${many} av filerna är filmer som inte står i kalkylarket.`,
    en: `${many} of the files are films that are not in the workbook.`,
  };
  const files = views.map((view) => view.id).join(',');
  return section()
    .addWidget(text(why))
    .addWidget(buttons([button(words, 'cardDo', { act: 'ask', what: 'takeIn', files }, true)]));
}

/** Among several files only what one glances at is said of each. */
const BRIEF = 5;

function briefly(view: FileView): FileView['lines'] {
  const aside = (label: string) => label === 'Rum' || label === 'Stängt rum' || (label === 'Medgivande' && view.missing.includes('permit'));
  return view.lines.filter(({ label }) => !aside(label.sv)).slice(0, BRIEF);
}

function fileSection(reading: Reading, view: FileView, brief: boolean): Section {
  const made = section(view.title);
  for (const { label, text: said } of brief ? briefly(view) : view.lines) made.addWidget(row(say(label), say(said)));
  const acts = actButtons(reading, view);
  if (acts.length === 0) return view.kind === 'film' ? made.addWidget(buttons([workbookButton(reading)])) : made;
  if (!mayApply(reading)) {
    const who = reading.state.operator;
    return made.addWidget(text({ sv: `Filerna sköts från kontot ${who}.`, en: `The files are looked after from the account ${who}.` }));
  }
  const warning = withdrawWords(reading, view);
  if (warning && !brief) made.addWidget(text(warning));
  return made.addWidget(buttons(acts));
}

const WORDS: Readonly<Record<FileAct, Words>> = {
  handOver: { sv: 'Ge Delakultur tillgång till filen', en: 'Give Delakultur access to the file' },
  takeIn: { sv: 'Ta in som inspelning', en: 'Take in as a recording' },
  captions: { sv: 'Ta in som undertexter', en: 'Take in as captions' },
  fill: { sv: 'Fyll i det som saknas', en: 'Fill in what is missing' },
  share: { sv: 'Välj rum', en: 'Choose rooms' },
  withdraw: { sv: 'Stäng filmen nu', en: 'Close it now' },
  close: { sv: 'Flytta till Väntrummet', en: 'Move to the waiting room' },
};

function actButtons(reading: Reading, view: FileView): Button[] {
  return view.acts.slice(0, 3).map((act, at) => {
    const filled = at === 0 && act !== 'withdraw';
    if (act === 'handOver' || act === 'close') return button(WORDS[act], 'cardDo', { act, file: view.id }, filled);
    const permits = permitsOf(reading, view);
    if (act === 'withdraw' && permits.length === 1) return button(WORDS[act], 'cardDo', { act, permit: permits[0] ?? '' });
    return button(
      act === 'share' && isShared(reading, view) ? { sv: 'Ändra rum', en: 'Change rooms' } : WORDS[act],
      'cardDo',
      { act: 'ask', what: act, files: view.id },
      filled,
    );
  });
}

const isShared = ({ planned }: Reading, view: FileView): boolean =>
  (planned.films.find((film) => film.id === view.recording)?.row?.rooms.length ?? 0) > 0;

export const permitsOf = ({ planned }: Reading, view: FileView): readonly string[] =>
  planned.films.find((film) => film.id === view.recording)?.row?.permit ?? [];

/** A permit that is withdrawn closes all of its films: said beforehand. */
function withdrawWords(reading: Reading, view: FileView): Words | undefined {
  if (!view.acts.includes('withdraw')) return undefined;
  const permits = permitsOf(reading, view);
  if (permits.length > 1)
    return {
      sv: 'Ångrar sig någon av föreläsarna? Du väljer vem, och filmen stängs direkt.',
      en: 'Has one of the lecturers changed their mind? You choose who, and it closes at once.',
    };
  const open = reading.planned.films.filter((film) => film.lies && film.row?.permit.some((id) => permits.includes(id))).length;
  if (open > 1)
    return {
      sv: `Ångrar sig föreläsaren? Medgivandet gäller ${open} filmer, och alla stängs direkt.`,
      en: `Has the lecturer changed their mind? The permit is for ${open} recordings, and all close at once.`,
    };
  return { sv: 'Ångrar sig föreläsaren? Filmen stängs direkt.', en: 'Has the lecturer changed their mind? It closes at once.' };
}
