/**
 * What holds of every small municipality, whatever stands in its workbook. The same ones are tried each time; `SEED=random`
 * tries others and `RUNS=1000` more of them; `npm run test:long` tries 40. A failure prints the command that replays it.
 */
import fc from 'fast-check';
import { hashOfPlan, planFor } from '../../src/domain/plan/plan.ts';
import type { SheetData } from '../../src/domain/workbook/config.ts';
import { parseWorkbook } from '../../src/domain/workbook/parse.ts';
import { checkRemembered } from '../../src/domain/workbook/remembered.ts';
import type { Cells } from '../../src/workflows/edit/write.ts';
import { cellsOf } from '../../src/workflows/read/workbook.ts';
import { type Row, type Ruling, rulesFor } from '../oracle/rules.ts';
import { tablesOf } from '../oracle/workbook.ts';
import { times } from '../volume.ts';
import { apply, plan } from '../workflows/town.ts';
import { NOW } from '../workflows/workspace.ts';
import { EVERYONE, emptyTown, GUESTS, mistake, municipality, type Rows, visitedMunicipality } from './municipalities.ts';
import { filmsOf, insideRooms, permitted, readings, worldOf } from './world.ts';

const TODAY = '2026-11-16';
const RUNS = Number(process.env.RUNS ?? times(6, 40));
const file = 'test/simulation/properties.test.ts';

/** Runs a property; a failure names its seed in a command that replays it. */
function holds<T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void, share = 1): void {
  const { SEED = '20261116', TRAIL } = process.env;
  const replay = SEED === 'random' ? {} : { seed: Number(SEED), ...(TRAIL === undefined ? {} : { path: TRAIL }) };
  const details = fc.check(fc.property(arbitrary, predicate), {
    numRuns: Math.ceil(RUNS * share),
    interruptAfterTimeLimit: 300_000,
    ...replay,
  });
  if (!details.failed) return;
  const { seed, counterexamplePath, counterexample, errorInstance } = details;
  const name = expect.getState().currentTestName ?? '';
  const command = `SEED=${seed} TRAIL=${counterexamplePath} npx jest ${file} -t '${name}'`;
  throw new Error(
    `${(errorInstance as Error | null)?.message}\nwith ${JSON.stringify(counterexample, (_, value: unknown) => (value === '' ? undefined : value))}\nreplay: ${command}`,
  );
}

const town = emptyTown();
const { where } = town;
const { emulator } = where;
afterAll(() => emulator.close());

const APPROVED = { allowRemovals: 1000 };
const now = (): Set<string> => readings(emulator, EVERYONE, NOW);
function ruling(roomThen?: (permit: string, room: string) => Row | undefined): Ruling {
  return rulesFor(tablesOf(emulator.store), { day: TODAY, filmed: new Set(filmsOf(emulator).keys()), ...(roomThen ? { roomThen } : {}) });
}
function applied(): void {
  const done = apply(where, APPROVED);
  expect(['done', 'nothing']).toContain(done.kind);
  expect(done.outcomes.filter((outcome) => outcome.status !== 'done')).toEqual([]);
}
function leftToDo(): string[] {
  return plan(where).planned.plan.changes.map((change) => `${change.action} ${change.id}`);
}

