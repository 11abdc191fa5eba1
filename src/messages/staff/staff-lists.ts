/** What a staff list would change, and why each of its rows is where it is. */
import { type Message, messageOf } from '../../domain/message.ts';
import type { Group } from '../../domain/staff-lists/difference.ts';
import type { StaffListMessages } from '../../domain/staff-lists/messages.ts';
import type { ListKind } from '../../domain/staff-lists/staff-list.ts';
import type { Catalogue } from '../catalogue.ts';

const kinds: Readonly<Record<ListKind, readonly [sv: string, en: string]>> = {
  google: ['Googles lista över användare', 'Google’s list of users'],
  ss12000: ['SS12000', 'SS12000'],
  csv: ['En lista med Personers kolumner', 'A list with the columns of Personer'],
};

/** Said around the rows. */
interface ShownMessages {
  'shown.counts': { kind: ListKind } & Readonly<Record<Group, number>>;
  'shown.group': { group: Group; people: number };
  /** `row` undefined: not in the list. */
  'shown.row': { row: number | undefined; who: string; why: Message };
  'shown.rest': { people: number };
  'shown.unit': { text: string; people: number; several: boolean };
  'shown.unitsHead': { units: number };
  'shown.marked': { people: number; here: number };
  'shown.notStaff': { people: number };
  'shown.outsideSync': { people: number };
  'shown.doubtfulLeft': { people: number };
  'shown.manyEnd': { people: number };
}

export const shownMessage = messageOf<ShownMessages>();

const groupWords: Readonly<Record<Group, readonly [sv: string, en: string]>> = {
  new: ['Nya', 'New'],
  moved: ['Flyttade', 'Moved'],
  ended: ['Slutar', 'Ending'],
  unchanged: ['Oförändrade', 'Unchanged'],
  doubtful: ['Tveksamma', 'Doubtful'],
  faulty: ['Felaktiga', 'Faulty'],
};

