/** The log: what its lines say as sentences, and what stood before as people read it. */

import { messageOf } from '../domain/message.ts';
import type { Json } from '../domain/plan/change.ts';
import { localDateTime } from '../domain/time/dates.ts';
import type { Catalogue } from './catalogue.ts';
import { fullTime } from './days.ts';

interface About {
  /** The thing, as people call it. */
  what: string;
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
  /** A line of another version's. */
  'log.other': About & { change: string };
}

export const logMessage = messageOf<LogMessages>();

export const log: Catalogue<LogMessages> = {
  'log.close': { sv: ({ what }) => `Stängde ${what}`, en: ({ what }) => `Closed ${what}` },
  'log.revoke': { sv: ({ what }) => `Tog bort en delning av ${what}`, en: ({ what }) => `Took away a sharing of ${what}` },
  'log.remove': { sv: ({ what, who }) => `Tog bort ${who} ur ${what}`, en: ({ what, who }) => `Removed ${who} from ${what}` },
  'log.create': { sv: ({ what }) => `Skapade ${what}`, en: ({ what }) => `Created ${what}` },
  'log.grant': { sv: ({ what }) => `Gav tillgång till ${what}`, en: ({ what }) => `Gave access to ${what}` },
  'log.add': { sv: ({ what, who }) => `Lade till ${who} i ${what}`, en: ({ what, who }) => `Added ${who} to ${what}` },
  'log.renew': { sv: ({ what }) => `Ändrade sista dagen för ${what}`, en: ({ what }) => `Changed the last day of ${what}` },
  'log.rename': { sv: ({ what }) => `Bytte namn på ${what}`, en: ({ what }) => `Renamed ${what}` },
  'log.protect': { sv: ({ what }) => `Skyddade ${what}`, en: ({ what }) => `Protected ${what}` },
  'log.share': { sv: ({ what }) => `Delade ${what}`, en: ({ what }) => `Shared ${what}` },
  'log.move': { sv: ({ what }) => `Flyttade ${what}`, en: ({ what }) => `Moved ${what}` },
  'log.link': { sv: ({ what }) => `Ordnade genvägarna till ${what}`, en: ({ what }) => `Put the shortcuts to ${what} in order` },
  'log.invite': { sv: ({ what }) => `Bjöd in till ${what}`, en: ({ what }) => `Invited to ${what}` },
  'log.update': { sv: ({ what }) => `Ändrade ${what}`, en: ({ what }) => `Changed ${what}` },
  'log.cancel': { sv: ({ what }) => `Ställde in ${what}`, en: ({ what }) => `Cancelled ${what}` },
  'log.withdraw': {
    sv: ({ what }) => `Stängde ${what}: medgivandet är återkallat`,
    en: ({ what }) => `Closed ${what}: the permit is withdrawn`,
  },
  'log.letter': { sv: ({ what }) => `Skickade ett mejl om ${what}`, en: ({ what }) => `Sent a mail about ${what}` },
  'log.disposal': { sv: ({ what }) => `Beslutade om gallring av ${what}`, en: ({ what }) => `Decided on the disposal of ${what}` },
  'log.undo': { sv: ({ what }) => `Lade tillbaka ${what}`, en: ({ what }) => `Put ${what} back` },
  'log.other': { sv: ({ what, change }) => `${change}: ${what}`, en: ({ what, change }) => `${change}: ${what}` },
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
