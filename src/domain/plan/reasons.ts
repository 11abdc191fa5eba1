/** Why a recording may not be seen, in words for coordinators. */

import type { Closed } from '../permits/verdict.ts';
import type { Row } from '../workbook/tables.ts';
import type { Words } from './change.ts';

export function closedWords(why: Closed, permit?: Row<'permits'>): Words {
  const who = permit?.lecturer || 'Föreläsaren';
  const whoEn = permit?.lecturer || 'The lecturer';
  switch (why) {
    case 'noPermit':
      return { sv: 'Medgivande saknas.', en: 'There is no permit.' };
    case 'faultyPermit':
      return { sv: 'Medgivandets rad går inte att läsa.', en: 'The permit’s row can’t be read.' };
    case 'permitDisagrees':
      return { sv: 'Medgivandet gäller inte den här inspelningen.', en: 'The permit is not for this recording.' };
    case 'fewerPermitsThanLecturers':
      return { sv: 'Alla föreläsare har inte ett medgivande.', en: 'Not every lecturer has a permit.' };
    case 'waiting':
      return { sv: `${who} har inte svarat.`, en: `${whoEn} has not answered.` };
    case 'no':
      return {
        sv: `${who} sa nej${permit?.answered ? ` ${permit.answered}` : ''}.`,
        en: `${whoEn} said no${permit?.answered ? ` on ${permit.answered}` : ''}.`,
      };
    case 'withdrawn':
      return { sv: `${who} återkallade sitt medgivande${dated(permit)}.`, en: `${whoEn} withdrew the permit${dated(permit)}.` };
    case 'ended':
      return { sv: `Medgivandet gick ut ${permit?.to ?? ''}.`, en: `The permit ended on ${permit?.to ?? ''}.` };
    case 'notBegun':
      return { sv: `Medgivandet börjar gälla ${permit?.from ?? ''}.`, en: `The permit begins on ${permit?.from ?? ''}.` };
    case 'notApproved':
      return {
        sv: `${who} ville se filmen först och har inte godkänt den.`,
        en: `${whoEn} asked to see the film first and has not approved it.`,
      };
    case 'childrenWithoutConsent':
      return {
        sv: 'Barn i bild är ja, och samtyckets slutdag saknas.',
        en: 'Barn i bild (children) is ja, and the consent has no end day.',
      };
    case 'childrenConsentEnded':
      return { sv: 'Samtycket för barnen har gått ut.', en: 'The consent for the children has ended.' };
    case 'roomNotNamed':
      return { sv: 'Medgivandet omfattar inte rummet.', en: 'The permit does not name the room.' };
    case 'roomWidened':
      return { sv: 'Rummet har vidgats sedan svaret. Fråga igen.', en: 'The room is wider than when the answer was given. Ask again.' };
    case 'externalPeople':
      return {
        sv: 'I rummet finns en extern person, och medgivandet gäller inte externa.',
        en: 'The room holds an external person, and the permit does not cover them.',
      };
    case 'roomFaulty':
      return { sv: 'Rummet finns inte eller går inte att läsa.', en: 'The room is missing or can’t be read.' };
    case 'nothingEnds':
      return {
        sv: 'Filmen har en slutdag, men inget stänger den då: Drive gör det inte här, och körningen varje timme går inte. Sätt på den.',
        en: 'The recording has an end day, but nothing closes it then: Drive does not here, and the hourly run is not going. Switch it on.',
      };
  }
}

const dated = (permit: Row<'permits'> | undefined): string =>
  permit && /^\d{4}-\d{2}-\d{2}$/.test(permit.withdrawn) ? ` ${permit.withdrawn}` : '';
