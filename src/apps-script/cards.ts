/** Cards beside Sheets, Drive and Calendar: a glance, and at most a few buttons. Cards can't open the sidebar: they say where it is. */

import type { Words } from '../domain/change.ts';
import { shortDate } from '../domain/dates.ts';
import { closedWords } from '../domain/plan/reasons.ts';
import { futureOf } from '../domain/plan/wanted.ts';
import { numberText } from '../domain/text.ts';
import { tasksFor } from '../domain/today.ts';
import type { Reading } from '../programs/plan.ts';
import { act } from './acts.ts';
import { caller, look, mayApply, problemOf, requireCoordinator, say } from './here.ts';

type Card = GoogleAppsScript.Card_Service.Card;
type Section = GoogleAppsScript.Card_Service.CardSection;

const TASKS_SHOWN = 4;

/** A card, or one that says in words why there is none. */
function guarded(make: () => Card): Card {
  try {
    return make();
  } catch (error) {
    const { problem } = problemOf(error);
    return card(say({ sv: 'Det gick inte', en: 'That did not work' }), [section().addWidget(text(say(problem)))]);
  }
}

const section = () => CardService.newCardSection();
const text = (words: string) => CardService.newTextParagraph().setText(html(words));
const html = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const row = (top: string, words: string) => CardService.newDecoratedText().setTopLabel(top).setText(html(words)).setWrapText(true);

function card(title: string, sections: Section[], subtitle = ''): Card {
  const header = CardService.newCardHeader().setTitle(title);
  if (subtitle !== '') header.setSubtitle(subtitle);
  const builder = CardService.newCardBuilder().setHeader(header);
  for (const one of sections) builder.addSection(one);
  return builder.build();
}

function button(words: Words, functionName: string, parameters: Record<string, string> = {}) {
  const action = CardService.newAction()
    .setFunctionName(functionName)
    .setParameters(parameters)
    .setLoadIndicator(CardService.LoadIndicator.SPINNER);
  return CardService.newTextButton().setText(say(words)).setOnClickAction(action);
}

function stateLine({ planned }: Reading): string {
  const { plan } = planned;
  if (plan.guard.tripped)
    return say({
      sv: `Stoppad: ${plan.guard.removals} personer skulle förlora åtkomst`,
      en: `Stopped: ${plan.guard.removals} people would lose access`,
    });
  const waiting = plan.changes.length;
  if (waiting === 0) return say({ sv: 'Allt stämmer', en: 'All is as it should be' });
  return say(
    waiting === 1 ? { sv: '1 ändring väntar', en: '1 change waits' } : { sv: `${waiting} ändringar väntar`, en: `${waiting} changes wait` },
  );
}

function workbookButton(reading: Reading) {
  const url = `https://docs.google.com/spreadsheets/d/${reading.ref.spreadsheetId}/edit`;
  return CardService.newTextButton()
    .setText(say({ sv: 'Öppna arbetsboken', en: 'Open the workbook' }))
    .setOpenLink(CardService.newOpenLink().setUrl(url));
}

/** The common home card, and Sheets', Drive's and Calendar's: what waits today. */
export function homeCard(): Card {
  return guarded(() => {
    const reading = look();
    requireCoordinator(reading);
    const tasks = tasksFor(reading.planned);
    const today = section().setHeader(say({ sv: 'I dag', en: 'Today' }));
    for (const task of tasks.slice(0, TASKS_SHOWN)) today.addWidget(row(say(task.chip), `${say(task.title)}. ${say(task.text)}`));
    if (tasks.length === 0) today.addWidget(text(say({ sv: 'Inget väntar på dig.', en: 'Nothing waits for you.' })));
    if (tasks.length > TASKS_SHOWN) {
      const more = tasks.length - TASKS_SHOWN;
      today.addWidget(text(say({ sv: `Och ${more} till, i arbetsbokens sidopanel.`, en: `And ${more} more, in the workbook’s sidebar.` })));
    }
    const how = say({
      sv: 'I arbetsboken: menyn Delakultur, Öppna sidopanelen.',
      en: 'In the workbook: the menu Delakultur, Open the sidebar.',
    });
    return card('Delakultur', [today, section().addWidget(text(how)).addWidget(workbookButton(reading))], stateLine(reading));
  });
}

/** Fields of the event object that Google sends cards; all may be absent. */
interface CardEvent {
  drive?: { selectedItems?: { id?: string; title?: string }[] };
  calendar?: { id?: string };
  commonEventObject?: { parameters?: Record<string, string> };
  parameters?: Record<string, string>;
}

const SELECTED_SHOWN = 5;

