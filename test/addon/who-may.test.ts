import { rmSync } from 'node:fs';
import { entries } from '../../src/addon/entries.ts';
import type { Who } from '../../src/contract/definition.ts';
import { call } from '../../src/google/call.ts';
import type { Execution } from '../../src/tools/script-host/host.ts';
import { hosts } from '../tools/playground/built.ts';
import { ELIF, set } from '../workflows/town.ts';
import { MARYAM, run } from '../workflows/workspace.ts';
import { buildAddOn, ENTRY_POINTS } from './built-add-on.ts';
import { everything, open, type Place, people, type Role, roles, sent, staffReads } from './everything.ts';

const createHost = hosts();
// Many calls in one test, on a machine that may be busy.
jest.setTimeout(240_000);
const folder = buildAddOn();
const places: Place[] = [];
const opened = async (): Promise<Place> => {
  const place = await open(createHost, folder);
  places.push(place);
  return place;
};
afterAll(async () => {
  await Promise.all(places.map((place) => place.close()));
  rmSync(folder, { recursive: true, force: true });
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
    place = await opened();
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
    const place = await opened();
    for (const [what, fn, argument, who] of everything(place.where)) {
      if (!/Read$/.test(fn) || !allowed[who].includes(role)) continue;
      const done = await place.web(people[role], fn, argument);
      expect({ what, said: words(done) }).toEqual({ what, said: expect.not.stringMatching(REFUSALS) });
    }
  });
});

/** These answer whoever Google refuses too: with whose the workspace is, and nothing of what is in it. */
const TELLS_WHERE = ['uiRead overview', 'uiRead progress', 'uiRead uploadSetting'];
const MUST_WRITE = /\.(create|update|patch|delete|insert|append|batchUpdate|send|copy|clear)$/;

describe('what an account was known for no longer counts once the workbook says otherwise: asked again, of each', () => {
  const tried = async (place: Place, who: (one: Who) => boolean, ask: (fn: string, argument: unknown) => Promise<Execution>) => {
    const wrong: unknown[] = [];
    for (const [what, fn, argument, one] of everything(place.where)) {
      if (!who(one)) continue;
      place.asked.length = 0;
      const done = await ask(fn, argument);
      const wrote = place.asked.filter(({ method }) => MUST_WRITE.test(method));
      const refused = /"problem"/.test(words(done)) || (TELLS_WHERE.includes(what) && !/Aino|F-1/.test(words(done)));
      if (wrote.length > 0 || (/^ui|^staff/.test(fn) && !refused)) wrong.push({ what, answer: words(done).slice(0, 300), wrote });
    }
    return wrong;
  };
  const lendRoot = ({ where }: Place, emailAddress: string) => {
    const requestBody = { type: 'user', role: 'writer', emailAddress } as const;
    run(where.emulator, call('drive.permissions.create', { fileId: where.ref.rootFolder, sendNotificationEmail: false, requestBody }));
  };

  it('on the web, of a coordinator who is none any more', async () => {
    const place = await opened();
    set(place.where, 'settings', 'coordinators', 'value', MARYAM);
    expect(
      await tried(
        place,
        (who) => who === 'coordinator' || who === 'operator',
        (fn, argument) => place.web(people.coordinator, fn, argument),
      ),
    ).toEqual([]);
  });

  it('beside the sheet, of whoever may edit all of it and is no coordinator', async () => {
    const place = await opened();
    lendRoot(place, people.staff);
    expect(
      await tried(
        place,
        (who) => who === 'coordinator' || who === 'operator',
        (fn, argument) =>
          /card|homepage|driveItems|eventOpen/i.test(fn)
            ? place.host.cards(fn, argument as Record<string, unknown>, { user: people.staff, locale: 'sv', container: place.where.ref })
            : place.sheet(people.staff, fn, argument),
      ),
    ).toEqual([]);
  });

  it('beside the sheet, of a coordinator whose account does not run the workspace', async () => {
    const place = await opened();
    lendRoot(place, people.coordinator);
    expect(
      await tried(
        place,
        (who) => who === 'operator',
        (fn, argument) =>
          /card|homepage|driveItems|eventOpen/i.test(fn)
            ? place.host.cards(fn, argument as Record<string, unknown>, {
                user: people.coordinator,
                locale: 'sv',
                container: place.where.ref,
              })
            : place.sheet(people.coordinator, fn, argument),
      ),
    ).toEqual([]);
  });
});
