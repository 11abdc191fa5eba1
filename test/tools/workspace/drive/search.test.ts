import fc from 'fast-check';
import { times } from '../../../volume.ts';
import type { Json } from './fixture.ts';
import { ANNA, FOLDER, KARIN, workspace } from './fixture.ts';

const q = encodeURIComponent;

type Tree =
  | { op: 'and' | 'or'; parts: [Tree, Tree] }
  | { op: 'not'; parts: [Tree] }
  | { op: 'term'; text: string; holds(file: Json): boolean };

const NAMES = ['Lek', 'Lek ute', 'Bad', 'Läsa'];
const TYPES = ['video/mp4', 'audio/mpeg', FOLDER];
const term: fc.Arbitrary<Tree> = fc
  .oneof(
    fc.constantFrom(...NAMES).map((name) => ({ text: `name = '${name}'`, holds: (file: Json) => file.name === name })),
    fc.constantFrom(...NAMES).map((name) => ({ text: `name != '${name}'`, holds: (file: Json) => file.name !== name })),
    fc.constantFrom('lek', 'BAD', 'läs').map((part) => ({
      text: `name contains '${part}'`,
      holds: (file: Json) => file.name.toLowerCase().startsWith(part.toLowerCase()),
    })),
    fc.constantFrom(...TYPES).map((type) => ({ text: `mimeType='${type}'`, holds: (file: Json) => file.mimeType === type })),
    fc.boolean().map((on) => ({ text: `starred=${on}`, holds: (file: Json) => file.starred === on })),
  )
  .map((each) => ({ op: 'term' as const, ...each }));
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('tree'), tie('tree')).map(([op, a, b]): Tree => ({ op, parts: [a, b] })),
    tie('tree').map((of): Tree => ({ op: 'not', parts: [of] })),
  ),
})).tree;

const BINDS = { or: 1, and: 2, not: 3, term: 4 };
/** As text, with only the parentheses that are needed: so precedence is tried, too. */
function written(query: Tree, least = 0): string {
  const text =
    query.op === 'term'
      ? query.text
      : query.op === 'not'
        ? `not ${written(query.parts[0], BINDS.not)}`
        : `${written(query.parts[0], BINDS[query.op])} ${query.op} ${written(query.parts[1], BINDS[query.op] + 1)}`;
  return BINDS[query.op] < least ? `(${text})` : text;
}
function holds(query: Tree, file: Json): boolean {
  if (query.op === 'term') return query.holds(file);
  const [a, b] = query.parts;
  if (query.op === 'not') return !holds(a, file);
  return query.op === 'and' ? holds(a, file) && holds(b as Tree, file) : holds(a, file) || holds(b as Tree, file);
}

