import { rmSync } from 'node:fs';
import { entries, type Who } from '../../src/apps-script/entries.ts';
import { serve } from '../../src/emulator/serve.ts';
import type { Execution, Host } from '../../src/local/host/host.ts';
import type { StaffDo, StaffRead } from '../../src/view/api-staff.ts';
import { hosts } from '../local/built.ts';
import { AINO, apply, ELIF, fileOf, GUEST, JO, set, type Town, tables, town } from '../programs/town.ts';
import { MARYAM, NOW } from '../programs/workspace.ts';
import { buildAddOn, ENTRY_POINTS } from './built-add-on.ts';
import { dos, reads } from './open-add-on.ts';

const createHost = hosts();
// Many calls in one test, on a machine that may be busy.
jest.setTimeout(240_000);
const folder = buildAddOn();
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Elif is of the municipality; Aino is her principal; Johan coordinates; Maryam's account runs the workspace. */
const people = { nameless: '', stranger: GUEST, staff: ELIF, lead: AINO, coordinator: JO, operator: MARYAM } as const;
type Role = keyof typeof people;
const roles = Object.keys(people) as Role[];

interface Place {
  where: Town;
  host: Host;
  asked: { method: string; as: string }[];
  web(user: string, fn: string, ...args: unknown[]): Promise<Execution>;
  sheet(user: string, fn: string, ...args: unknown[]): Promise<Execution>;
}

async function open(): Promise<Place> {
  const [first, ...others] = tables.units ?? [];
  const where = town({}, { ...tables, units: [{ ...first, principal: AINO }, ...others] });
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(where);
  const server = await serve(where.emulator, { port: 0 });
  closing.push(server.close);
  const host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, now: () => NOW, deployer: MARYAM });
  const asked: Place['asked'] = [];
  where.emulator.onRequest = ({ method, request }) => {
    asked.push({ method, as: String(request.headers.authorization).replace('Bearer local:', '') });
  };
  const container = { spreadsheetId: where.ref.spreadsheetId };
  const sheet: Place['sheet'] = (user, fn, ...args) =>
    host.handleRun({ fn, args, page: { from: 'editor', user } }, { user, container, locale: 'sv' });
  const web: Place['web'] = (user, fn, ...args) => host.handleRun({ fn, args, page: { from: 'webapp', user } }, { user, locale: 'sv' });
  // Maryam opens the sidebar once, and someone the staff page: from then on there is a reading at hand.
  await sheet(MARYAM, 'uiRead', reads.overview);
  await web(ELIF, 'staffRead', { kind: 'catalogue' });
  return { where, host, asked, web, sheet };
}

const staffReads: { [K in StaffRead['kind']]: Extract<StaffRead, { kind: K }> } = {
  catalogue: { kind: 'catalogue' },
  why: { kind: 'why', film: 'F-1', email: '' },
  deciding: { kind: 'deciding' },
  people: { kind: 'people' },
};
const staffDos: { [K in StaffDo['kind']]: Extract<StaffDo, { kind: K }> } = {
  propose: { kind: 'propose', title: 'Sagor', theme: '', text: 'Barnen berättar.', link: 'https://film.example/sagor', file: null },
  sent: { kind: 'sent', id: 'O-99', file: 'x', bytes: 1, md5: '0'.repeat(32) },
  ask: { kind: 'ask', session: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=x', bytes: 1 },
  giveUp: { kind: 'giveUp', id: 'O-99' },
  reply: { kind: 'reply', id: 'O-99', text: 'Ja' },
  decide: { kind: 'decide', id: 'O-99', decision: 'avböjd', answer: 'Nej', rooms: [], consentUntil: '' },
  takeBack: { kind: 'takeBack', id: 'O-99' },
};
const sent: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  uiRead: reads,
  uiDo: dos,
  staffRead: staffReads,
  staffDo: staffDos,
};

/** Everything that can be called, and who may: [what, entry point, argument, who]. */
function everything(where: Town): [string, string, unknown, Who][] {
  return Object.entries(entries).flatMap(([fn, who]): [string, string, unknown, Who][] => {
    if (typeof who === 'string') return [[fn, fn, cardEvent(where, { permit: 'M-1' }), who]];
    return Object.entries(who).map(([kind, one]): [string, string, unknown, Who] => [
      `${fn} ${kind}`,
      fn,
      fn === 'cardDo' ? cardEvent(where, { act: kind, ...orders(fileOf(where, 'F-1')) }) : sent[fn]?.[kind],
      one,
    ]);
  });
}

