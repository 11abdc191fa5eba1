/**
 * The staff page: a web app that acts as the operating account, for everyone in the municipality. Nothing is answered but
 * what the caller may see or do, whom Google names; whatever the page sends, it can't say who it is.
 */

import type { Problem } from '../../contract/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../../contract/staff.ts';
import { domainOf } from '../../domain/email.ts';
import { why } from '../../domain/people/why.ts';
import type { Words } from '../../domain/plan/change.ts';
import { filmsFor, mayAskWhy, peopleToAskAbout } from '../../domain/recordings/catalogue.ts';
import { decides, type Who } from '../../domain/recordings/examples.ts';
import { wordsOf } from '../../messages/render.ts';
import { catalogueViewOf, decidingViewOf } from '../../presenters/catalogue.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { decide, giveUp, propose, reply, sentFile, takeBack } from '../../workflows/recordings/examples.ts';
import { admit, knownToCoordinate } from '../admit/admission.ts';
import { isCoordinator, look } from '../admit/look.ts';
import { notDomain } from '../admit/refusals.ts';
import { run } from '../driver.ts';
import { alone } from '../lock.ts';
import { acting, caller, language, staffPage, Trouble } from '../session.ts';
import { atHand, peek, type Shared } from '../snapshot.ts';
import { ask, endedOf } from './uploads.ts';

/** Whether the caller coordinates. Whoever can't be told to is none; the staff page then says what is wrong. */
export function coordinates(): boolean {
  try {
    admit('coordinator');
    const reading = peek();
    insider(reading);
    return isCoordinator(reading);
  } catch (error) {
    // The page itself tells nothing: whatever it asks is judged anew.
    return error instanceof Trouble && error.again && knownToCoordinate();
  }
}

/** The caller, of the municipality's own domain. Anyone else is refused. */
function insider({ config, planned, state }: Shared): string {
  const email = caller();
  if (acting() !== state.operator) throw new Trouble('Öppna personalsidan på dess egen adress.', 'Open the staff page at its own address.');
  const inside = config.settings.domains.includes(domainOf(email)) || planned.wanted.staff.has(email);
  if (inside) return email;
  throw notDomain(email);
}

export function staffAnswer(query: StaffRead): StaffAnswers[StaffRead['kind']] | Problem {
  caller();
  const reading = peek();
  const email = insider(reading);
  const { planned } = reading;
  switch (query.kind) {
    case 'catalogue':
      return catalogueViewOf(planned, email, { language: language(), page: staffPage() });
    case 'deciding':
      requireDecider(reading, email);
      return decidingViewOf(planned, email);
    case 'people': {
      requireDecider(reading, email);
      const units = new Map(reading.config.tables.units.rows.map((unit) => [unit.id, unit.name]));
      const home = new Map(reading.config.tables.people.rows.map((row) => [row.email, units.get(row.unit) ?? '']));
      return { people: peopleToAskAbout(planned.wanted, email).map((one) => [one.email, one.name, home.get(one.email) ?? '']) };
    }
    case 'why':
      return whyFor(reading, email, query.email === '' ? email : query.email, query.film);
  }
}

function requireDecider({ planned }: Shared, email: string): void {
  if (decides(planned.wanted, email)) return;
  throw new Trouble('Det här är för samordnare och huvudlärspridare.', 'This is for coordinators and leads.');
}

/** Only of a film that the asker sees. Why a film is closed is told to coordinators alone. */
function whyFor({ planned }: Shared, asker: string, email: string, film: string): StaffAnswers['why'] | Problem {
  const { wanted } = planned;
  const found = filmsFor(planned, asker).films.some((one) => one.id === film) ? why(planned, email, film) : undefined;
  if (!found || !mayAskWhy(wanted, asker, email))
    return {
      problem: {
        sv: 'Det kan du inte få veta här. Fråga en samordnare.',
        en: 'This can’t be told here. Ask a coordinator.',
      },
    };
  const name = wanted.config.tables.people.rows.find((row) => row.email === email)?.name ?? email;
  const full = wanted.staff.has(asker);
  const chain = full ? inWords(found.chain) : found.sees ? plainChain(planned, email, film, found.chain) : [];
  return { name, sees: found.sees, should: full ? found.should : found.sees, chain };
}

