/** What to do about a cell: the last sentence of what is said of it. */
import type { FixMessages } from '../domain/workbook/messages.ts';
import type { Catalogue } from './catalogue.ts';

export const quoted = (words: readonly string[], or: string): string => words.map((word) => `”${word}”`).join(` ${or} `);
export const quotedEn = (words: readonly string[], or: string): string => words.map((word) => `“${word}”`).join(` ${or} `);

export const fixes: Catalogue<FixMessages> = {
  'fix.formula': { sv: 'Formeln gav ett fel. Rätta den.', en: 'The formula failed. Correct it.' },
  'fix.link': { sv: 'Skriv en länk som börjar med https://.', en: 'Write a link that begins with https://.' },
  'fix.linkOrNumber': {
    sv: 'Skriv en länk som börjar med https:// eller ett diarienummer.',
    en: 'Write a link that begins with https:// or a registry number.',
  },
  'fix.links': { sv: 'Skriv länkar som börjar med https://.', en: 'Write links that begin with https://.' },
  'fix.meetLink': {
    sv: 'Skriv ja, nej eller en länk som börjar med https://.',
    en: 'Write ja, nej or a link that begins with https://.',
  },
  'fix.yesNo': { sv: 'Skriv ja eller nej, eller lämna tomt.', en: 'Write ja or nej, or leave it empty.' },
  'fix.either': {
    sv: ({ words }) => `Menar du ${quoted(words, 'eller')}?`,
    en: ({ words }) => `Do you mean ${quotedEn(words, 'or')}?`,
  },
  'fix.meant': { sv: ({ word }) => `Menar du ”${word}”?`, en: ({ word }) => `Do you mean “${word}”?` },
  'fix.choose': { sv: ({ words }) => `Välj bland: ${words.join(', ')}.`, en: ({ words }) => `Choose among: ${words.join(', ')}.` },
  'fix.mixedScript': {
    sv: 'Adressen har tecken som bara ser ut som latinska bokstäver. Skriv den på nytt för hand.',
    en: 'The address has characters that only look like Latin letters. Type it anew by hand.',
  },
  'fix.emailForm': {
    sv: 'Skriv en e-postadress som namn@kommun.se, med a–z, siffror, punkt, bindestreck, understreck eller plus före @.',
    en: 'Write an e-mail address like namn@kommun.se, with a–z, digits, dot, hyphen, underscore or plus before the @.',
  },
  'fix.date': { sv: 'Skriv ett datum som 2026-11-16.', en: 'Write a date like 2026-11-16.' },
  'fix.dateTime': { sv: 'Skriv dag och klockslag som 2026-11-16 13:00.', en: 'Write day and time like 2026-11-16 13:00.' },
  'fix.timeRange': { sv: 'Skriv en tid som 13:00-15:30.', en: 'Write a time like 13:00-15:30.' },
  'fix.thousands': {
    sv: ({ whole, decimal }) => `Skriv ${whole} om det är tusental, annars ${decimal}.`,
    en: ({ whole, decimal }) => `Write ${whole} if it is thousands, otherwise ${decimal}.`,
  },
  'fix.number': { sv: 'Skriv ett tal, till exempel 12 eller 0,5.', en: 'Write a number, such as 12 or 0,5.' },
  'fix.atLeast': { sv: ({ least }) => `Skriv ett tal som är minst ${least}.`, en: ({ least }) => `Write a number of at least ${least}.` },
  'fix.whole': { sv: 'Skriv ett heltal.', en: 'Write a whole number.' },
  // With a comma in both: so it is written in the sheet.
  'fix.atMost': {
    sv: ({ most }) => `Värdet får bara sänkas: högst ${String(most).replace('.', ',')}.`,
    en: ({ most }) => `The value may only be lowered: at most ${String(most).replace('.', ',')}.`,
  },
  'fix.unitCode': {
    sv: 'Skriv koden med åtta siffror, eller lämna tomt.',
    en: 'Write the code with eight digits, or leave it empty.',
  },
  'fix.groupPrefix': {
    sv: 'Använd små bokstäver a–z, siffror, punkt och bindestreck.',
    en: 'Use a–z, digits, dots and hyphens.',
  },
  'fix.schoolYear': { sv: 'Skriv läsåret som 2026/2027.', en: 'Write the school year like 2026/2027.' },
  'fix.timeZone': { sv: 'Skriv till exempel Europe/Stockholm.', en: 'Write for example Europe/Stockholm.' },
  'fix.noSetting': {
    sv: 'Inställningen finns inte. Rätta namnet eller ta bort raden.',
    en: 'There is no such setting. Correct the name or remove the row.',
  },
  'fix.fromAfterTo': {
    sv: ({ from }) => `Till är före Från (${from}). Rätta ett av dem.`,
    en: ({ from }) => `Till is before Från (${from}). Correct one of them.`,
  },
  'fix.endBeforeStart': {
    sv: 'Slut är inte efter Start. Rätta ett av dem.',
    en: 'Slut is not after Start. Correct one of them.',
  },
  'fix.lookAlike': {
    sv: ({ domain, like }) => `Domänen ${domain} liknar kommunens ${like} men är en annan. Rätta adressen, eller ta bort raden.`,
    en: ({ domain, like }) =>
      `The domain ${domain} resembles the municipality's ${like} but is another. Correct the address, or remove the row.`,
  },
  'fix.foreign': {
    sv: ({ domain }) => `${domain} är inte en av kommunens domäner. Rätta adressen, eller skriv ja under Extern.`,
    en: ({ domain }) => `${domain} is not one of the municipality's domains. Correct the address, or write ja under Extern.`,
  },
  'fix.severalNamed': {
    sv: ({ keys }) => `Flera heter så. Skriv en av: ${keys.join(', ')}.`,
    en: ({ keys }) => `Several have that name. Write one of: ${keys.join(', ')}.`,
  },
  'fix.notIn': {
    sv: ({ title, near }) => `Den finns inte i ${title}. ${near === undefined ? 'Rätta, eller lägg till den där.' : `Menar du ”${near}”?`}`,
    en: ({ title, near }) => `It is not in ${title}. ${near === undefined ? 'Correct it, or add it there.' : `Do you mean “${near}”?`}`,
  },
  'fix.noArea': {
    sv: ({ near }) =>
      `Den finns inte i kolumnen Område i Enheter. ${near === undefined ? 'Rätta, eller lägg till den där.' : `Menar du ”${near}”?`}`,
    en: ({ near }) =>
      `It is not in the column Område in Enheter. ${near === undefined ? 'Correct it, or add it there.' : `Do you mean “${near}”?`}`,
  },
};
