import fc from 'fast-check';
import { times } from '../../../volume.ts';
import { FOLDER, KARIN, workspace } from './fixture.ts';

/** A tree of folders, some limited, with random permissions; group `g0` holds `g1` holds person 0, and so on. */
const PEOPLE = ['p0@skola.se', 'p1@skola.se', 'p2@annan.se', 'p3@skola.se'];
const NESTED: Record<string, string[]> = {
  'g0@skola.se': ['g1@skola.se'],
  'g1@skola.se': [PEOPLE[0] as string],
  'g2@skola.se': [PEOPLE[1] as string, PEOPLE[3] as string],
};
const RANK = { reader: 1, commenter: 2, writer: 3 };

const grant = fc.record({
  to: fc.constantFrom(...PEOPLE, ...Object.keys(NESTED), 'skola.se', 'anyone'),
  role: fc.constantFrom('reader', 'commenter', 'writer') as fc.Arbitrary<keyof typeof RANK>,
  ends: fc.option(fc.integer({ min: 1, max: 3 })),
  open: fc.boolean(),
});
const folder = fc.record({ above: fc.nat(), limited: fc.boolean(), grants: fc.array(grant, { maxLength: 3 }) });
const tree = fc.record({
  folders: fc.array(folder, { minLength: 1, maxLength: 6 }),
  moves: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
});

type Given = { to: string; role: keyof typeof RANK; until: number; found: boolean };
interface Node {
  above: number;
  limited: boolean;
  given: Map<string, Given>;
}

const holds = (to: string, person: string): boolean => {
  if (to === 'anyone' || to === person) return true;
  if (!to.includes('@')) return person.endsWith(`@${to}`);
  return (NESTED[to] ?? []).some((member) => holds(member, person));
};

/** What a person may do with node `i`, told from the plain data alone: 0 nothing, 1 read … 3 edit. */
function oracle(nodes: Node[], i: number, person: string, now: number): number {
  const node = nodes[i];
  if (!node) return 0;
  const own = [...node.given.values()].filter((each) => now < each.until && holds(each.to, person)).map((each) => RANK[each.role]);
  return Math.max(0, ...own, node.limited ? 0 : oracle(nodes, node.above, person, now));
}

/** Whether a search of theirs brings up node `i`: what is open by link only does not come up. */
function found(nodes: Node[], i: number, person: string, now: number): boolean {
  const node = nodes[i];
  if (!node) return false;
  const own = [...node.given.values()].some((each) => each.found && now < each.until && holds(each.to, person));
  return own || (!node.limited && found(nodes, node.above, person, now));
}

it('decides on access as an independent reading of the rules does, through moves and expiry', () => {
  fc.assert(
    fc.property(tree, ({ folders, moves }) => {
      const { as, group, clock, close } = workspace();
      for (const [email, members] of Object.entries(NESTED)) group(email, members);
      const karin = as(KARIN);
      const start = clock.now;
      const ids: string[] = [];
      const nodes: Node[] = [];
      for (const [i, { above, limited, grants }] of folders.entries()) {
        const over = i === 0 ? -1 : above % i;
        const id = karin.folder(`M${i}`, ids[over] ?? 'root');
        karin.patch(`/files/${id}`, { inheritedPermissionsDisabled: limited });
        const node: Node = { above: over, limited, given: new Map() };
        for (const { to, role, ends, open } of grants) {
          const type = to === 'anyone' ? 'anyone' : to.startsWith('g') ? 'group' : to.includes('@') ? 'user' : 'domain';
          const expires = ends !== null && role === 'reader' && (type === 'user' || type === 'group') ? start + ends * 1000 : undefined;
          const body = {
            ...{ type, role },
            ...(type === 'domain' ? { domain: to } : type === 'anyone' ? {} : { emailAddress: to }),
            ...(type === 'domain' || type === 'anyone' ? { allowFileDiscovery: open } : {}),
            ...(expires === undefined ? {} : { expirationTime: new Date(expires).toISOString() }),
          };
          expect(karin.share(id, body).status).toBe(200);
          node.given.set(to, {
            to,
            role,
            until: expires ?? Number.POSITIVE_INFINITY,
            found: open || (type !== 'domain' && type !== 'anyone'),
          });
        }
        ids.push(id);
        nodes.push(node);
      }
      const check = () => {
        for (const person of PEOPLE) {
          const listed = as(person).names(`mimeType = '${FOLDER}'`, '&pageSize=1000').sort();
          expect(listed).toEqual(nodes.flatMap((_, i) => (found(nodes, i, person, clock.now) ? [`M${i}`] : [])).sort());
        }
        for (const [i, id] of ids.entries()) {
          expect(karin.opens(id)).toBe(200);
          for (const person of PEOPLE) {
            const level = oracle(nodes, i, person, clock.now);
            expect(as(person).opens(id)).toBe(level > 0 ? 200 : 404);
            expect(as(person).patch(`/files/${id}`, { description: 'x' }).status).toBe(level === 3 ? 200 : level > 0 ? 403 : 404);
          }
        }
      };
      check();
      const below = (i: number, j: number): boolean => i === j || (i >= 0 && below(nodes[i]?.above ?? -1, j));
      for (const [a, b] of moves) {
        const [from, to] = [a % ids.length, b % ids.length];
        const node = nodes[from] as Node;
        const answer = karin.patch(`/files/${ids[from]}?addParents=${ids[to]}&removeParents=${ids[node.above] ?? 'root'}`, {});
        expect(answer.status).toBe(below(to, from) ? 400 : 200);
        if (answer.status === 200) node.above = to;
        clock.now += 1000;
        check();
      }
      close();
    }),
    { numRuns: times(30, 100) },
  );
});
