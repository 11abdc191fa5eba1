/** Why a plan changes what it does, and what it remarks on, as coordinators read it. */
import type { PlanMessages } from '../domain/plan/messages.ts';
import type { Catalogue } from './catalogue.ts';

export const plan: Catalogue<PlanMessages> = {
  sentences: {
    sv: ({ all }, { text }) => all.map(text).join(' '),
    en: ({ all }, { text }) => all.map(text).join(' '),
  },

  'film.rowGone': { sv: 'Inspelningens rad saknas eller går inte att läsa.', en: 'The recording’s row is gone or can’t be read.' },
  'film.noRoom': { sv: 'Inget rum är valt.', en: 'No room is chosen.' },
  'film.allowed': { sv: 'Medgivandet tillåter det.', en: 'The permit allows it.' },
  'film.allowedUntil': {
    sv: ({ until }) => `Medgivandet tillåter det till och med ${until}.`,
    en: ({ until }) => `The permit allows it until ${until}.`,
  },
  'film.shownUntil': { sv: ({ until }) => `Till och med ${until}.`, en: ({ until }) => `Until ${until}.` },
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
  'lastDay.over': { sv: 'Slutdagen är förbi.', en: 'The last day is over.' },
  'lastDay.follows': { sv: 'Slutdagen följer medgivandet.', en: 'The end day follows the permit.' },
  'lastDay.byRun': {
    sv: ({ lets, until }, { text }) => `${text(lets)} Drive sätter inget slutdatum här: körningen varje timme stänger efter ${until}.`,
    en: ({ lets, until }, { text }) => `${text(lets)} Drive sets no end here: the hourly run closes it after ${until}.`,
  },
  'grant.notHere': { sv: 'Här får ingen egen delning finnas.', en: 'Nothing may be shared here by itself.' },
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
  'person.left': { sv: ({ name, day }) => `${name} slutade ${day}.`, en: ({ name, day }) => `${name} left on ${day}.` },
  'person.notBegun': { sv: ({ name, day }) => `${name} börjar ${day}.`, en: ({ name, day }) => `${name} begins on ${day}.` },
  'person.protected': { sv: ({ name }) => `${name} är utanför synk.`, en: ({ name }) => `${name} is outside sync.` },
  'person.unknown': { sv: ({ email }) => `${email} står inte i Personer.`, en: ({ email }) => `${email} is not in the people table.` },
  'person.works': { sv: ({ name, at }) => `${name} arbetar i ${at}.`, en: ({ name, at }) => `${name} works in ${at}.` },
  'mandate.ended': {
    sv: ({ role, day }) => `Uppdraget som ${role} slutade ${day}.`,
    en: ({ role, day }) => `The mandate as ${role} ended on ${day}.`,
  },
  'mandate.begun': {
    sv: ({ name, role, day }) => `${name} är ${role} från ${day}.`,
    en: ({ name, role, day }) => `${name} is ${role} from ${day}.`,
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
  'meeting.joined': { sv: ({ names }) => `${names.join(', ')} bjuds in.`, en: ({ names }) => `${names.join(', ')} invited.` },
  'meeting.left': { sv: ({ names }) => `${names.join(', ')} tas bort.`, en: ({ names }) => `${names.join(', ')} taken off.` },
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
};
