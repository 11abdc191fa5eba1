/** What waits for a person, as coordinators read it. */
import type { TaskMessages } from '../domain/tasks/messages.ts';
import { isoWeek } from '../domain/time/dates.ts';
import type { Catalogue } from './catalogue.ts';
import { clockText, dayText, longDay, weekdayText } from './days.ts';
import { capital } from './words.ts';

export const tasks: Catalogue<TaskMessages> = {
  'chip.waitingRoom': { sv: 'Väntrummet', en: 'Waiting room' },
  'chip.vacant': { sv: 'Saknas', en: 'Vacant' },
  'chip.mend': { sv: 'Rätta', en: 'Mend' },
  'chip.ending': { sv: 'Går ut', en: 'Ending' },
  'chip.noMeeting': { sv: 'Ingen träff', en: 'No meeting' },
  'chip.askAgain': { sv: 'Fråga igen', en: 'Ask again' },
  'chip.captions': { sv: 'Undertexter', en: 'Captions' },
  'chip.retention': { sv: 'Gallring', en: 'Retention' },
  'chip.proposal': { sv: 'Förslag', en: 'Proposal' },
  'chip.unanswered': { sv: ({ guests }) => `${guests} utan svar`, en: ({ guests }) => `${guests} unanswered` },

  'task.answer.title': { sv: ({ who }) => `${who} har inte svarat`, en: ({ who }) => `${who} has not answered` },
  'task.answer.text': {
    sv: ({ film, films, days, people }, { count }) =>
      `”${film}”${films > 1 ? ` och ${films - 1} till` : ''} väntar${days > 0 ? ` sedan ${count(days, 'dag', 'dagar')}` : ''}. ${count(people, 'person', 'personer')} får se ${films > 1 ? 'dem' : 'den'} vid ett ja.`,
    en: ({ film, films, days, people }, { count }) =>
      `“${film}”${films > 1 ? ` and ${films - 1} more` : ''} has waited${days > 0 ? ` for ${count(days, 'day', 'days')}` : ''}. ${count(people, 'person', 'people')} may see it after a yes.`,
  },
  'task.vacant.title': { sv: ({ unit, role }) => `${unit} saknar ${role}`, en: ({ unit, role }) => `${unit} has no ${role}` },
  'task.vacant.text': {
    sv: ({ who, day, unread }) =>
      (who === undefined ? 'Ingen på enheten har uppdraget nu.' : `Uppdraget för ${who} slutade ${longDay(day, 'sv')}.`) +
      (unread ? ' Rätta först raderna i Uppdrag som inte går att läsa.' : ''),
    en: ({ who, day, unread }) =>
      (who === undefined ? 'Nobody at the unit has the mandate now.' : `The mandate of ${who} ended on ${longDay(day, 'en')}.`) +
      (unread ? ' First mend the rows in Uppdrag that can’t be read.' : ''),
  },
  'task.meeting.title': {
    sv: ({ days, title }) => `Träff ${days === 0 ? 'i dag' : days === 1 ? 'i morgon' : `om ${days} dagar`}: ${title}`,
    en: ({ days, title }) => `Meeting ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}: ${title}`,
  },
  'task.meeting.text': {
    sv: ({ day, from, to }) =>
      `${capital(weekdayText(day, 'sv'))} ${dayText(day, 'sv')} (v. ${isoWeek(day).week}) kl. ${clockText(from, 'sv')}–${clockText(to, 'sv')}.`,
    en: ({ day, from, to }) => `${weekdayText(day, 'en')} ${dayText(day, 'en')} (week ${isoWeek(day).week}), ${from}–${to}.`,
  },
  'task.faulty.title': {
    sv: ({ table, row }) => `${table}${row > 0 ? `, rad ${row}` : ''} behöver rättas`,
    en: ({ table, row }) => `${table}${row > 0 ? `, row ${row}` : ''} needs mending`,
  },
  'task.ending.title': {
    sv: ({ lecturer, day }) => `Medgivandet från ${lecturer} går ut ${longDay(day, 'sv')}`,
    en: ({ lecturer, day }) => `The permit of ${lecturer} ends on ${longDay(day, 'en')}`,
  },
  'task.ending.text': {
    sv: ({ films }, { count }) => `${count(films, 'film', 'filmer')} stängs då, om det inte förnyas.`,
    en: ({ films }, { count }) => `${count(films, 'recording closes', 'recordings close')} then, unless it is renewed.`,
  },
  'task.noMeeting.title': {
    sv: ({ network }) => `${network} har ingen träff planerad`,
    en: ({ network }) => `${network} has no meeting planned`,
  },
  'task.noMeeting.text': {
    sv: ({ members, perTerm }, { count }) => `${members} medlemmar, ${count(perTerm, 'träff', 'träffar')} per termin.`,
    en: ({ members, perTerm }, { count }) => `${members} members, ${count(perTerm, 'meeting', 'meetings')} a term.`,
  },
  'task.askAgain.title': {
    sv: ({ who }) => `${who} har inte svarat om fler`,
    en: ({ who }) => `${who} has not answered about more people`,
  },
  'task.askAgain.text': {
    sv: ({ about, rooms, since }, { text }) => `”${about}”: ${rooms.join(', ')} släpper in fler än när svaret gavs. ${text(since)}`,
    en: ({ about, rooms, since }, { text }) =>
      `“${about}”: ${rooms.join(', ')} lets in more people than when the answer was given. ${text(since)}`,
  },
  'task.askAgain.nobodySees': {
    sv: 'Ingen ser filmen där förrän föreläsaren har svarat.',
    en: 'Nobody sees the recording there before the lecturer has answered.',
  },
  'task.askAgain.asked': {
    sv: ({ day }) => `Frågad igen ${longDay(day, 'sv')}, inget svar än.`,
    en: ({ day }) => `Asked again on ${longDay(day, 'en')}, no answer yet.`,
  },
  'task.approval.title': {
    sv: ({ who }) => `${who} har inte godkänt filmen`,
    en: ({ who }) => `${who} has not approved the recording`,
  },
  'task.approval.text': {
    sv: ({ film, films, letIn, day }) =>
      `”${film}”${films > 1 ? ` och ${films - 1} till` : ''} skulle ses av föreläsaren först. ${letIn ? `Det går nu${day === '' ? '' : `, till och med ${dayText(day, 'sv')}`}: skicka länken, och skriv in svaret.` : 'Ingen annan ser den innan dess.'}`,
    en: ({ film, films, letIn, day }) =>
      `“${film}”${films > 1 ? ` and ${films - 1} more` : ''} was to be seen by the lecturer first. ${letIn ? `They can watch it now${day === '' ? '' : `, until ${dayText(day, 'en')}`}: send the link, and enter the answer.` : 'Nobody else sees it before then.'}`,
  },
  'task.proposals.title': {
    sv: ({ proposals, title }) => (proposals === 1 ? `”${title}” väntar på beslut` : `${proposals} förslag väntar på beslut`),
    en: ({ proposals, title }) => (proposals === 1 ? `“${title}” waits for a decision` : `${proposals} proposals wait for a decision`),
  },
  'task.proposals.text': {
    sv: ({ from, proposals }) =>
      `Ett exempel från ${from}${proposals === 1 ? '' : ` och ${proposals - 1} till`}. Titta, och säg ja, fråga eller nej.`,
    en: ({ from, proposals }) =>
      `An example from ${from}${proposals === 1 ? '' : ` and ${proposals - 1} more`}. Look, and say yes, ask or decline.`,
  },
  'task.unasked.title': {
    sv: ({ films, film }) => (films === 1 ? `”${film}” saknar medgivande` : `${films} filmer saknar medgivande`),
    en: ({ films, film }) => (films === 1 ? `“${film}” lacks a permit` : `${films} recordings lack a permit`),
  },
  'task.unasked.text': {
    sv: 'Fråga föreläsaren. Ingen ser filmen innan dess.',
    en: 'Ask the lecturer. Nobody sees it before then.',
  },
  'task.captions.title': {
    sv: ({ films }, { count }) => `${count(films, 'film', 'filmer')} saknar undertexter`,
    en: ({ films }, { count }) => `${count(films, 'recording', 'recordings')} without captions`,
  },
  'task.captions.text': {
    sv: ({ days, limit }) => `Som längst sedan ${days} dagar. Gränsen är ${limit}.`,
    en: ({ days, limit }) => `For ${days} days at the longest. The limit is ${limit}.`,
  },
  'task.retention.title': {
    sv: 'Dags att pröva gallring (radera enligt beslut)',
    en: 'Time to try disposal (delete as decided)',
  },
  'task.retention.text': {
    sv: ({ films }, { count }) => `${count(films, 'film', 'filmer')} enligt kommunens regel. Inget raderas av sig självt.`,
    en: ({ films }, { count }) => `${count(films, 'recording', 'recordings')}, by the municipality’s rule. Nothing is deleted by itself.`,
  },
};