describe('Of any small municipality', () => {
  it('the first apply lets in exactly whom the rules name, and the plan after it is empty', () => {
    holds(municipality({ faults: true }), (rows) => {
      town.reset();
      town.fill(rows);
      applied();
      expect(now()).toEqual(permitted(ruling(), EVERYONE));
      expect(leftToDo()).toEqual([]);
    });
  });

  it('whatever changes, no call lets in anyone without a permit, and the next plan is empty', () => {
    holds(fc.tuple(municipality({ faults: false }), municipality({ faults: true })), ([first, second]) => {
      town.reset();
      town.fill(first);
      applied();
      const before = now();
      const inside = insideRooms(emulator, EVERYONE, NOW);
      town.fill(second);
      const rules = ruling((permit, room) => roomWhenAnswered(first, second, permit, room));
      // Whoever's row can't be read is held in the rooms where they were, and so sees what is shown there.
      const held = heldIn(second);
      const may = permitted(rules, EVERYONE);
      for (const [film, rooms] of rules.shown) {
        for (const email of held) if (rooms.some((room) => inside.has(`${room} ${email}`))) may.add(`${film} ${email}`);
      }
      let seen = before;
      const breaches: string[] = [];
      emulator.onRequest = ({ method }) => {
        const readers = now();
        for (const one of readers) if (!seen.has(one) && !may.has(one)) breaches.push(`${method} let in ${one}`);
        seen = readers;
      };
      try {
        applied();
      } finally {
        emulator.onRequest = undefined;
      }
      expect(breaches).toEqual([]);
      expect([...now()].filter((one) => !may.has(one))).toEqual([]);
      if (held.size === 0) expect(now()).toEqual(may);
      expect(leftToDo()).toEqual([]);
    });
  });

  it('people from outside read what the rules name and stand in no group, also where they stood in one before and when rows change', () => {
    const byGroup = () => [...emulator.store.entries<{ member: string }>('membership')].filter(([, { member }]) => GUESTS.includes(member));
    let read = 0;
    holds(
      fc.tuple(visitedMunicipality, visitedMunicipality),
      ([first, second]) => {
        town.reset();
        for (const rows of [first, second]) {
          town.fill(rows);
          applied();
          // As older versions left it: whoever is in a network stands in its group, if a room has one. A group without a room lets in nowhere.
          const nested = (rows.rooms ?? []).flatMap((room) => (room.sharing === 'direkt' ? [] : String(room.networks).split(', ')));
          for (const [network, people] of ruling().networks)
            for (const email of GUESTS) if (nested.includes(network) && people.has(email)) standInGroup(emulator, network, email);
          applied();
          const rules = ruling((permit, room) => (rows === first ? undefined : roomWhenAnswered(first, second, permit, room)));
          const reading = now();
          expect(reading).toEqual(permitted(rows === first ? ruling() : rules, EVERYONE));
          expect(byGroup()).toEqual([]);
          expect(invitedAbroad()).toEqual(guestsFromOutside());
          expect(leftToDo()).toEqual([]);
          read += [...reading].filter((one) => GUESTS.some((email) => one.endsWith(` ${email}`))).length;
        }
      },
      0.5,
    );
    expect(read).toBeGreaterThanOrEqual(RUNS / 2);
  });

  it.each<[string, Cells]>([
    ['no', { answer: 'nej' }],
    ['no answer yet', { answer: 'väntar' }],
    ['an answer that is none', { answer: 'kanske' }],
    ['an empty answer', { answer: '' }],
    ['a withdrawal', { withdrawn: TODAY }],
    ['a withdrawal without a day', { withdrawn: 'ja tack' }],
    ['a last day that is over', { to: '2026-11-15' }],
    ['a first day to come', { from: '2026-11-17' }],
    ['a film to be seen first', { preview: 'ja', approved: 'nej', lecturerEmail: '' }],
    ['no audience', { audience: '' }],
    ['no film', { recordings: '' }],
  ])('a film that people see is readable for nobody but staff once its permits say: %s', (_name, cut) => {
    const others = () => [...now()].filter((one) => !one.endsWith(` ${EVERYONE[0]}`));
    holds(
      visitedMunicipality,
      (rows) => {
        town.reset();
        town.fill(rows);
        applied();
        fc.pre(others().length > 0);
        town.fill({ ...rows, permits: rows.permits?.map((permit) => ({ ...permit, ...cut })) ?? [] });
        applied();
        expect(others()).toEqual([]);
      },
      0.2,
    );
  });

  it('no change takes anything from those whose rows can’t be read', () => {
    const faults = fc.array(
      fc.tuple(
        fc.nat(),
        fc.oneof(
          mistake.map((cells): Cells | 'gone' | 'twice' => cells),
          fc.constantFrom<'gone' | 'twice'>('gone', 'twice'),
        ),
      ),
      { minLength: 1, maxLength: 4 },
    );
    holds(fc.tuple(municipality({ faults: false }), faults), ([rows, wrong]) => {
      town.reset();
      town.fill(rows);
      applied();
      const before = now();
      const named = namedByHand(rows);
      const people: (Cells | undefined)[] = [...(rows.people ?? [])];
      const held = new Set<string>();
      for (const [n, what] of wrong) {
        const at = 1 + (n % ((rows.people?.length ?? 2) - 1));
        const row = people[at];
        const email = String(row?.email);
        // A guest whose row is gone, or one named by hand or with a mandate, is another accident: their network or mandate can't be read either.
        if (row === undefined || held.has(email) || (what === 'gone' && named.has(email))) continue;
        if (what === 'gone') people[at] = undefined;
        else {
          held.add(email);
          if (what === 'twice') people.push({ ...row, roles: 'rektor' });
          else people[at] = { ...row, ...what };
        }
      }
      town.fill({ ...rows, people: people.filter((row) => row !== undefined) });
      const { changes } = plan(where).planned.plan;
      expect(
        changes.filter((change) => change.loses.some((email) => held.has(email))).map((change) => `${change.id} loses ${change.loses}`),
      ).toEqual([]);
      applied();
      const after = now();
      expect([...before].filter((one) => held.has(one.split(' ')[1] as string) && !after.has(one))).toEqual([]);
    });
  });

  it('the order of rows says nothing: the plan’s hash is the same', () => {
    holds(
      fc.tuple(municipality({ faults: false }), municipality({ faults: true }), fc.infiniteStream(fc.nat())),
      ([first, second, numbers]) => {
        town.reset();
        town.fill(first);
        applied();
        town.fill(second);
        const { workbook, state, planned } = plan(where);
        const cells = cellsOf(workbook);
        for (let time = 0; time < 4; time++) {
          const shuffled = Object.fromEntries(
            Object.entries(cells).map(([table, sheet]) => [table, inAnotherOrder(sheet, numbers)]),
          ) as typeof cells;
          expect(planFor(checkRemembered(parseWorkbook(shuffled), state.ids), state, NOW).plan.hash).toBe(planned.plan.hash);
        }
      },
    );
  });

  it('a plan that was altered, or made before something changed, is refused and nothing is written', () => {
    holds(
      fc.tuple(
        municipality({ faults: true }),
        fc.nat(),
        fc.constantFrom('drop', 'id', 'before', 'after', 'twice', 'date', 'workspace', 'edit'),
      ),
      ([rows, n, how]) => {
        town.reset();
        town.fill(rows);
        const { changes, date, workspaceId, hash } = plan(where).planned.plan;
        expect(hashOfPlan([...changes].reverse(), date, workspaceId)).toBe(hash);
        fc.pre(changes.length > 0);
        const at = n % changes.length;
        const altered = changes.flatMap((change, i) => {
          if (i !== at) return [change];
          if (how === 'drop') return [];
          if (how === 'twice') return [change, change];
          return [
            {
              ...change,
              ...(how === 'id'
                ? { id: `${change.id}x` }
                : how === 'before'
                  ? { before: 'other' }
                  : how === 'after'
                    ? { after: 'other' }
                    : {}),
            },
          ];
        });
        const expectHash = hashOfPlan(altered, how === 'date' ? '2026-11-17' : date, how === 'workspace' ? 'other' : workspaceId);
        if (how === 'edit') town.fill({ ...rows, rooms: rows.rooms?.map((room) => ({ ...room, name: `${room.name} (nytt)` })) ?? [] });
        else expect(expectHash).not.toBe(hash);
        const before = worldOf(emulator);
        expect(apply(where, { expectHash }).kind).toBe('stale');
        expect(worldOf(emulator)).toEqual(before);
      },
      0.5,
    );
  });
});

