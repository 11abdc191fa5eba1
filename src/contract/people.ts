/** People, networks, units and meetings, looked up one by one. */
import type { Slot } from '../domain/meetings/times.ts';
import type { Words } from '../domain/message.ts';
import { type Definitions, gives } from './definition.ts';
import { email } from './fields.ts';
import { object, text } from './schema.ts';

export const peopleReads = {
  person: { who: 'coordinator', needs: 'recent', sent: object({ email }), answer: gives<PersonView>() },
  network: { who: 'coordinator', needs: 'recent', sent: object({ id: text() }), answer: gives<NetworkView>() },
  unit: { who: 'coordinator', needs: 'recent', sent: object({ id: text() }), answer: gives<UnitView>() },
  meeting: { who: 'coordinator', needs: 'recent', sent: object({ id: text() }), answer: gives<MeetingView>() },
  times: {
    who: 'coordinator',
    needs: 'recent',
    sent: object({ network: text() }),
    answer: gives<{ network: string; slots: Slot[]; members: number }>(),
  },
  why: { who: 'coordinator', needs: 'fresh', sent: object({ email, target: text() }), answer: gives<Why>() },
} as const satisfies Definitions;

/** Whether someone sees a film, and why. */
export interface Why {
  sees: boolean;
  should: boolean;
  chain: { ok: boolean; text: Words }[];
}

export interface PersonView {
  email: string;
  name: string;
  unit: string;
  unitId: string;
  area: string;
  state: '' | 'left' | 'notBegun' | 'protected' | 'held' | 'unknown';
  row: number;
  mandates: { id: string; role: string; from: string; to: string; inForce: boolean }[];
  roles: string[];
  networks: { id: string; name: string; leads: boolean }[];
  rooms: { id: string; name: string }[];
  /** `open`: those the person may see. `others`: all the rest that there are. `closed`: how many of their rooms' are shown to nobody. */
  films: { open: { id: string; title: string }[]; others: { id: string; title: string }[]; closed: number };
}

export interface NetworkView {
  id: string;
  name: string;
  kind: string;
  row: number;
  members: { email: string; name: string; unit: string; leads: boolean }[];
  meetings: { id: string; title: string; start: string; place: string; status: string; answers: string }[];
  rooms: { id: string; name: string }[];
}

export interface UnitView {
  id: string;
  name: string;
  area: string;
  row: number;
  schoolForms: string[];
  principal: string;
  ambassadors: { email: string; name: string; mandate: string; from: string; to: string }[];
  vacant: boolean;
  /** Those who work there and could take the mandate, the interested first. */
  candidates: { email: string; name: string; interests: string[] }[];
  staff: number;
}

export interface MeetingView {
  id: string;
  title: string;
  start: string;
  end: string;
  place: string;
  row: number;
  answers: { yes: number; no: number; maybe: number; silent: number };
  /** Units from which nobody has answered: per unit at most, never by person. */
  silentUnits: string[];
  link: string;
}
