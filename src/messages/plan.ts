/** Why a plan changes what it does, and what it remarks on, as coordinators read it. */
import { type PlanMessages, planMessage } from '../domain/plan/messages.ts';
import type { Catalogue } from './catalogue.ts';
import { listed } from './words.ts';

const haltedAt = (name: string, how: string, what: string): string =>
  `Det som hör till ${name} ${how}. Inget ändras där förrän det är rättat. ${what}`;
const haltedAtEn = (name: string, how: string, what: string): string =>
  `What belongs to ${name} ${how}. Nothing changes there until it is mended. ${what}`;

const noEnd = (last: string | undefined): string =>
  `Drive avslutar ingen delning här (Slutdatum i Drive är nej), och körningen varje timme ${last ? `gick senast ${last}` : 'är inte på'}. Sätt på den: öppna arbetsboken med driftkontot, välj Delakultur och Håll det uppdaterat.`;
const noEndEn = (last: string | undefined): string =>
  `Drive ends no access here (Slutdatum i Drive is nej), and the hourly run ${last ? `last went ${last}` : 'is not on'}. Switch it on: open the workbook with the operating account, choose Delakultur and Keep it up to date.`;

export const plan: Catalogue<PlanMessages> = {
  sentences: {
    sv: ({ all }, { text }) => all.map(text).join(' '),
    en: ({ all }, { text }) => all.map(text).join(' '),
  },

  'film.rowGone': { sv: 'Inspelningens rad saknas eller går inte att läsa.', en: 'The recording’s row is gone or can’t be read.' },
  'film.noRoom': { sv: 'Inget rum är valt.', en: 'No room is chosen.' },
  'film.allowed': { sv: 'Medgivandet tillåter det.', en: 'The permit allows it.' },
  'film.allowedUntil': {
    sv: ({ until }, { date }) => `Medgivandet tillåter det till och med ${date(until)}.`,
    en: ({ until }, { date }) => `The permit allows it until ${date(until)}.`,
  },
  'film.shownUntil': { sv: ({ until }, { date }) => `Till och med ${date(until)}.`, en: ({ until }, { date }) => `Until ${date(until)}.` },
  'film.closedIn': {
    sv: ({ room, why }, { text }) => `${room}: ${text(why)}`,
    en: ({ room, why }, { text }) => `${room}: ${text(why)}`,
  },
  'film.lost': {
    sv: 'Filmen finns inte i Drive, eller ligger i papperskorgen.',
    en: 'The film is not in Drive, or lies in the trash.',
  },
  'film.linksFollow': { sv: 'Genvägarna följer filmen.', en: 'The shortcuts follow the film.' },
  'film.captionsFollow': { sv: 'Undertexterna följer filmen.', en: 'The captions follow the film.' },
  'film.notEntered': {
    sv: 'Filen står inte i kalkylarket. Den väntar i Väntrummet.',
    en: 'The file is not in the workbook. It waits in the waiting room.',
  },
  'film.noCopies': {
    sv: 'Den som ser filmen ska inte kunna ladda ner eller kopiera den: ett återkallande når inte en kopia.',
    en: 'Whoever sees the film should not be able to download or copy it: a withdrawal reaches no copy.',
  },
  'sharing.ownerOnly': { sv: 'Bara den som äger den får dela den vidare.', en: 'Only its owner may share it further.' },

  'room.new': { sv: 'Rummet är nytt.', en: 'The room is new.' },
  'room.gone': { sv: 'Rummets rad finns inte längre.', en: 'The room’s row is gone.' },
  'room.named': { sv: 'Rummet heter så i kalkylarket.', en: 'That is the room’s name in the workbook.' },
  'room.maySee': { sv: ({ room }) => `Rummet ${room} får se.`, en: ({ room }) => `The room ${room} may see.` },
  'audience.apart': {
    sv: 'Filmer med samma rum och slutdag ligger i en egen mapp.',
    en: 'Recordings with the same rooms and end day lie in a folder of their own.',
  },
  'audience.aside': {
    sv: 'Kollegorna ser mappen bredvid sina rum i Drive. Namnet säger att de ska öppna rummet i stället.',
    en: 'Colleagues see the folder beside their rooms in Drive. Its name tells them to open the room instead.',
  },
  'lastDay.over': { sv: 'Slutdagen är förbi.', en: 'The last day is over.' },
  'lastDay.follows': { sv: 'Slutdagen följer medgivandet.', en: 'The end day follows the permit.' },
  'lastDay.byRun': {
    sv: ({ lets, until }, { text, date }) =>
      `${text(lets)} Drive sätter inget slutdatum här: körningen varje timme stänger efter ${date(until)}.`,
    en: ({ lets, until }, { text, date }) => `${text(lets)} Drive sets no end here: the hourly run closes it after ${date(until)}.`,
  },
  'grant.notHere': { sv: 'Här får ingen egen delning finnas.', en: 'Nothing may be shared here by itself.' },
  'grant.open': {
    sv: 'Den var delad med fler än dem som kalkylarket nämner.',
    en: 'It was shared with more than those whom the workbook names.',
  },
  'grant.preview': {
    sv: ({ lecturer }) => `${lecturer} vill se filmen först, och får titta på den i högst två veckor. Ingen annan ser den.`,
    en: ({ lecturer }) => `${lecturer} wants to see it first, and may watch it for two weeks at most. Nobody else sees it.`,
  },
  'preview.unknown': {
    sv: ({ lecturer, email, film }) =>
      `${lecturer} vill se ”${film}” först. ${email === '' ? 'Skriv E-post, så kan hen få se den här' : `${email} står inte i Personer: lägg till adressen (Extern: ja, om den är utanför kommunen), så kan hen få se den här`}. Annars visar ni filmen på annat sätt. Den är stängd tills Filmen godkänd är ja.`,
    en: ({ lecturer, email, film }) =>
      `${lecturer} wants to see “${film}” first. ${email === '' ? 'Enter E-post, and they can be let in here' : `${email} is not in Personer: add the address (Extern: ja, if it is outside the municipality), and they can be let in here`}. Otherwise show it in another way. It is closed until Filmen godkänd is ja.`,
  },
  'grant.apart': {
    sv: ({ name }) => `${name} är utifrån och släpps in med en egen delning: grupper tar inte in adresser utanför kommunen.`,
    en: ({ name }) => `${name} is from outside and let in by a share of their own: groups take in no address outside the municipality.`,
  },

  'group.rooms': { sv: 'Rummet behöver en grupp.', en: 'The room needs a group.' },
  'group.networks': { sv: 'Nätverket finns i ett rum.', en: 'The network is in a room.' },
  'group.areas': { sv: 'Området finns i ett rum.', en: 'The area is in a room.' },
  'group.units': { sv: 'Enheten finns i ett rum.', en: 'The unit is in a room.' },
  'group.belongs': { sv: ({ name, to }) => `${name} hör till ${to}.`, en: ({ name, to }) => `${name} belongs to ${to}.` },
  'group.belongsNoMore': {
    sv: ({ name, to }) => `${name} hör inte längre till ${to}.`,
    en: ({ name, to }) => `${name} no longer belongs to ${to}.`,
  },
  'person.left': {
    sv: ({ name, day }, { date }) => `${name} slutade ${date(day)}.`,
    en: ({ name, day }, { date }) => `${name} left on ${date(day)}.`,
  },
  'person.notBegun': {
    sv: ({ name, day }, { date }) => `${name} börjar ${date(day)}.`,
    en: ({ name, day }, { date }) => `${name} begins on ${date(day)}.`,
  },
  'person.protected': { sv: ({ name }) => `${name} är utanför synk.`, en: ({ name }) => `${name} is outside sync.` },
  'person.unknown': { sv: ({ email }) => `${email} står inte i Personer.`, en: ({ email }) => `${email} is not in the people table.` },
  'person.works': { sv: ({ name, at }) => `${name} arbetar i ${at}.`, en: ({ name, at }) => `${name} works in ${at}.` },
  'mandate.ended': {
    sv: ({ role, day }, { date }) => `Uppdraget som ${role} slutade ${date(day)}.`,
    en: ({ role, day }, { date }) => `The mandate as ${role} ended on ${date(day)}.`,
  },
  'mandate.begun': {
    sv: ({ name, role, day }, { date }) => `${name} är ${role} från ${date(day)}.`,
    en: ({ name, role, day }, { date }) => `${name} is ${role} from ${date(day)}.`,
  },
  'coordinator.is': { sv: 'Står bland samordnarna.', en: 'Is among the coordinators.' },
  'coordinator.isNot': { sv: 'Står inte bland samordnarna.', en: 'Not among the coordinators.' },
  'coordinator.writes': {
    sv: ({ email }) => `${email} läser allt, och skriver bara i arbetsboken.`,
    en: ({ email }) => `${email} reads everything, and writes in the workbook alone.`,
  },

  'meeting.new': { sv: 'Träffen är ny.', en: 'The meeting is new.' },
  'meeting.again': { sv: 'Träffen blir av igen.', en: 'The meeting takes place after all.' },
  'meeting.gone': { sv: 'Träffens rad finns inte längre.', en: 'The meeting’s row is gone.' },
  'meeting.cancelled': { sv: 'Träffen är inställd.', en: 'The meeting is cancelled.' },
  'meeting.moved': { sv: 'Tid eller plats är ändrad: alla får mejl.', en: 'Time or place changed: everyone is mailed.' },
  'meeting.joined': { sv: ({ names }) => `${listed(names, 'sv')} bjuds in.`, en: ({ names }) => `${listed(names, 'en')} invited.` },
  'meeting.left': { sv: ({ names }) => `${listed(names, 'sv')} tas bort.`, en: ({ names }) => `${listed(names, 'en')} taken off.` },
  'meeting.reworded': { sv: 'Texten är ändrad.', en: 'The wording changed.' },
  'meeting.mailedOutside': { sv: 'Kalender skickar det till dem utifrån.', en: 'Calendar sends it to those from outside.' },
  'meeting.hidesGuests': {
    sv: 'Någon utifrån är bjuden: gästerna ser inte varandras adresser.',
    en: 'Someone from outside is invited: the guests do not see each other’s addresses.',
  },
  'meeting.showsGuests': {
    sv: 'Ingen utifrån är bjuden längre: gästerna ser varandra.',
    en: 'Nobody from outside is invited any more: the guests see each other.',
  },

  'halted.trashed': {
    sv: ({ name }) => haltedAt(name, 'ligger i papperskorgen', 'Återställ den i Drive.'),
    en: ({ name }) => haltedAtEn(name, 'is in the trash', 'Restore it in Drive.'),
  },
  'halted.moved': {
    sv: ({ name }) => haltedAt(name, 'är flyttad bort från Delakultur', 'Flytta tillbaka den.'),
    en: ({ name }) => haltedAtEn(name, 'was moved away from Delakultur', 'Move it back.'),
  },
  'halted.twice': {
    sv: ({ name }) => haltedAt(name, 'finns två gånger', 'Ta bort kopian.'),
    en: ({ name }) => haltedAtEn(name, 'exists twice', 'Remove the copy.'),
  },
  'halted.foreign': {
    sv: ({ name }) =>
      haltedAt(name, 'är borta eller någon annans, fast den dolda fliken _ids nämner det', 'Ta bort dess rader där, så görs ett nytt.'),
    en: ({ name }) =>
      haltedAtEn(name, 'is gone or somebody else’s, though the hidden tab _ids names it', 'Delete its lines there, and a new one is made.'),
  },
  'halted.unmarked': {
    sv: ({ name, workspace }) =>
      haltedAt(name, 'bär inte arbetsytans märke', `Är det rätt kalender: skriv [delakultur ${workspace}] i dess beskrivning.`),
    en: ({ name, workspace }) =>
      haltedAtEn(
        name,
        'does not bear the mark of this workspace',
        `If it is the right one: write [delakultur ${workspace}] in its description.`,
      ),
  },
  customerIdMissing: {
    sv: 'Kund-id saknas i Inställningar, så inga grupper kan skapas. Skriv det, eller sätt rummens Delning till direkt.',
    en: 'The customer id is missing in the settings, so no groups can be made. Write it, or set the rooms’ sharing to direkt.',
  },
  longGroupName: {
    sv: ({ has, holds, called, most }) =>
      `Namnet har ${has} tecken. En grupp i Google rymmer ${holds}, så gruppen får heta ”${called}”. Vill du välja själv, korta namnet till högst ${most} tecken.`,
    en: ({ has, holds, called, most }) =>
      `The name has ${has} characters. A group in Google holds ${holds}, so the group will be called “${called}”. To choose it yourself, shorten the name to at most ${most} characters.`,
  },
  longForCalendar: {
    sv: ({ header, has, most }, { number }) =>
      `${header} har ${number(has)} tecken. I Kalender får ${number(most)} plats, så slutet syns inte där. Korta texten, eller länka till ett dokument.`,
    en: ({ header, has, most }, { number }) =>
      `${header} has ${number(has)} characters. Calendar has room for ${number(most)}, so the end is not shown there. Shorten the text, or link to a document.`,
  },
  tooManyOutsiders: {
    sv: ({ people, most }) =>
      `Rummet har ${people} personer utifrån, och var och en får en egen delning. Över ${most} släpps ingen ny av dem in. Dela upp dem på flera rum.`,
    en: ({ people, most }) =>
      `The room has ${people} people from outside, each with a share of their own. Above ${most} nobody new of them is let in. Divide them among several rooms.`,
  },
  tooManyForDirect: {
    sv: ({ people, most }) =>
      `Rummet skulle delas direkt med ${people} personer. Över ${most} släpps ingen ny in. Sätt Delning till grupp.`,
    en: ({ people, most }) =>
      `The room would be shared directly with ${people} people. Above ${most} nobody new is let in. Set sharing to grupp.`,
  },
  tooManyRooms: {
    sv: ({ most }) => `Filmen ska synas i fler än ${most} rum, och Drive tar inte fler. Välj ett rum som rymmer flera.`,
    en: ({ most }) => `The recording is wanted in more than ${most} rooms, and Drive takes no more. Choose one room that holds several.`,
  },
  filmWithoutRow: {
    sv: ({ title, id }) => `Filmen ”${title}” har ingen rad. Skriv en rad med id ${id}, eller lägg filmen i papperskorgen i Drive.`,
    en: ({ title, id }) => `The recording “${title}” has no row. Write a row with the id ${id}, or put the file in the trash in Drive.`,
  },
  guestsWithoutFilm: {
    sv: ({ names, title, rooms }, { count }) =>
      `${count(names.length, 'gäst', 'gäster')} kan inte se ”${title}”: ${listed(names, 'sv')}. ${rooms.length === 0 ? 'Filmen är stängd.' : `Den visas bara i ${rooms.join(', ')}.`}`,
    en: ({ names, title, rooms }, { count }) =>
      `${count(names.length, 'guest', 'guests')} can’t see “${title}”: ${listed(names, 'en')}. ${rooms.length === 0 ? 'The recording is closed.' : `It is shown in ${rooms.join(', ')} alone.`}`,
  },
  manyGuests: {
    sv: ({ guests, most }) =>
      `Träffen skulle få ${guests} gäster, och Kalender tar högst ${most}. Ingen mer kallas förrän du delar den i flera.`,
    en: ({ guests, most }) =>
      `The meeting would get ${guests} guests, and Calendar takes at most ${most}. Nobody more is invited until you split it.`,
  },
  weekDisagrees: {
    sv: ({ label, weeks }) => `”${label}” stämmer inte med datumen: de ligger i vecka ${weeks}. Rätta det som är fel.`,
    en: ({ label, weeks }) => `“${label}” does not agree with the dates: they are in week ${weeks}. Correct what is wrong.`,
  },
  shownWithoutEnd: {
    sv: ({ films, last }, { count }) =>
      `${count(films, 'film', 'filmer')} visas och har en slutdag, men inget stänger då. ${noEnd(last)} Tills dess: genomför en plan varje dag.`,
    en: ({ films, last }, { count }) =>
      `${count(films, 'recording is', 'recordings are')} shown with a last day, but nothing closes then. ${noEndEn(last)} Until then, carry out a plan every day.`,
  },
  heldWithoutEnd: {
    sv: ({ films, last }, { count }) =>
      `${count(films, 'film', 'filmer')} med slutdag delas inte, eller inte i nya rum. ${noEnd(last)} Inom en timme kan de delas.`,
    en: ({ films, last }, { count }) =>
      `${count(films, 'recording', 'recordings')} with a last day wait, or wait in new rooms. ${noEndEn(last)} Within an hour they can be shared.`,
  },
  held: {
    sv: ({ names, title, rows, lost }) =>
      `${names.join(' och ')} hålls kvar: ${title}, rad ${rows.join(', ')} går inte att läsa.${lost ? ' Det kan vara den raden.' : ''} Inget tas bort förrän den är rättad.`,
    en: ({ names, title, rows, lost }) =>
      `${names.join(' and ')} held as is: ${title}, row ${rows.join(', ')} can’t be read.${lost ? ' It may be that row.' : ''} Nothing is taken away until it is mended.`,
  },
  heldFilm: {
    sv: ({ film }) =>
      `Filmen ${film} ligger kvar: raden har dess film men inte dess id. Skriv tillbaka ${film}, eller töm Fil om filmen ska stängas.`,
    en: ({ film }) =>
      `The film ${film} stays where it is: the row has its film but not its id. Write ${film} back, or empty Fil if the film is to be closed.`,
  },
  slip: {
    sv: ({ what }, { text }) =>
      `${text(what)} Körningen varje timme ändrar ingenting av det. Stämmer det? Förhandsgranska och genomför. Annars ändra tillbaka.`,
    en: ({ what }, { text }) =>
      `${text(what)} The hourly run changes nothing of it. Is it right? Preview and apply. Otherwise change it back.`,
  },
  'slip.protected': {
    sv: ({ who, header, isNo }) => `${who}: ${header} är nu ${isNo ? 'nej' : 'tomt'} – släpps in där raden säger.`,
    en: ({ who, header, isNo }) => `${who}: ${header} is now ${isNo ? 'no' : 'empty'} – let in where the row says.`,
  },
  'slip.emptied': {
    sv: ({ header }) => `${header} stod ifyllt och är nu tomt.`,
    en: ({ header }) => `${header} was filled in and is now empty.`,
  },
  'slip.changed': {
    sv: ({ header, before, after }) => `${header} var ${before || 'tomt'} och är nu ${after}.`,
    en: ({ header, before, after }) => `${header} was ${before || 'empty'} and is now ${after}.`,
  },
  'slip.writtenOver': {
    sv: ({ before, after }) => `${before} står inte längre här, men ${after}, som liknar.`,
    en: ({ before, after }) => `${before} is no longer here, but ${after} is, who resembles.`,
  },
  'guard.stopped': {
    sv: ({ removals, most, ended }, { text, count }) =>
      `Stoppad: ${count(removals, 'person', 'personer')} skulle förlora tillgång. Störst skillnad: ${most.map(text).join('; ')}.${
        ended > 0 ? ` ${text(planMessage('guard.ended', { ended }))}` : ''
      } Stämmer det? Godkänn med antalet ${removals}.`,
    en: ({ removals, most, ended }, { text, count }) =>
      `Stopped: ${count(removals, 'person', 'people')} would lose access. Largest: ${most.map(text).join('; ')}.${
        ended > 0 ? ` ${text(planMessage('guard.ended', { ended }))}` : ''
      } Is that right? Approve with the number ${removals}.`,
  },
  'guard.ended': {
    sv: ({ ended }) => `${ended} uppdrag har slutat: det är väntat vid läsårsstart, men kan också vara en lista som lästs in fel.`,
    en: ({ ended }, { count }) =>
      `${count(ended, 'mandate has', 'mandates have')} ended: to be expected at the start of a school year, but it may also be a bad list.`,
  },
  'guard.at': {
    sv: ({ name, losing, present, emptied }) => `${name}: ${losing} av ${present}${emptied ? ' (ingen blir kvar)' : ''}`,
    en: ({ name, losing, present, emptied }) => `${name}: ${losing} of ${present}${emptied ? ' (nobody would be left)' : ''}`,
  },
};
