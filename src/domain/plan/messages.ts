/** What a plan says, of its changes and of itself: codes and facts. */
import { type Message, messageOf, type NoFacts } from '../message.ts';
import type { DesiredGroup } from '../people/audiences.ts';

type GroupMessages = { readonly [K in DesiredGroup['kind'] as `group.${K}`]: NoFacts };

export interface PlanMessages extends GroupMessages {
  /** Sentences one after the other. */
  sentences: { all: readonly Message[] };

  'film.rowGone': NoFacts;
  'film.noRoom': NoFacts;
  'film.allowed': NoFacts;
  'film.allowedUntil': { until: string };
  'film.shownUntil': { until: string };
  'film.closedIn': { room: string; why: Message };
  'film.lost': NoFacts;
  'film.linksFollow': NoFacts;
  'film.captionsFollow': NoFacts;
  'film.notEntered': NoFacts;
  'film.noCopies': NoFacts;
  'sharing.ownerOnly': NoFacts;

  'room.new': NoFacts;
  'room.gone': NoFacts;
  'room.named': NoFacts;
  'room.maySee': { room: string };
  'audience.apart': NoFacts;
  'audience.aside': NoFacts;
  'lastDay.over': NoFacts;
  'lastDay.follows': NoFacts;
  /** Drive does not end it; the hourly run does. */
  'lastDay.byRun': { lets: Message; until: string };
  'grant.notHere': NoFacts;
  /** A room or an audience that everyone with the link, or a whole domain, could open. */
  'grant.open': NoFacts;
  /** A lecturer sees a film before anyone else does. */
  'grant.preview': { lecturer: string };
  'preview.unknown': { lecturer: string; email: string; film: string };
  /** Somebody from outside, who stands in no group. */
  'grant.apart': { name: string };

  'group.belongs': { name: string; to: string };
  'group.belongsNoMore': { name: string; to: string };
  'person.left': { name: string; day: string };
  'person.notBegun': { name: string; day: string };
  'person.protected': { name: string };
  'person.unknown': { email: string };
  'person.works': { name: string; at: string };
  'mandate.ended': { role: string; day: string };
  'mandate.begun': { name: string; role: string; day: string };
  'coordinator.is': NoFacts;
  'coordinator.isNot': NoFacts;
  'coordinator.writes': { email: string };

  'meeting.new': NoFacts;
  'meeting.again': NoFacts;
  'meeting.gone': NoFacts;
  'meeting.cancelled': NoFacts;
  'meeting.moved': NoFacts;
  'meeting.joined': { names: readonly string[] };
  'meeting.left': { names: readonly string[] };
  'meeting.reworded': NoFacts;
  'meeting.mailedOutside': NoFacts;
  'meeting.hidesGuests': NoFacts;
  'meeting.showsGuests': NoFacts;

  /** `name` is the row's id. */
  'halted.trashed': { name: string };
  'halted.moved': { name: string };
  'halted.twice': { name: string };
  'halted.foreign': { name: string };
  'halted.unmarked': { name: string; workspace: string };
  customerIdMissing: NoFacts;
  longGroupName: { has: number; holds: number; called: string; most: number };
  longForCalendar: { header: string; has: number; most: number };
  tooManyOutsiders: { people: number; most: number };
  tooManyForDirect: { people: number; most: number };
  tooManyRooms: { most: number };
  filmWithoutRow: { title: string; id: string };
  /** `names`: of the guests. `rooms`: those that show the film; none where it is closed. */
  guestsWithoutFilm: { names: readonly string[]; title: string; rooms: readonly string[] };
  manyGuests: { guests: number; most: number };
  weekDisagrees: { label: string; weeks: string };
  /** `last`: when the hourly run last came to its end; undefined where it is off. */
  shownWithoutEnd: { films: number; last: string | undefined };
  heldWithoutEnd: { films: number; last: string | undefined };
  held: { names: readonly string[]; title: string; rows: readonly number[]; lost: boolean };
  heldFilm: { film: string };
  slip: { what: Message };
  'slip.protected': { who: string; header: string; isNo: boolean };
  'slip.emptied': { header: string };
  'slip.changed': { header: string; before: string; after: string };
  'slip.writtenOver': { before: string; after: string };
  /** `most`: where the difference is greatest. `ended`: mandates that explain it, 0 where they do not explain all. */
  'guard.stopped': { removals: number; most: readonly Message[]; ended: number };
  'guard.ended': { ended: number };
  'guard.at': { name: string; losing: number; present: number; emptied: boolean };
}

export const planMessage = messageOf<PlanMessages>();
