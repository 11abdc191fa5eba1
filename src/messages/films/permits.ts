/** Why recordings are closed, as coordinators read it. */
import type { PermitMessages } from '../../domain/permits/messages.ts';
import { isDate } from '../../domain/time/dates.ts';
import type { Catalogue } from '../catalogue.ts';
import { longDay } from '../days.ts';

const who = (lecturer: string): string => lecturer || 'Föreläsaren';
const whoEn = (lecturer: string): string => lecturer || 'The lecturer';
const dated = (day: string): string => (isDate(day) ? ` ${longDay(day, 'sv')}` : '');
const datedEn = (day: string): string => (isDate(day) ? ` on ${longDay(day, 'en')}` : '');

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
    sv: ({ lecturer, answered }) => `${who(lecturer)} sa nej${dated(answered)}.`,
    en: ({ lecturer, answered }) => `${whoEn(lecturer)} said no${datedEn(answered)}.`,
  },
  'closed.withdrawn': {
    sv: ({ lecturer, withdrawn }) => `${who(lecturer)} återkallade sitt medgivande${dated(withdrawn)}.`,
    en: ({ lecturer, withdrawn }) => `${whoEn(lecturer)} withdrew the permit${datedEn(withdrawn)}.`,
  },
  'closed.ended': {
    sv: ({ to }, { date }) => `Medgivandet gick ut ${date(to)}.`,
    en: ({ to }, { date }) => `The permit ended on ${date(to)}.`,
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
  'holds.permit': {
    sv: ({ until }, { date }) => `Medgivandet gäller till ${date(until)}.`,
    en: ({ until }, { date }) => `The permit holds until ${date(until)}.`,
  },
  'holds.consent': {
    sv: ({ until }, { date }) => `Samtycket för barnen gäller till ${date(until)}.`,
    en: ({ until }, { date }) => `The consent for the children holds until ${date(until)}.`,
  },
  'ask.noName': { sv: 'Skriv föreläsarens namn.', en: 'Write the lecturer’s name.' },
  'ask.noAddress': { sv: ({ email }) => `”${email}” är ingen e-postadress.`, en: ({ email }) => `“${email}” is no e-mail address.` },
  'ask.nobody': { sv: 'Välj vilka som får se filmen.', en: 'Choose who may see the recording.' },
  'ask.noRoom': { sv: ({ room }) => `Det finns inget rum ”${room}”.`, en: ({ room }) => `There is no room “${room}”.` },
  'ask.noBasis': { sv: 'Välj avtal, medgivande eller i tjänsten.', en: 'Choose avtal, medgivande or i tjänsten.' },
  'answer.ahead': { sv: 'Dagen kan inte ligga i framtiden.', en: 'The day can’t lie ahead.' },
  'answer.endPassed': { sv: 'Välj en slutdag som inte har varit.', en: 'Choose an end day that has not passed.' },
  'answer.withdrawn': {
    sv: ({ who }) => `${who} har tagit tillbaka sitt medgivande. Det öppnas inte igen: fråga om ett nytt.`,
    en: ({ who }) => `${who} has withdrawn the permit. It is not opened again: ask for a new one.`,
  },
  'renew.nothing': { sv: 'Välj minst ett medgivande.', en: 'Choose at least one permit.' },
  'renew.noEvidence': {
    sv: 'Skriv hur föreläsaren sa ja: ett diarienummer eller en länk. Utan ett nytt ja får medgivandet inte förlängas.',
    en: 'Write how the lecturer said yes: a registry number or a link. Without a new yes the permit may not be extended.',
  },
  'renew.noYes': {
    sv: ({ who }) => `${who} har inte sagt ja. Skriv in svaret först.`,
    en: ({ who }) => `${who} has not said yes. Enter the answer first.`,
  },
  'letters.enough': {
    sv: ({ to, letters }) =>
      `${to} har fått ${letters} brev om det här det senaste dygnet. Inget är sparat eller skickat. Vänta till i morgon, eller ring.`,
    en: ({ to, letters }) =>
      `${to} was sent ${letters} letters about this in the last 24 hours. Nothing was saved or sent. Wait until tomorrow, or call.`,
  },
  'withdraw.faulty': {
    sv: ({ permit }) => `Raden för medgivandet ${permit} går inte att läsa. Rätta den först, eller ta tillbaka hela medgivandet.`,
    en: ({ permit }) => `The row of the permit ${permit} can’t be read. Correct it first, or withdraw the whole permit.`,
  },
  'withdraw.noPermit': { sv: ({ permit }) => `Det finns inget medgivande ${permit}.`, en: ({ permit }) => `There is no permit ${permit}.` },
  'withdraw.notOfPermit': {
    sv: ({ film, permit, by }) => `Inspelningen ${film} anger inte medgivandet ${permit}. Den anges av ${by.join(', ') || 'ingen'}.`,
    en: ({ film, permit, by }) => `The recording ${film} does not name the permit ${permit}. Those that do: ${by.join(', ') || 'none'}.`,
  },
  'withdraw.apart': {
    sv: 'Filmerna togs tillbaka var för sig. Ange en i taget.',
    en: 'The recordings were withdrawn one by one. Give them one at a time.',
  },
  'withdraw.onRows': {
    sv: ({ film }) => `Inspelningen ${film} står på flera rader. Behåll en av dem, eller ta tillbaka hela medgivandet.`,
    en: ({ film }) => `The recording ${film} stands in several rows. Keep one of them, or withdraw the whole permit.`,
  },
  'filmed.on': { sv: ({ day }, { date }) => `Filmad ${date(day)}.`, en: ({ day }, { date }) => `Filmed on ${date(day)}.` },
  'closed.nothingEnds': {
    sv: 'Filmen har en slutdag, men inget stänger den då: Drive gör det inte här, och körningen varje timme går inte. Sätt på den.',
    en: 'The recording has an end day, but nothing closes it then: Drive does not here, and the hourly run is not going. Switch it on.',
  },
};