const orders = (file: string) => ({ what: 'withdraw', files: file, file, permit: 'M-1', rooms: 'rum-alla', rows: '[]', undo: '{}' });
const cardEvent = (where: Town, parameters: Record<string, string>) => ({
  drive: { selectedItems: [{ id: fileOf(where, 'F-1'), title: 'F-1.mp4', mimeType: 'video/mp4', addonHasFileScopePermission: true }] },
  commonEventObject: { parameters },
});

/** By the table in the code: whom the web app lets in. On the web only the operating account itself asks in its own name. */
const allowed: Readonly<Record<Who, readonly Role[]>> = {
  anyone: roles,
  own: ['operator'],
  staff: ['staff', 'lead', 'coordinator', 'operator'],
  decider: ['lead', 'coordinator', 'operator'],
  coordinator: ['coordinator', 'operator'],
  operator: ['coordinator', 'operator'],
};
/** Cards and the hourly run are for those who ask in their own name. */
const ownOnly = (fn: string) => fn === 'hourly' || /card|homepage|driveItems|eventOpen/i.test(fn);

const REFUSALS =
  /Google säger inte vem du är|för kommunens medarbetare|Bara samordnare kan göra|för samordnare och huvudlärspridare|Det här görs från kalkylarket|inte tillgång till allt/;
const words = (done: Execution): string => JSON.stringify(done.ok ? (done.value ?? '') : done.error.message);

describe('who may call what', () => {
  let place: Place;
  beforeAll(async () => {
    place = await open();
  });
  beforeEach(() => {
    place.asked.length = 0;
  });

  it('is said of every entry point', () => {
    expect(Object.keys(entries).sort()).toEqual([...ENTRY_POINTS]);
    for (const [fn, kinds] of Object.entries(sent)) expect(Object.keys(entries[fn] ?? {}).sort()).toEqual(Object.keys(kinds).sort());
  });

  it.each(roles)(
    'holds on the web for a caller who is: %s. A refusal asks Google nothing, and keeps what others have read',
    async (role) => {
      const wrong: unknown[] = [];
      for (const [what, fn, argument, who] of everything(place.where)) {
        const may = ownOnly(fn) ? role === 'operator' : allowed[who].includes(role);
        if (may) continue;
        place.asked.length = 0;
        const done = await place.web(people[role], fn, argument);
        if (place.asked.length > 0 || !(REFUSALS.test(words(done)) || fn === 'hourly'))
          wrong.push({ what, answer: words(done), asked: place.asked });
      }
      expect(wrong).toEqual([]);
      place.asked.length = 0;
      expect((await place.web(ELIF, 'staffRead', staffReads.catalogue)).ok).toBe(true);
      expect(place.asked).toEqual([]);
    },
  );

  it.each(roles)('leaves nothing to read in what anyone may call: %s', async (role) => {
    const open = everything(place.where).filter(([, , , who]) => who === 'anyone');
    place.asked.length = 0;
    for (const [, fn, argument] of open) await place.web(people[role], fn, argument);
    expect(place.asked).toEqual([]);
    if (role === 'coordinator' || role === 'operator') return;
    for (const sida of ['samordna', 'plan', 'upload']) {
      const page = await place.host.call('doGet', [{ parameter: { sida } }], { user: people[role], surface: 'webapp' });
      expect(page).toMatchObject({ ok: true, value: { title: 'Filmer och exempel – Delakultur' } });
    }
    expect(place.asked).toEqual([]);
  });

  it.each(['nameless', 'stranger', 'lead'] as const)('holds beside the sheet for a caller who is: %s', async (role) => {
    const wrong: unknown[] = [];
    for (const [what, fn, argument, who] of everything(place.where)) {
      if (who === 'anyone') continue;
      place.asked.length = 0;
      const done = await (ownOnly(fn) && fn !== 'hourly'
        ? place.host.cards(fn, argument as Record<string, unknown>, { user: people[role], locale: 'sv', container: place.where.ref })
        : place.sheet(people[role], fn, argument));
      // They ask in their own name, and Google knows what it gives them.
      const others = place.asked.filter(({ as, method }) => as !== people[role] || METHOD_WRITES.test(method));
      if (others.length > 0) wrong.push({ what, answer: words(done), others });
    }
    expect(wrong).toEqual([]);
  });
});

const METHOD_WRITES = /\.(create|update|patch|delete|insert|append|batchUpdate|send|copy)$/;

describe('whoever may', () => {
  it.each(['lead', 'coordinator'] as const)('reads on the web what is for: %s', async (role) => {
    const place = await open();
    for (const [what, fn, argument, who] of everything(place.where)) {
      if (!/Read$/.test(fn) || !allowed[who].includes(role)) continue;
      const done = await place.web(people[role], fn, argument);
      expect({ what, said: words(done) }).toEqual({ what, said: expect.not.stringMatching(REFUSALS) });
    }
  });
});
