/** The log: what its lines say as sentences, and what stood before as people read it. */

import { type Message, messageOf } from '../domain/message.ts';
import type { Json } from '../domain/plan/change.ts';
import { localDateTime } from '../domain/time/dates.ts';
import type { Catalogue } from './catalogue.ts';
import { fullTime, longDay } from './days.ts';

interface About {
  /** The thing, as people call it. */
  what: Message;
}

export interface LogMessages {
  'log.close': About;
  'log.revoke': About;
  'log.remove': About & { who: string };
  'log.create': About;
  'log.grant': About;
  'log.add': About & { who: string };
  'log.renew': About;
  'log.rename': About;
  'log.protect': About;
  'log.share': About;
  'log.move': About;
  'log.link': About;
  'log.invite': About;
  'log.update': About;
  'log.cancel': About;
  'log.withdraw': About;
  'log.letter': About;
  'log.disposal': About;
  'log.undo': About;
  'log.named': { name: string };
  'log.film': { title: string };
  'log.meeting': { title: string; day: string };
  /** A folder of the product's own, for films of the same rooms and last day. */
  'log.audience': { rooms: readonly string[]; until: string };
  /** A line of another version's. */
  'log.other': About & { change: string };
}

export const logMessage = messageOf<LogMessages>();

export const log: Catalogue<LogMessages> = {
  'log.close': { sv: ({ what }, { text }) => `Stängde ${text(what)}`, en: ({ what }, { text }) => `Closed ${text(what)}` },
  'log.revoke': {
    sv: ({ what }, { text }) => `Tog bort en delning av ${text(what)}`,
    en: ({ what }, { text }) => `Took away a sharing of ${text(what)}`,
  },
  'log.remove': {
    sv: ({ what, who }, { text }) => `Tog bort ${who} ur ${text(what)}`,
    en: ({ what, who }, { text }) => `Removed ${who} from ${text(what)}`,
  },
  'log.create': { sv: ({ what }, { text }) => `Skapade ${text(what)}`, en: ({ what }, { text }) => `Created ${text(what)}` },
  'log.grant': {
    sv: ({ what }, { text }) => `Gav tillgång till ${text(what)}`,
    en: ({ what }, { text }) => `Gave access to ${text(what)}`,
  },
  'log.add': {
    sv: ({ what, who }, { text }) => `Lade till ${who} i ${text(what)}`,
    en: ({ what, who }, { text }) => `Added ${who} to ${text(what)}`,
  },
  'log.renew': {
    sv: ({ what }, { text }) => `Ändrade sista dagen för ${text(what)}`,
    en: ({ what }, { text }) => `Changed the last day of ${text(what)}`,
  },
  'log.rename': { sv: ({ what }, { text }) => `Bytte namn på ${text(what)}`, en: ({ what }, { text }) => `Renamed ${text(what)}` },
  'log.protect': { sv: ({ what }, { text }) => `Skyddade ${text(what)}`, en: ({ what }, { text }) => `Protected ${text(what)}` },
  'log.share': { sv: ({ what }, { text }) => `Delade ${text(what)}`, en: ({ what }, { text }) => `Shared ${text(what)}` },
  'log.move': { sv: ({ what }, { text }) => `Flyttade ${text(what)}`, en: ({ what }, { text }) => `Moved ${text(what)}` },
  'log.link': {
    sv: ({ what }, { text }) => `Ordnade genvägarna till ${text(what)}`,
    en: ({ what }, { text }) => `Put the shortcuts to ${text(what)} in order`,
  },
  'log.invite': { sv: ({ what }, { text }) => `Bjöd in till ${text(what)}`, en: ({ what }, { text }) => `Invited to ${text(what)}` },
  'log.update': { sv: ({ what }, { text }) => `Ändrade ${text(what)}`, en: ({ what }, { text }) => `Changed ${text(what)}` },
  'log.cancel': { sv: ({ what }, { text }) => `Ställde in ${text(what)}`, en: ({ what }, { text }) => `Cancelled ${text(what)}` },
  'log.withdraw': {
    sv: ({ what }, { text }) => `Stängde ${text(what)}: medgivandet är återkallat`,
    en: ({ what }, { text }) => `Closed ${text(what)}: the permit is withdrawn`,
  },
  'log.letter': {
    sv: ({ what }, { text }) => `Skickade ett mejl om ${text(what)}`,
    en: ({ what }, { text }) => `Sent a mail about ${text(what)}`,
  },
  'log.disposal': {
    sv: ({ what }, { text }) => `Beslutade om gallring av ${text(what)}`,
    en: ({ what }, { text }) => `Decided on the disposal of ${text(what)}`,
  },
  'log.undo': { sv: ({ what }, { text }) => `Lade tillbaka ${text(what)}`, en: ({ what }, { text }) => `Put ${text(what)} back` },
  'log.named': { sv: ({ name }) => name, en: ({ name }) => name },
  'log.film': { sv: ({ title }) => `”${title}”`, en: ({ title }) => `“${title}”` },
  'log.meeting': {
    sv: ({ title, day }) => `${title}${day === '' ? '' : `, ${longDay(day, 'sv')}`}`,
    en: ({ title, day }) => `${title}${day === '' ? '' : `, ${longDay(day, 'en')}`}`,
  },
  'log.audience': {
    sv: ({ rooms, until }) => `mappen för filmer i ${rooms.join(' och ')}${until === '' ? '' : ` till och med ${longDay(until, 'sv')}`}`,
    en: ({ rooms, until }) => `the folder of recordings in ${rooms.join(' and ')}${until === '' ? '' : ` until ${longDay(until, 'en')}`}`,
  },
  'log.other': {
    sv: ({ what, change }, { text }) => `${change}: ${text(what)}`,
    en: ({ what, change }, { text }) => `${change}: ${text(what)}`,
  },
};

/** What the facts of a thing are called in the log, which is in Swedish. */
const LABELS: Readonly<Record<string, string>> = {
  title: 'Rubrik',
  place: 'Plats',
  start: 'Start',
  end: 'Slut',
  description: 'Text',
  guests: 'Gäster',
  hidesGuests: 'Gästerna ser inte varandra',
  rooms: 'Rum',
  until: 'Till och med',
  shortcuts: 'Genvägar',
  folder: 'Mapp',
  who: 'Vem',
  role: 'Får',
  readers: 'Kunde se den',
  permit: 'Medgivande',
  file: 'Fil',
  copying: 'Fick laddas ner',
  sharing: 'Fick delas vidare',
};
const ROLES: Readonly<Record<string, string>> = { reader: 'se', writer: 'ändra', commenter: 'kommentera' };
const FEW = 12;

/** What stood before, for the log: words for people instead of the plan's data. */
export function beforeText(before: Json, timeZone: string, label = ''): string {
  if (before === null || before === '') return '';
  if (typeof before === 'boolean') return before ? 'ja' : 'nej';
  // Times are instants; every other number is a count.
  if (typeof before === 'number') return before > 1_000_000_000_000 ? fullTime(localDateTime(before, timeZone), '', 'sv') : String(before);
  if (typeof before === 'string') return label === 'role' ? (ROLES[before] ?? before) : before;
  if (isList(before)) {
    const all = before.map((one) => beforeText(one, timeZone)).filter((text) => text !== '');
    return all.length > FEW ? `${all.length} st: ${all.join(', ')}` : all.join(', ');
  }
  return Object.entries(before)
    .map(([name, value]) => [LABELS[name] ?? name, beforeText(value, timeZone, name)])
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join('; ');
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
