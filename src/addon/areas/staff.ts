/**
 * The staff page: a web app that acts as the operating account, for everyone in the municipality. Google names the caller, and
 * a page can't claim to be another. Answers only what that caller may see or do.
 */

import type { Who } from '../../contract/definition.ts';
import type { Why } from '../../contract/people.ts';
import { Trouble } from '../../contract/problem.ts';
import type { staffActs, staffReads } from '../../contract/staff.ts';
import { domainOf } from '../../domain/email.ts';
import type { Message, Words } from '../../domain/message.ts';
import { nameOf } from '../../domain/plan/desired.ts';
import { why } from '../../domain/plan/why.ts';
import { filmsFor, mayAskWhy, peopleToAskAbout } from '../../domain/recordings/catalogue.ts';
import { type Who as Decider, decides } from '../../domain/recordings/examples.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { wordsOf } from '../../messages/render.ts';
import { catalogueViewOf, decidingViewOf } from '../../presenters/catalogue.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { decide, giveUp, propose, reply, sentFile, takeBack } from '../../workflows/recordings/examples.ts';
import { admit, knownToCoordinate } from '../admit/admission.ts';
import { isCoordinator } from '../admit/reading.ts';
import { notDomain } from '../admit/refusals.ts';
import { run } from '../driver.ts';
import { acting, caller, language, staffPage } from '../session.ts';
import { cachedSnapshot, type Shared } from '../snapshot.ts';
import type { Refusal, StaffHandlers, Visit } from './handlers.ts';
import { ask, endedOf } from './uploads.ts';

/** Whether the caller is a coordinator. An unknown caller is none; the staff page then says what is wrong. */
export function coordinates(): boolean {
  try {
    admit('coordinator');
    const reading = cachedSnapshot();
    insider(reading);
    return isCoordinator(reading);
  } catch (error) {
    // The page itself shows nothing: each of its requests is checked again.
    return error instanceof Trouble && error.again && knownToCoordinate();
  }
}

/** The caller, of the municipality's own domain. Anyone else is refused. */
function insider({ config, planned, state }: Shared): string {
  const email = caller();
  if (acting() !== state.operator) throw new Trouble(addOnMessage('staffPage.ownAddress'));
  const inside = config.settings.domains.includes(domainOf(email)) || planned.desired.staff.has(email);
  if (inside) return email;
  throw notDomain(email);
}

/** Throws Trouble for callers without access. */
export function visitOf<R extends Shared>(reading: R, who: Who): Visit<R> {
  const email = insider(reading);
  if (who === 'decider' && !decides(reading.planned.desired, email)) throw new Trouble(addOnMessage('caller.noDecider'));
  return { reading, email };
}

export const staffReadHandlers: StaffHandlers<typeof staffReads> = {
  catalogue: ({ reading, email }) => catalogueViewOf(reading.planned, email, { language: language(), page: staffPage() }),
  deciding: ({ reading, email }) => decidingViewOf(reading.planned, email),
  people({ reading, email }) {
    const { people, units } = reading.config.tables;
    const names = new Map(units.rows.map((unit) => [unit.id, unit.name]));
    const home = new Map(people.rows.map((row) => [row.email, names.get(row.unit) ?? '']));
    return { people: peopleToAskAbout(reading.planned.desired, email).map((one) => [one.email, one.name, home.get(one.email) ?? '']) };
  },
  why: ({ reading, email }, query) => whyFor(reading, email, query.email === '' ? email : query.email, query.film),
};

export const staffHandlers: StaffHandlers<typeof staffActs> = {
  propose(visit, { title, theme, text, link, file }) {
    const { reading, email } = visit;
    const { roster, staff } = reading.planned.desired;
    const person = roster.people.get(email);
    if (!staff.has(email) && (!person || person.external)) throw new Trouble(addOnMessage('caller.notInPeople'));
    const made = run(propose(reading, whoIs(visit), { title, theme, text, link: file ? '' : link }, file ?? undefined, staffPage()));
    if ('problem' in made) return made;
    return { id: made.id, upload: made.upload && { file: made.upload.file, session: made.upload.session } };
  },
  sent: ({ reading, email }, { id, ...file }) => endedOf(run(sentFile(reading, email, id, file, staffPage()))),
  ask: (_, session) => ask(session),
  giveUp: ({ reading, email }, { id }) => run(giveUp(reading, email, id)) ?? { done: true },
  reply: ({ reading, email }, { id, text }) => run(reply(reading, email, id, text, staffPage())) ?? { done: true },
  decide: (visit, { id, ...decision }) => run(decide(visit.reading, whoIs(visit), id, decision, staffPage())),
  takeBack: (visit, { id }) => run(takeBack(visit.reading, whoIs(visit), id)) ?? { done: true },
};

/** Only about a film that the caller sees. Only coordinators are told why a film is closed. */
function whyFor({ planned }: Shared, asker: string, email: string, film: string): (Why & { name: string }) | Refusal {
  const { desired } = planned;
  const found = filmsFor(planned, asker).films.some((one) => one.id === film) ? why(planned, email, film) : undefined;
  if (!found || !mayAskWhy(desired, asker, email))
    return {
      problem: addOnMessage('why.askCoordinator'),
    };
  const name = nameOf(desired, email);
  const full = desired.staff.has(asker);
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
  const told: Message[] = [addOnMessage('why.lecturerSaidYes'), ...(rooms === '' ? [] : [addOnMessage('why.shownIn', { rooms })])];
  return [...plain, ...told.map((text) => ({ ok: true, text: wordsOf(text) }))];
}

function whoIs({ reading: { config, planned }, email }: Visit<Reading>): Decider {
  const row = config.tables.people.rows.find((one) => one.email === email);
  return { email, name: planned.desired.roster.people.get(email)?.name ?? email, unit: row?.unit ?? '' };
}
