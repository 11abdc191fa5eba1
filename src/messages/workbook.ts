/** What is said of the workbook's rows, of files and of edits. */
import type { FixMessages, Sought, WorkbookMessages } from '../domain/workbook/messages.ts';
import type { Catalogue } from './catalogue.ts';
import { longDay } from './days.ts';
import { quoted, quotedEn } from './fixes.ts';

const few = (rows: readonly number[]): string => rows.slice(0, 5).join(', ') + (rows.length > 5 ? ' …' : '');

const sought: Readonly<Record<Sought, readonly [sv: string, en: string]>> = {
  units: ['ingen enhet', 'unit'],
  people: ['ingen person', 'person'],
  mandates: ['inget uppdrag', 'mandate'],
  networks: ['inget nätverk', 'network'],
  rooms: ['inget rum', 'room'],
  recordings: ['ingen inspelning', 'recording'],
  permits: ['inget medgivande', 'permit'],
  meetings: ['ingen träff', 'meeting'],
  field: ['inget fält', 'field'],
};

/** What Skolverket's register calls a unit that is not at work. */
const REGISTER_STATUS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  VILANDE: ['vilande', 'resting'],
  UPPHORT: ['upphörd', 'closed'],
  PLANERAD: ['planerad', 'planned'],
};

export const workbook: Catalogue<Omit<WorkbookMessages, keyof FixMessages>> = {
  'cell.cantBe': {
    sv: ({ header, shown, fix }, { text }) => `${header} kan inte vara ”${shown}”. ${text(fix)}`,
    en: ({ header, shown, fix }, { text }) => `${header} can't be “${shown}”. ${text(fix)}`,
  },
  'cell.of': {
    sv: ({ header, fix }, { text }) => `${header}: ${text(fix)}`,
    en: ({ header, fix }, { text }) => `${header}: ${text(fix)}`,
  },
  'cell.missing': { sv: ({ header }) => `Fyll i ${header}.`, en: ({ header }) => `Fill in ${header}.` },
  'cell.longText': {
    sv: ({ has, most }, { number }) => `Texten har ${number(has)} tecken, men en cell rymmer högst ${number(most)}. Korta den.`,
    en: ({ has, most }, { number }) => `The text has ${number(has)} characters, but a cell holds at most ${number(most)}. Shorten it.`,
  },
  'cell.hiddenSigns': {
    sv: 'Texten har osynliga styrtecken. Skriv den för hand, eller klistra in den som ren text.',
    en: 'The text has invisible control characters. Type it by hand, or paste it as plain text.',
  },
  'setting.until': {
    sv: ({ header, fix }, { text }) => `(${header}) ${text(fix)} Till dess gäller det vanliga värdet.`,
    en: ({ header, fix }, { text }) => `(${header}) ${text(fix)} Until then the default stands.`,
  },
  'row.keyless': {
    sv: ({ header }) => `Raden saknar ${header} och kan inte användas. Fyll i ${header} eller ta bort raden.`,
    en: ({ header }) => `The row lacks ${header} and can't be used. Fill it in or remove the row.`,
  },
  'row.equalKeys': {
    sv: ({ key, rows }) => `”${key}” står också på rad ${few(rows)}. Behåll en av raderna. Till dess ändras inget för den.`,
    en: ({ key, rows }) => `“${key}” also stands on row ${few(rows)}. Keep one of the rows. Until then nothing changes for it.`,
  },
  dependsOnFaulty: {
    sv: ({ text, title }) => `Raden för ”${text}” i ${title} har fel. Rätta den först. Till dess ändras inget här.`,
    en: ({ text, title }) => `The row of “${text}” in ${title} has errors. Correct it first. Until then nothing changes here.`,
  },
  unknownSeries: {
    sv: ({ name, near }) =>
      `Ingen inspelning har serien ”${name}”. ${near ? `Menar du ”${near}”?` : 'Rätta namnet, eller skriv serien på inspelningarna.'}`,
    en: ({ name, near }) =>
      `No recording has the series “${name}”. ${near ? `Do you mean “${near}”?` : 'Correct the name, or write the series on the recordings.'}`,
  },
  'sheet.columnTwice': {
    sv: ({ header, times }) => `Kolumnen ${header} finns ${times} gånger. Ta bort den som är fel. Till dess ändras inget för tabellen.`,
    en: ({ header, times }) =>
      `The column ${header} stands ${times} times. Remove the wrong one. Until then nothing changes for this table.`,
  },
  'sheet.columnMissing': {
    sv: ({ header }) => `Kolumnen ${header} saknas. Lägg tillbaka den. Till dess ändras inget för tabellen.`,
    en: ({ header }) => `The column ${header} is missing. Put it back. Until then nothing changes for this table.`,
  },
  domainsMissing: {
    sv: 'Inställningen Domäner är tom, så ingen adress räknas som kommunens. Skriv kommunens e-postdomän.',
    en: 'The setting Domäner is empty, so no address counts as the municipality’s. Write its e-mail domain.',
  },
  'coordinator.foreign': {
    sv: ({ email, domain }) =>
      `(Samordnare) ${email} räknas inte som samordnare. ${domain} är inte en av kommunens domäner. Rätta adressen, eller skriv domänen under Domäner.`,
    en: ({ email, domain }) =>
      `(Samordnare) ${email} does not count as a coordinator. ${domain} is not one of the municipality’s domains. Correct the address, or add the domain to Domäner.`,
  },
  'coordinator.lookAlike': {
    sv: ({ email, domain, like }) =>
      `(Samordnare) ${email} räknas inte som samordnare. Domänen ${domain} liknar kommunens ${like} men är en annan. Rätta adressen, eller skriv domänen under Domäner.`,
    en: ({ email, domain, like }) =>
      `(Samordnare) ${email} does not count as a coordinator. The domain ${domain} resembles the municipality’s ${like} but is another. Correct the address, or add the domain to Domäner.`,
  },
  somebodyElses: {
    sv: ({ permit, from, lecturers }) =>
      `Medgivandet ${permit} är från ${from}, men filmens föreläsare är ${lecturers.join(' och ')}. Välj föreläsarens eget, eller rätta namnet.`,
    en: ({ permit, from, lecturers }) =>
      `The permit ${permit} is ${from}’s, but the recording’s lecturer is ${lecturers.join(' and ')}. Choose the lecturer’s own, or correct the name.`,
  },
  namesByComma: {
    sv: ({ parts }) =>
      `Komma skiljer personer åt, så det här läses som ${parts.length} föreläsare: ${quoted(parts, 'och')}. Skriv förnamnet först: ”${firstNameFirst(parts)}”.`,
    en: ({ parts }) =>
      `A comma stands between people, so these are read as ${parts.length} lecturers: ${quotedEn(parts, 'and')}. Write the first name first: “${firstNameFirst(parts)}”.`,
  },
  nearColumn: {
    sv: ({ shown, title, header }) =>
      `Kolumnen ”${shown}” finns inte i ${title}. Menar du ”${header}”? Ge den i så fall den rubriken. Betyder den något annat, ta bort den ur filen: ${header} avgör vem som får se eller vara med.`,
    en: ({ shown, title, header }) =>
      `There is no column “${shown}” in ${title}. Do you mean “${header}”? If so, give it that header. If it means something else, remove it from the file: ${header} decides who may see or take part.`,
  },
  'file.columnsTwice': {
    sv: ({ first, second, header }) => `Kolumnerna ”${first}” och ”${second}” betyder båda ${header}. Ta bort en av dem ur filen.`,
    en: ({ first, second, header }) => `The columns “${first}” and “${second}” both mean ${header}. Remove one of them from the file.`,
  },
  keyColumn: {
    sv: ({ header, columns, near }) =>
      `Filen har ingen kolumn ${header}, och utan den går raderna inte att skilja åt. Filens kolumner: ${some(columns)}. ${
        near === undefined
          ? `Första raden ska vara rubriker: ge den kolumn som är ${header} den rubriken.`
          : `Menar du ”${near}”? Ge den då rubriken ${header}.`
      }`,
    en: ({ header, columns, near }) =>
      `The file has no column ${header}, and without it rows can’t be told apart. The file’s columns: ${some(columns)}. ${
        near === undefined
          ? `The first row must be headers: give the column that is ${header} that one.`
          : `Do you mean “${near}”? Then give it the header ${header}.`
      }`,
  },
  headerAgain: {
    sv: 'Rubrikraden står här en gång till. Den läses inte in.',
    en: 'The header row stands here once more. It is not imported.',
  },
  otherValue: {
    sv: ({ shown, header, text }) => `Kolumnen ”${shown}” läses som ${header}, men ”${text}” är varken ja eller nej. Skriv ja eller nej.`,
    en: ({ shown, header, text }) => `The column “${shown}” is read as ${header}, but “${text}” is neither ja nor nej. Write ja or nej.`,
  },
  systemColumn: {
    sv: ({ shown }) => `Kolumnen ${shown} skrivs av systemet och läses inte in.`,
    en: ({ shown }) => `The column ${shown} is written by the system and is not imported.`,
  },
  'file.columnTwice': {
    sv: ({ shown }) => `Kolumnen ${shown} finns två gånger. Den första gäller.`,
    en: ({ shown }) => `The column ${shown} stands twice. The first counts.`,
  },
  whereColumn: {
    sv: ({ column, near, columns }) =>
      `Filen har ingen kolumn ”${column}”.${near === undefined ? '' : ` Menar du ”${near}”?`} Dess kolumner: ${columns.join(', ')}.`,
    en: ({ column, near, columns }) =>
      `The file has no column “${column}”.${near === undefined ? '' : ` Do you mean “${near}”?`} Its columns: ${columns.join(', ')}.`,
  },
  whereValue: {
    sv: ({ column, value, near, values }) =>
      `Ingen rad har ”${value}” i kolumnen ${column}. ${
        near !== undefined ? `Menar du ”${near}”?` : values.length === 0 ? 'Kontrollera värdet.' : `Där står: ${values.join(', ')}.`
      }`,
    en: ({ column, value, near, values }) =>
      `No row has “${value}” in the column ${column}. ${
        near !== undefined ? `Do you mean “${near}”?` : values.length === 0 ? 'Check the value.' : `It holds: ${values.join(', ')}.`
      }`,
  },
  whereNothing: {
    sv: ({ tests }) => `Ingen rad uppfyller alla villkoren på en gång: ${tests.join(', ')}. Ta bort ett av dem.`,
    en: ({ tests }) => `No row meets all the conditions at once: ${tests.join(', ')}. Remove one of them.`,
  },
  'file.tooLong': {
    sv: ({ header, has, most }) => `Cellen under ${header} har ${has} tecken, och Google Kalkylark tar högst ${most}. Korta texten.`,
    en: ({ header, has, most }) =>
      `The cell under ${header} has ${has} characters, and Google Sheets takes at most ${most}. Shorten the text.`,
  },
  noColumn: {
    sv: ({ title, header }) =>
      `Fliken ${title} har ingen kolumn ${header}, så den läses inte in. Ge kolumnen i arbetsboken den rubriken och läs in igen.`,
    en: ({ title, header }) =>
      `The tab ${title} has no column ${header}, so it is not imported. Give the column of the workbook that header and import again.`,
  },
  'file.keyless': {
    sv: ({ headers }) => `Raden saknar ${headers.join(', ')} och läses inte in.`,
    en: ({ headers }) => `The row lacks ${headers.join(', ')} and is not imported.`,
  },
  systemSetting: {
    sv: ({ key }) => `”${key}” skrivs av systemet och läses inte in.`,
    en: ({ key }) => `“${key}” is written by the system and is not imported.`,
  },
  'file.equalKeys': {
    sv: ({ key, rows, there }) =>
      `”${key}” står också på rad ${few(rows)} i filen${there.length === 0 ? '' : ` och på rad ${few(there)} i arbetsboken`}, med annat innehåll. Inget skrivs över. Behåll en av raderna i arbetsboken; till dess gäller ingen av dem.`,
    en: ({ key, rows, there }) =>
      `“${key}” stands on row ${few(rows)} of the file too${there.length === 0 ? '' : ` and on row ${few(there)} of the workbook`}, with other contents. Nothing is written over. Keep one of the rows in the workbook; until then none of them counts.`,
  },
  'file.ambiguous': {
    sv: ({ key, rows }) =>
      `”${key}” står på flera rader i arbetsboken (${few(rows)}), så vilken som ska ändras går inte att veta. Behåll en av dem och läs in igen.`,
    en: ({ key, rows }) =>
      `“${key}” stands on several rows of the workbook (${few(rows)}), so which to change can’t be known. Keep one of them and import again.`,
  },
  'register.notActive': {
    sv: ({ unit, status }) =>
      `${unit} är ${REGISTER_STATUS[status]?.[0] ?? status} enligt Skolverket, men står i Enheter. Ta bort raden om ingen arbetar där.`,
    en: ({ unit, status }) =>
      `${unit} is ${REGISTER_STATUS[status]?.[1] ?? status} by Skolverket’s register, but is in the units table. Remove the row if nobody works there.`,
  },
  'register.ownerUnknown': {
    sv: ({ units }, { count }) =>
      `Listan säger inte vem som är huvudman för ${count(units, 'enhet', 'enheter')}. Ta bort dem som inte är kommunens egna.`,
    en: ({ units }, { count }) =>
      `The list does not say who owns ${count(units, 'unit', 'units')}. Remove those that are not the municipality’s own.`,
  },
  nameTurned: {
    sv: ({ names, from, to }) => `Efternamnet stod först i ${names} namn. ”${from}” läses som ”${to}”.`,
    en: ({ names, from, to }, { count }) => `The last name stood first in ${count(names, 'name', 'names')}. “${from}” is read as “${to}”.`,
  },
  nameComma: {
    sv: ({ names, from, to }) =>
      `Namnet ”${from}” har ett komma. Står efternamnet först? Skriv då ”${to}”.${names > 1 ? ` Likadant i ${names - 1} namn till.` : ''}`,
    en: ({ names, from, to }, { count }) =>
      `The name “${from}” has a comma. Does the last name stand first? Then write “${to}”.${names > 1 ? ` The same in ${count(names - 1, 'more name', 'more names')}.` : ''}`,
  },
  'edit.noSuch': {
    sv: ({ what, id }) => `Det finns ${sought[what][0]} ”${id}” som går att läsa.`,
    en: ({ what, id }) => `There is no readable ${sought[what][1]} “${id}”.`,
  },
  'edit.noDate': {
    sv: ({ date }) => `”${date}” är inget datum. Skriv ÅÅÅÅ-MM-DD.`,
    en: ({ date }) => `“${date}” is not a date. Write YYYY-MM-DD.`,
  },
  'edit.sameOne': { sv: 'Välj någon annan än den som slutar.', en: 'Choose someone other than the one who ends.' },
  'edit.noMandate': {
    sv: ({ email }) => `${email} har inget uppdrag som kan avslutas den dagen.`,
    en: ({ email }) => `${email} has no mandate to end on that day.`,
  },
  'edit.beforeMandate': {
    sv: ({ from }) => `Uppdraget började ${longDay(from, 'sv')}. Välj den dagen eller en senare.`,
    en: ({ from }) => `The mandate began on ${longDay(from, 'en')}. Choose that day or a later one.`,
  },
  'edit.sameDayMandate': {
    sv: ({ from }) => `Den som slutar började ${longDay(from, 'sv')}. Välj en senare dag.`,
    en: ({ from }) => `The one who ends began on ${longDay(from, 'en')}. Choose a later day.`,
  },
  'edit.isThere': { sv: ({ id }) => `${id} finns redan.`, en: ({ id }) => `${id} is there already.` },
  'edit.noTitle': { sv: 'Skriv en titel.', en: 'Write a title.' },
  'edit.endFirst': { sv: 'Sluttiden måste komma efter starttiden.', en: 'The end must come after the start.' },
};

/** 'Ek, Lena' as it should be written, or an example where there are more. */
const firstNameFirst = ([last = '', first = '', ...more]: readonly string[]): string =>
  more.length === 0 ? `${first} ${last}` : 'Lena Ek, Bo Lund';

const some = (columns: readonly string[]): string => columns.slice(0, 20).join(', ') + (columns.length > 20 ? ' …' : '');
