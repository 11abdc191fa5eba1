/** The links of the chain from a film or a room to a person, and the states of a unit’s coverage: codes and facts. */
import { messageOf, type NoFacts } from '../message.ts';

export interface PeopleMessages {
  'why.coordinator': { email: string };
  'why.file': { film: string; folder: string };
  'why.noFile': { film: string };
  'why.rowFaulty': NoFacts;
  'why.noRoom': NoFacts;
  'why.permit': { ids: readonly string[]; until: string | undefined };
  'why.person': { name: string; row: number };
  'why.left': { day: string };
  'why.notBegun': { day: string };
  'why.protected': NoFacts;
  'why.personFaulty': NoFacts;
  'why.roomFaulty': { room: string };
  'why.network': { network: string };
  'why.everyone': NoFacts;
  'why.worksIn': { where: string };
  'why.role': { role: string };
  'why.lettingIn': { room: string; by: string | undefined };
  'why.lettingInApart': { room: string };
  'why.notOfRoom': { room: string };

  'coverage.met': NoFacts;
  'coverage.ending': { days: number };
  'coverage.vacant': NoFacts;
  'coverage.partly': { missing: number; need: number };
  'coverage.silent': NoFacts;
}

export const peopleMessage = messageOf<PeopleMessages>();
