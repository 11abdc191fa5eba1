/** Why recordings are closed, as coordinators read it. */
import type { PermitMessages } from '../domain/permits/messages.ts';
import { isDate } from '../domain/time/dates.ts';
import type { Catalogue } from './catalogue.ts';

const who = (lecturer: string): string => lecturer || 'Föreläsaren';
const whoEn = (lecturer: string): string => lecturer || 'The lecturer';
const dated = (day: string): string => (isDate(day) ? ` ${day}` : '');

export const permits: Catalogue<PermitMessages> = {
  'closed.noPermit': { sv: 'Medgivande saknas.', en: 'There is no permit.' },
  'closed.faultyPermit': { sv: 'Medgivandets rad går inte att läsa.', en: 'The permit’s row can’t be read.' },
  'closed.permitDisagrees': {
    sv: 'Medgivandet gäller inte den här inspelningen.',
    en: 'The permit is not for this recording.',
  },
  'closed.fewerPermitsThanLecturers': {
    sv: 'Alla föreläsare har inte ett medgivande.',
    en: 'Not every lecturer has a permit.',
  },
  'closed.waiting': {
    sv: ({ lecturer }) => `${who(lecturer)} har inte svarat.`,
    en: ({ lecturer }) => `${whoEn(lecturer)} has not answered.`,
  },
  'closed.no': {
    sv: ({ lecturer, answered }) => `${who(lecturer)} sa nej${answered === '' ? '' : ` ${answered}`}.`,
    en: ({ lecturer, answered }) => `${whoEn(lecturer)} said no${answered === '' ? '' : ` on ${answered}`}.`,
  },
  'closed.withdrawn': {
    sv: ({ lecturer, withdrawn }) => `${who(lecturer)} återkallade sitt medgivande${dated(withdrawn)}.`,
    en: ({ lecturer, withdrawn }) => `${whoEn(lecturer)} withdrew the permit${dated(withdrawn)}.`,
  },
  'closed.ended': {
    sv: ({ to }) => `Medgivandet gick ut ${to}.`,
    en: ({ to }) => `The permit ended on ${to}.`,
  },
  'closed.notBegun': {
    sv: ({ from }) => `Medgivandet börjar gälla ${from}.`,
    en: ({ from }) => `The permit begins on ${from}.`,
  },
  'closed.notApproved': {
    sv: ({ lecturer }) => `${who(lecturer)} ville se filmen först och har inte godkänt den.`,
    en: ({ lecturer }) => `${whoEn(lecturer)} asked to see the film first and has not approved it.`,
  },
  'closed.childrenWithoutConsent': {
    sv: 'Barn i bild är ja, och samtyckets slutdag saknas.',
    en: 'Barn i bild (children) is ja, and the consent has no end day.',
  },
  'closed.childrenConsentEnded': {
    sv: 'Samtycket för barnen har gått ut.',
    en: 'The consent for the children has ended.',
  },
  'closed.roomNotNamed': { sv: 'Medgivandet omfattar inte rummet.', en: 'The permit does not name the room.' },
  'closed.roomWidened': {
    sv: 'Rummet har vidgats sedan svaret. Fråga igen.',
    en: 'The room is wider than when the answer was given. Ask again.',
  },
  'closed.externalPeople': {
    sv: 'I rummet finns en extern person, och medgivandet gäller inte externa.',
    en: 'The room holds an external person, and the permit does not cover them.',
  },
  'closed.roomFaulty': { sv: 'Rummet finns inte eller går inte att läsa.', en: 'The room is missing or can’t be read.' },
  'holds.permit': { sv: ({ until }) => `Medgivandet gäller till ${until}.`, en: ({ until }) => `The permit holds until ${until}.` },
  'holds.consent': {
    sv: ({ until }) => `Samtycket för barnen gäller till ${until}.`,
    en: ({ until }) => `The consent for the children holds until ${until}.`,
  },
  'filmed.on': { sv: ({ day }) => `Filmad ${day}.`, en: ({ day }) => `Filmed on ${day}.` },
  'closed.nothingEnds': {
    sv: 'Filmen har en slutdag, men inget stänger den då: Drive gör det inte här, och körningen varje timme går inte. Sätt på den.',
    en: 'The recording has an end day, but nothing closes it then: Drive does not here, and the hourly run is not going. Switch it on.',
  },
};