/** A permit covers a room as it stood when the answer was recorded: in the first workbook, where a yes to that room stood there already. */
function roomWhenAnswered(first: Rows, second: Rows, permit: string, room: string): Row | undefined {
  const then = first.permits?.find((row) => row.id === permit);
  const known = then?.answer === 'ja' && String(then.audience).split(', ').includes(room);
  return (known ? first : second).rooms?.find((row) => row.id === room);
}

/** People with a row, or a mandate, that the workbook can't be sure of. */
function heldIn(rows: Rows): Set<string> {
  const { faulty } = ruling();
  return new Set([...faulty].filter((email) => rows.people?.some((row) => row.email === email)));
}

function namedByHand(rows: Rows): Set<string> {
  const lists = [
    ...(rows.networks ?? []).flatMap((row) => [row.add, row.exclude, row.leaders]),
    ...(rows.meetings ?? []).map((row) => row.guests),
    ...(rows.mandates ?? []).map((row) => row.person),
  ];
  return new Set(lists.flatMap((cell) => String(cell ?? '').split(', ')));
}

function inAnotherOrder(sheet: SheetData, numbers: Iterator<number>): SheetData {
  const rows = [...sheet.rows];
  for (let at = rows.length - 1; at > 0; at--) {
    const other = (numbers.next().value as number) % (at + 1);
    [rows[at], rows[other]] = [rows[other] as (typeof rows)[number], rows[at] as (typeof rows)[number]];
  }
  return { ...sheet, rows };
}

interface StoredEvent {
  readonly id: string;
  readonly fields: {
    readonly status: string;
    readonly summary?: string;
    readonly description?: string;
    readonly start: { readonly dateTime?: string };
  };
  readonly attendees: readonly { readonly email: string }[];
}
const isComing = ({ fields }: StoredEvent) => fields.status !== 'cancelled' && Date.parse(fields.start.dateTime ?? '') > NOW;
const inWords = (email: string, { id, fields }: StoredEvent) =>
  JSON.stringify([email, id, fields.summary, fields.description, fields.start]);

/** Guests from outside and the meetings to come that they are invited to, as these stand on our calendar. */
function guestsFromOutside(): string[] {
  const events = [...emulator.store.entries<StoredEvent>('event')].map(([, event]) => event).filter(isComing);
  return events.flatMap((event) => event.attendees.flatMap(({ email }) => (GUESTS.includes(email) ? [inWords(email, event)] : []))).sort();
}

/** The same as it stands on theirs. */
function invitedAbroad(): string[] {
  const standing = [...emulator.store.entries<{ to: string; event: StoredEvent; gone: boolean }>('event.abroad')].map(([, one]) => one);
  return standing.flatMap(({ to, event, gone }) => (gone || !isComing(event) ? [] : [inWords(to, event)])).sort();
}

function standInGroup({ store }: typeof emulator, network: string, email: string): void {
  for (const [, group] of store.entries<{ id: string; description: string }>('group')) {
    if (!group.description.includes(`networks/${network}`)) continue;
    store.begin();
    const id = String(GUESTS.indexOf(email));
    const record = { id, group: group.id, member: email, type: 'USER', roles: ['MEMBER'], createTime: '', updateTime: '' };
    store.put('membership', `${group.id}/${id}`, record);
    store.commit();
  }
}