export const staffLists: Catalogue<StaffListMessages & ShownMessages> = {
  'list.new': { sv: 'Står inte i Personer.', en: 'Is not in the people table.' },
  'list.newWithoutUnit': {
    sv: ({ unit }) => `Står inte i Personer. Ingen enhet är säkert ”${unit}”, så raden får ingen.`,
    en: ({ unit }) => `Is not in the people table. No unit surely is “${unit}”, so the row gets none.`,
  },
  'list.moved': {
    sv: ({ from, to }) => `Från ${from === '' ? 'ingen enhet' : from} till ${to === '–' ? 'ingen enhet' : to}.`,
    en: ({ from, to }) => `From ${from === '' ? 'no unit' : from} to ${to === '–' ? 'no unit' : to}.`,
  },
  'list.alsoAt': {
    sv: ({ units }) => (units.length === 0 ? 'Arbetar inte längre på fler enheter.' : `Arbetar även på ${units.join(', ')}.`),
    en: ({ units }) => (units.length === 0 ? 'No longer works at further units.' : `Also works at ${units.join(', ')}.`),
  },
  'list.ends': { sv: ({ day }) => `Sista dag ${day}.`, en: ({ day }) => `Last day ${day}.` },
  'list.suspended': {
    sv: ({ status }) => `Kontot är inte aktivt (${status}).`,
    en: ({ status }) => `The account is not active (${status}).`,
  },
  'list.dutiesEnded': { sv: ({ day }) => `Sista tjänstgöringen slutade ${day}.`, en: ({ day }) => `The last duty ended on ${day}.` },
  'list.missing': { sv: 'Står inte i listan, som är hel.', en: 'Is not in the list, which is whole.' },
  'list.same': { sv: 'Inget ändras.', en: 'Nothing changes.' },
  'list.sameWithCells': {
    sv: ({ headers }) => `Samma enhet. Ändras: ${headers.join(', ')}.`,
    en: ({ headers }) => `The same unit. Changes: ${headers.join(', ')}.`,
  },
  'list.unitUnknown': {
    sv: ({ unit }) => `Ingen enhet är säkert ”${unit}”, så enheten ändras inte.`,
    en: ({ unit }) => `No unit surely is “${unit}”, so the unit does not change.`,
  },
  'list.unitMissing': {
    sv: ({ unit }) => `Enheten ”${unit}” finns inte i Enheter. Lägg till den, eller säg vilken den är: --unit "${unit}=id".`,
    en: ({ unit }) => `The unit “${unit}” is not in the units table. Add it, or say which it is: --unit "${unit}=id".`,
  },
  'list.stayedOut': {
    sv: ({ why }, { text }) => `${text(why)} Står inte i Personer.`,
    en: ({ why }, { text }) => `${text(why)} Is not in the people table.`,
  },
  'list.again': { sv: 'Samma rad en gång till.', en: 'The same row once more.' },
  'list.sameName': {
    sv: ({ other }) => `Samma namn som ${other}, som inte står i listan. Är det samma person: ändra adressen i Personer.`,
    en: ({ other }) =>
      `The same name as ${other}, who is not in the list. If it is the same person: change the address in the people table.`,
  },
  'list.sameNameSomebody': {
    sv: 'Kan vara någon som står i Personer med en annan adress. Titta efter där innan du lägger till raden.',
    en: 'May be somebody who is in the people table with another address. Look there before you add the row.',
  },
  'list.sameEmployee': {
    sv: ({ other }) => `Samma anställningsnummer som ${other}. Är det en ny adress: ändra den i Personer.`,
    en: ({ other }) => `The same employee number as ${other}. If the address is new: change it in the people table.`,
  },
  'list.sameEmployeeInFile': {
    sv: ({ rows }) => `Samma anställningsnummer som rad ${rows.join(', ')}, med en annan adress.`,
    en: ({ rows }) => `The same employee number as row ${rows.join(', ')}, with another address.`,
  },
  'list.lookAlike': {
    sv: ({ domain, like }) => `Domänen ${domain} liknar kommunens ${like} men är en annan. Rätta adressen i listan.`,
    en: ({ domain, like }) => `The domain ${domain} resembles the municipality’s ${like} but is another. Correct the address in the list.`,
  },
  'list.cameBack': {
    sv: ({ day }) => `Slutade ${day} enligt Personer, men står i listan. Har personen kommit tillbaka: töm Till.`,
    en: ({ day }) => `Left on ${day} by the people table, but is in the list. If the person is back: clear Till.`,
  },
  'list.rowFaulty': {
    sv: ({ row }) => `Raden i Personer går inte att läsa. Rätta först rad ${row} där.`,
    en: ({ row }) => `The row in the people table can’t be read. Mend row ${row} there first.`,
  },
  'list.statusUnknown': {
    sv: ({ status }) => `Statusen ”${status}” är okänd. Den ska vara Active eller Suspended.`,
    en: ({ status }) => `The status “${status}” is unknown. It should be Active or Suspended.`,
  },
  'list.noAddress': {
    sv: 'Raden har ingen e-postadress för arbetet. Lägg till den där listan kommer ifrån.',
    en: 'The row has no e-mail address of work. Add it where the list comes from.',
  },
  'list.address': {
    sv: ({ shown, fix }, { text }) => `E-post kan inte vara ”${shown}”. ${text(fix)}`,
    en: ({ shown, fix }, { text }) => `E-post can’t be “${shown}”. ${text(fix)}`,
  },
  'list.foreign': {
    sv: ({ domain }) => `${domain} är inte en av kommunens domäner. Rätta adressen, eller lägg in personen som Extern.`,
    en: ({ domain }) => `${domain} is not one of the municipality’s domains. Correct the address, or add the person as Extern.`,
  },
  'list.twice': {
    sv: ({ rows }) => `Samma adress som rad ${rows.join(', ')}, men raderna säger olika. Ta bort den som är fel.`,
    en: ({ rows }) => `The same address as row ${rows.join(', ')}, but the rows differ. Remove the one that is wrong.`,
  },
  'list.dutyWithoutPerson': { sv: 'Tjänstgöringen säger inte vems den är.', en: 'The duty does not say whose it is.' },
  'list.dutyOfUnknown': {
    sv: 'Tjänstgöringens person finns inte i filerna. Ta med alla personer.',
    en: 'The duty’s person is not in the files. Bring all persons.',
  },
  'list.pagesMissing': {
    sv: ({ what }) => `Listan är inte hel: det finns fler sidor (${what}). Hämta alla sidor, till den utan pageToken.`,
    en: ({ what }) => `The list is not whole: there are more pages (${what}). Fetch all pages, up to the one without pageToken.`,
  },
  'list.personsOnly': {
    sv: 'Listan är inte hel: tjänstgöringarna (duties) saknas, och bara de säger vem som är anställd.',
    en: 'The list is not whole: its duties are missing, and only they say who is employed.',
  },

  'shown.counts': {
    sv: ({ kind, ...all }, { number }) =>
      `${kinds[kind][0]}: ${number(all.new)} nya, ${number(all.moved)} flyttade, ${number(all.ended)} slutar, ${number(all.unchanged)} oförändrade, ${number(all.doubtful)} tveksamma, ${number(all.faulty)} felaktiga.`,
    en: ({ kind, ...all }, { number }) =>
      `${kinds[kind][1]}: ${number(all.new)} new, ${number(all.moved)} moved, ${number(all.ended)} ending, ${number(all.unchanged)} unchanged, ${number(all.doubtful)} doubtful, ${number(all.faulty)} faulty.`,
  },
  'shown.group': {
    sv: ({ group, people }, { number }) => `${groupWords[group][0]} (${number(people)})`,
    en: ({ group, people }, { number }) => `${groupWords[group][1]} (${number(people)})`,
  },
  'shown.row': {
    sv: ({ row, who, why }, { text }) => `${row === undefined ? 'Inte i listan' : `Rad ${row}`}: ${who}. ${text(why)}`,
    en: ({ row, who, why }, { text }) => `${row === undefined ? 'Not in the list' : `Row ${row}`}: ${who}. ${text(why)}`,
  },
  'shown.rest': {
    sv: ({ people }, { number }) => `… och ${number(people)} till`,
    en: ({ people }, { number }) => `… and ${number(people)} more`,
  },
  'shown.unitsHead': {
    sv: ({ units }, { count }) =>
      `${count(units, 'enhet', 'enheter')} i listan känns inte igen. Säg vilken som menas: --unit "text=enhetens id"`,
    en: ({ units }, { count }) =>
      `${count(units, 'unit', 'units')} of the list not recognised. Say which is meant: --unit "text=the unit’s id"`,
  },
  'shown.unit': {
    sv: ({ text, people, several }, { count }) =>
      `${text}: ${count(people, 'person', 'personer')}${several ? ', flera enheter heter så' : ''}`,
    en: ({ text, people, several }, { count }) =>
      `${text}: ${count(people, 'person', 'people')}${several ? ', several units have that name' : ''}`,
  },
  'shown.marked': {
    sv: ({ people, here }, { count, number }) =>
      `${count(people, 'person', 'personer')} med skyddsmarkering togs inte med.${here === 0 ? '' : ` ${number(here)} av dem står i Personer och är inte utanför synk: ta bort dem där, eller skriv ja under Utanför synk.`}`,
    en: ({ people, here }, { count, number }) =>
      `${count(people, 'person', 'people')} with a security marking left out.${here === 0 ? '' : ` ${number(here)} of them are in the people table and not outside sync: remove them there, or write ja under Utanför synk.`}`,
  },
  'shown.notStaff': {
    sv: ({ people }, { count }) => `${count(people, 'person', 'personer')} som inte är anställda togs inte med.`,
    en: ({ people }, { count }) => `${count(people, 'person', 'people')} who are not staff left out.`,
  },
  'shown.outsideSync': {
    sv: ({ people }, { count }) => `${count(people, 'person', 'personer')} är utanför synk och lämnas som de är.`,
    en: ({ people }, { count }) => `${count(people, 'person', 'people')} outside sync left as they are.`,
  },
  'shown.doubtfulLeft': {
    sv: ({ people }, { count }) =>
      `${count(people, 'tveksam rad skrivs', 'tveksamma rader skrivs')} inte. Har du tittat och stämmer de: --doubtful`,
    en: ({ people }, { count }) =>
      `${count(people, 'doubtful row is', 'doubtful rows are')} not written. Once you have looked and they are right: --doubtful`,
  },
  'shown.manyEnd': {
    sv: ({ people }, { count }) =>
      `${count(people, 'person slutar', 'personer slutar')}, och det är många. Spärren i plan och apply frågar efter antalet.`,
    en: ({ people }, { count }) =>
      `${count(people, 'person', 'people')} would end, which is many. The guard of plan and apply asks for the number.`,
  },
};