type Chain = NonNullable<ReturnType<typeof why>>['chain'];

const inWords = (chain: Chain) => chain.map(({ ok, text }) => ({ ok, text: wordsOf(text) }));

/** Without the workbook's rows and ids: what holds, as one colleague would tell another. */
function plainChain(planned: Shared['planned'], email: string, id: string, chain: Chain): { ok: boolean; text: Words }[] {
  const film = filmsFor(planned, email).films.find((one) => one.id === id);
  const rooms = film?.rooms.map((room) => room.name).join(', ') ?? '';
  const plain = inWords(chain.filter((link) => link.ok && !['file', 'permit', 'person', 'room'].includes(link.kind)));
  const told: Words[] = [
    { sv: 'Föreläsaren har sagt ja till att den visas.', en: 'The lecturer has said yes to its being shown.' },
    ...(rooms === '' ? [] : [{ sv: `Den visas i ${rooms}.`, en: `It is shown in ${rooms}.` }]),
  ];
  return [...plain, ...told.map((text) => ({ ok: true, text }))];
}

/** Serialised: each looks anew, under the lock, at what the one before has written. */
export function staffAct(action: StaffDo): StaffResults[StaffDo['kind']] | Problem {
  caller();
  if (action.kind === 'ask') {
    if (!admit('staff')) insider(peek());
    return ask(action);
  }
  // Whoever is refused by what was read a moment ago keeps nobody waiting, and nothing is read for them.
  const before = atHand();
  if (before) mayDo(action, before);
  return alone(() => done(action, look()));
}

/** Throws Trouble for whoever this is not for. */
function mayDo(action: StaffDo, reading: Shared): string {
  const email = insider(reading);
  if (action.kind === 'decide') requireDecider(reading, email);
  return email;
}

function done(action: Exclude<StaffDo, { kind: 'ask' }>, reading: Reading): StaffResults[StaffDo['kind']] | Problem {
  const email = mayDo(action, reading);
  const { wanted } = reading.planned;
  const who = whoIs(reading, email);
  switch (action.kind) {
    case 'propose': {
      const person = wanted.roster.people.get(email);
      if (!wanted.staff.has(email) && (!person || person.external))
        throw new Trouble(
          'Du står inte i Personer. Be en samordnare lägga till dig.',
          'You are not in the people table. Ask a coordinator to add you.',
        );
      const { title, theme, text, link, file } = action;
      const made = run(propose(reading, who, { title, theme, text, link: file ? '' : link }, file ?? undefined));
      if ('problem' in made) return made;
      return { id: made.id, upload: made.upload && { file: made.upload.file, session: made.upload.session } };
    }
    case 'sent': {
      const { id, file, bytes, md5 } = action;
      return endedOf(run(sentFile(reading, email, id, { file, bytes, md5 })));
    }
    case 'giveUp':
      return run(giveUp(reading, email, action.id)) ?? { done: true };
    case 'reply':
      return run(reply(reading, email, action.id, action.text)) ?? { done: true };
    case 'decide': {
      const { decision, answer, rooms, consentUntil } = action;
      return run(decide(reading, who, action.id, { decision, answer, rooms, consentUntil }, staffPage()));
    }
    case 'takeBack':
      return run(takeBack(reading, who, action.id)) ?? { done: true };
  }
}

function whoIs({ config, planned }: Reading, email: string): Who {
  const row = config.tables.people.rows.find((one) => one.email === email);
  return { email, name: planned.wanted.roster.people.get(email)?.name ?? email, unit: row?.unit ?? '' };
}