describe('searching Drive', () => {
  it('answers any and/or/not as plain logic does', () => {
    const karin = workspace().as(KARIN);
    const files = NAMES.flatMap((name) => TYPES.map((mimeType) => ({ name, mimeType, starred: mimeType === 'audio/mpeg' })));
    for (const file of files) karin.make(file);
    const label = (file: Json) => `${file.name} ${file.mimeType}`;
    fc.assert(
      fc.property(tree, (query) => {
        const answer = karin.get(`/files?pageSize=1000&fields=files(name,mimeType)&q=${q(written(query))}`);
        expect(answer.status).toBe(200);
        expect(answer.json.files.map(label).sort()).toEqual(
          files
            .filter((file) => holds(query, file))
            .map(label)
            .sort(),
        );
      }),
      { numRuns: times(50, 200) },
    );
  });

  it('knows when the caller last looked, as the caller has noted it, and sorts by it', () => {
    const { as } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const [a, b] = [karin.file('A'), karin.file('B')];
    karin.file('C');
    karin.share(a, { type: 'user', role: 'reader', emailAddress: ANNA });
    karin.patch(`/files/${a}`, { viewedByMeTime: '2026-01-10T10:00:00+01:00' });
    karin.patch(`/files/${b}`, { viewedByMeTime: '2026-01-12T10:00:00Z' });
    const fields = 'fields=viewedByMe,viewedByMeTime';
    expect(karin.get(`/files/${a}?${fields}`).json).toEqual({ viewedByMe: true, viewedByMeTime: '2026-01-10T09:00:00.000Z' });
    // Readers note their own looking, and change nothing else by it.
    expect(anna.patch(`/files/${a}?fields=viewedByMeTime`, { viewedByMeTime: '2026-01-14T00:00:00Z' }).status).toBe(200);
    expect(anna.patch(`/files/${a}`, { viewedByMeTime: '2026-01-14T00:00:00Z', name: 'x' }).status).toBe(403);
    expect(karin.get(`/files/${a}?${fields}`).json.viewedByMeTime).toBe('2026-01-10T09:00:00.000Z');
    expect(karin.names("viewedByMeTime > '2026-01-11'")).toEqual(['B']);
    expect(karin.names("viewedByMeTime <= '2026-01-12T10:00:00'", '&orderBy=viewedByMeTime')).toEqual(['A', 'B']);
    expect(karin.names("mimeType = 'video/mp4'", '&orderBy=viewedByMeTime%20desc')).toEqual(['B', 'A', 'C']);
    expect(anna.names("viewedByMeTime > '2026-01-13'")).toEqual(['A']);
    expect(karin.patch(`/files/${a}`, { viewedByMeTime: 'nyss' }).status).toBe(400);
  });

  it('sorts by bytes stored and by what happened last', () => {
    const { as, send, clock } = workspace();
    const karin = as(KARIN);
    const upload = (name: string, bytes: string) => {
      const { id } = send(KARIN, 'POST', '/upload/drive/v3/files?uploadType=media', bytes, { 'content-type': 'text/plain' }).json;
      karin.patch(`/files/${id}`, { name });
      return id;
    };
    const small = upload('Liten', 'x');
    upload('Stor', 'xxx');
    clock.now += 60_000;
    expect(karin.names("mimeType = 'text/plain'", '&orderBy=quotaBytesUsed')).toEqual(['Liten', 'Stor']);
    karin.patch(`/files/${small}`, { viewedByMeTime: '2026-01-15T08:01:00Z' });
    expect(karin.names("mimeType = 'text/plain'", '&orderBy=recency%20desc')).toEqual(['Liten', 'Stor']);
  });

  it('finds indexable text, which is never shown', () => {
    const karin = workspace().as(KARIN);
    const id = karin.file('Film', undefined, { contentHints: { indexableText: 'Undertext om vattenlek' } });
    expect(karin.names("fullText contains 'vattenlek'")).toEqual(['Film']);
    expect(JSON.stringify(karin.get(`/files/${id}?fields=*`).json)).not.toContain('vattenlek');
    karin.patch(`/files/${id}`, { contentHints: { indexableText: '' } });
    expect(karin.names("fullText contains 'vattenlek'")).toEqual([]);
    expect(karin.patch(`/files/${id}`, { contentHints: { indexableText: 'x'.repeat(131_073) } }).status).toBe(400);
  });

  it('tells what it lacks by name, and what is no term of files from what is', () => {
    const karin = workspace().as(KARIN);
    for (const query of ["'labels/abc' in labels", "labels/abc.text.def contains 'x'", 'not labels/abc.date.d = null']) {
      expect(karin.get(`/files?q=${q(query)}`)).toMatchObject({ status: 501, reason: 'notImplemented' });
    }
    for (const query of ['memberCount > 1', "themeId = 'x'", 'hidden = true', "'x' in members"]) {
      expect(karin.get(`/files?q=${q(query)}`)).toMatchObject({ status: 400, reason: 'invalid' });
    }
  });

  it('gives the domain’s files alone where they are asked for', () => {
    const { as } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const [own, open, link] = [karin.file('Egen'), karin.file('Öppen'), karin.file('Länk')];
    karin.share(own, { type: 'user', role: 'reader', emailAddress: ANNA });
    karin.share(open, { type: 'domain', role: 'reader', domain: 'skola.se', allowFileDiscovery: true });
    karin.share(link, { type: 'domain', role: 'reader', domain: 'skola.se' });
    expect(anna.names('trashed = false')).toEqual(['Öppen', 'Egen']);
    expect(anna.names('trashed = false', '&corpora=domain')).toEqual(['Öppen']);
    expect(karin.names("visibility = 'domainWithLink'")).toEqual(['Länk']);
    expect(as('x@annan.se').names('trashed = false', '&corpora=domain')).toEqual([]);
  });
});
