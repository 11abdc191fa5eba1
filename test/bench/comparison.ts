/**
 * What is against what should be: 300,000 people in six groups each, 200 memberships of them wrong. Ours is the product's
 * own comparison, `groupChanges`; the other puts every membership, wanted and observed, as a text in one of two Sets.
 * Both get the same input, which is not measured. Each side runs in a process of its own.
 */
import type { DesiredGroup } from '../../src/domain/people/audiences.ts';
import type { Desired } from '../../src/domain/plan/desired.ts';
import { groupChanges } from '../../src/domain/plan/groups.ts';
import type { Group, State } from '../../src/domain/plan/state.ts';

export interface Comparison {
  ms: number;
  /** MB by which the heap had grown when the answer was there. */
  heap: number;
  changes: number;
}

interface Input {
  wanted: ReadonlyMap<string, DesiredGroup>;
  observed: ReadonlyMap<string, Group>;
}

const GROUP_SIZE = 1_000;
const GROUPS_EACH = 6;
const WRONG = 100;

/** Person n stands in groups n mod c, n mod c + c, …; in each of the first hundred groups one is missing, and one is there who should not be. */
function inputFor(people: number): Input {
  const count = Math.ceil(people / GROUP_SIZE);
  const wanted = new Map<string, DesiredGroup>();
  const observed = new Map<string, Group>();
  for (let g = 0; g < count * GROUPS_EACH; g++) {
    const key = `networks/N-${g}`;
    const emails: string[] = [];
    for (let n = g % count; n < people; n += count) emails.push(`p${n}@delaby.example`);
    const members = new Map(emails.map((email, m) => [email, { membership: `groups/${g}/memberships/${m}` }]));
    if (g < WRONG) {
      members.delete(emails[0] as string);
      members.set(`slutade${g}@delaby.example`, { membership: `groups/${g}/memberships/x` });
    }
    wanted.set(key, { key, kind: 'networks', row: `N-${g}`, name: `Nätverk ${g}`, people: new Set(emails), groups: new Set() });
    observed.set(key, { key, email: `dk-${g}@delaby.example`, name: `groups/${g}`, members });
  }
  return { wanted, observed };
}

function ours({ wanted, observed }: Input): number {
  const state: State = {
    workspaceId: 'ws',
    spreadsheetId: '',
    rootFolder: '',
    waitingRoom: '',
    calendarId: '',
    operator: 'samordnare@delaby.example',
    items: new Map(),
    groups: observed,
    events: new Map(),
    ids: new Map(),
    conflicts: new Map(),
  };
  const empty = { rows: [], faulty: new Map() };
  const needed = {
    state,
    today: '2026-11-16',
    staff: new Set<string>(),
    roster: { people: new Map(), absent: new Map(), held: new Set(), byCalendarEmail: new Map() },
    audiences: { networks: new Map(), rooms: new Map(), groups: wanted },
    config: {
      settings: { groupPrefix: 'dk', domains: ['delaby.example'], customerId: 'C0delaby' },
      tables: { people: empty, mandates: empty },
    },
  };
  return groupChanges(needed as unknown as Desired).length;
}

function globalSets({ wanted, observed }: Input): number {
  const should = new Set<string>();
  for (const group of wanted.values()) for (const email of group.people) should.add(`${group.key}|${email}`);
  const is = new Set<string>();
  for (const group of observed.values()) for (const email of group.members.keys()) is.add(`${group.key}|${email}`);
  let changes = 0;
  for (const membership of should) if (!is.has(membership)) changes++;
  for (const membership of is) if (!should.has(membership)) changes++;
  return changes;
}

export const sides = { ours, other: globalSets };

/** Measures one side in this process; `global.gc` must be there for the heap to mean anything. */
export function compare(side: keyof typeof sides, people: number): Comparison {
  const input = inputFor(people);
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  const before = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const changes = sides[side](input);
  const ms = performance.now() - begun;
  const heap = Math.max(0, process.memoryUsage().heapUsed - before) / 1e6;
  if (input.wanted.size === 0) throw new Error('There was nothing to compare.'); // Keeps the input until here.
  return { ms, heap, changes };
}