/** Drive: what is known of the selected files, and closing one at once. */
export function driveCard(event: CardEvent): Card {
  return guarded(() => {
    const reading = look();
    requireCoordinator(reading);
    const selected = event.drive?.selectedItems ?? [];
    const sections = selected
      .slice(0, SELECTED_SHOWN)
      .map(({ id, title }) => fileSection(reading, id ?? '', title || say({ sv: 'Namnlös fil', en: 'Untitled file' })));
    if (sections.length === 0)
      sections.push(
        section().addWidget(
          text(say({ sv: 'Välj en film för att se vem som får se den.', en: 'Choose a recording to see who may see it.' })),
        ),
      );
    return card(say({ sv: 'Filmer', en: 'Recordings' }), sections, stateLine(reading));
  });
}

function fileSection(reading: Reading, id: string, title: string): Section {
  const film = reading.planned.films.find((one) => one.file?.id === id);
  if (!film) {
    const item = reading.state.items.get(id);
    const known =
      item && item.kind !== 'stray'
        ? say({ sv: 'En del av Delakultur, ingen film.', en: 'Part of Delakultur, not a recording.' })
        : say({ sv: 'Ingen film i Delakultur.', en: 'Not a recording in Delakultur.' });
    return section().setHeader(html(title)).addWidget(text(known));
  }
  const rooms = film.audience?.rooms ?? [];
  const people = new Set(rooms.flatMap((room) => [...futureOf(reading.planned.wanted, room)])).size;
  const names = rooms.map((room) => reading.planned.wanted.rooms.get(room)?.row?.name ?? room).join(', ');
  const why = film.verdict?.why;
  const seen = film.audience
    ? say({ sv: `Ses av ${numberText(people)} personer i ${names}.`, en: `Seen by ${numberText(people)} people in ${names}.` })
    : say(why ? closedWords(why, film.verdict?.whose) : { sv: 'Ligger i Väntrummet.', en: 'Lies in the waiting room.' });
  const made = section()
    .setHeader(html(film.title))
    .addWidget(row(say({ sv: 'Läge', en: 'State' }), film.status ?? ''))
    .addWidget(row(say({ sv: 'Vem får se', en: 'Who may see' }), seen));
  const until = film.audience?.until;
  if (until) made.addWidget(row(say({ sv: 'Till och med', en: 'Until' }), shortDate(until)));
  const permit = film.audience ? film.row?.permit[0] : undefined;
  if (permit !== undefined && mayApply(reading)) {
    made.addWidget(
      text(say({ sv: 'Ångrar sig föreläsaren? Filmen stängs direkt.', en: 'Has the lecturer changed their mind? It closes at once.' })),
    );
    made.addWidget(button({ sv: 'Stäng filmen nu', en: 'Close it now' }, 'cardWithdraw', { permit }));
  }
  return made;
}

/** The withdrawal button of the Drive card: at once, with a receipt. */
export function withdrawCard(event: CardEvent): GoogleAppsScript.Card_Service.ActionResponse {
  const permit = event.commonEventObject?.parameters?.permit ?? event.parameters?.permit ?? '';
  const shown = guarded(() => {
    const done = act({ kind: 'withdraw', permit });
    const words = 'problem' in done && done.problem ? done.problem : 'text' in done ? done.text : { sv: '', en: '' };
    return card(say({ sv: 'Kvitto', en: 'Receipt' }), [section().addWidget(text(say(words).replace(/\n/g, '\n\n')))], caller());
  });
  return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(shown)).build();
}

/** Calendar: who has answered, by number, for a meeting of ours. */
export function eventCard(event: CardEvent): Card {
  return guarded(() => {
    const reading = look();
    requireCoordinator(reading);
    const meeting = reading.planned.meetings.find((one) => one.eventId === (event.calendar?.id ?? '').split('_')[0]);
    if (!meeting)
      return card(
        'Delakultur',
        [section().addWidget(text(say({ sv: 'Den här händelsen hör inte till Delakultur.', en: 'This event is not Delakultur’s.' })))],
        stateLine(reading),
      );
    const guests = meeting.event?.guests ?? [];
    const count = (answer: string) => guests.filter((guest) => guest.answer === answer).length;
    const answers = say({
      sv: `${count('accepted')} ja, ${count('declined')} nej, ${count('needsAction')} utan svar`,
      en: `${count('accepted')} yes, ${count('declined')} no, ${count('needsAction')} unanswered`,
    });
    const about = section()
      .addWidget(row(say({ sv: 'Svar', en: 'Answers' }), answers))
      .addWidget(
        row(
          say({ sv: 'När', en: 'When' }),
          `${shortDate(meeting.body.start.slice(0, 10))} ${meeting.body.start.slice(11)}–${meeting.body.end.slice(11)}`,
        ),
      );
    if (meeting.row.place !== '') about.addWidget(row(say({ sv: 'Plats', en: 'Place' }), meeting.row.place));
    return card(meeting.body.title, [about, section().addWidget(workbookButton(reading))], stateLine(reading));
  });
}
