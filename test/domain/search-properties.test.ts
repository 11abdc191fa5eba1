import fc from 'fast-check';
import { distance } from '../../src/domain/nearest.ts';
import { mistakes } from '../../src/domain/search/misspellings.ts';
import { buildIndex, type SearchText, search, words } from '../../src/domain/search/search.ts';
import { times } from '../volume.ts';

const runs = { numRuns: times(1_000, 10_000) };
const swedish = fc
  .array(
    fc.constantFrom(
      'barn',
      'Barnets',
      'skolor',
      'förskolan',
      'språk',
      'flerspråkiga',
      'böcker',
      'i',
      'och',
      '2026',
      'IKT-dag',
      'a\u030A',
      'é',
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(' '));
const anyText = fc.oneof(swedish, fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }));
const texts = fc
  .array(fc.array(fc.record({ text: anyText, weight: fc.constantFrom(1, 2, 3) }), { maxLength: 2 }), { maxLength: 4 })
  .map((all) => all.map((fields, i): SearchText => ({ id: `t${i}`, fields })));

describe('whatever is written and asked', () => {
  it('search answers texts that there are, once each, best first, and marks whole words of theirs in order', () => {
    fc.assert(
      fc.property(texts, anyText, (all, query) => {
        const hits = search(buildIndex(all), query);
        expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length);
        hits.forEach((hit, i) => {
          expect(hit.score).toBeLessThanOrEqual(hits[i - 1]?.score ?? Infinity);
          const fields = all.find((t) => t.id === hit.id)?.fields ?? [];
          let before = { field: 0, to: 0 };
          for (const mark of hit.marks) {
            expect(words(fields[mark.field]?.text ?? '').some((w) => w.from === mark.from && w.to === mark.to)).toBe(true);
            expect(mark.field > before.field || (mark.field === before.field && mark.from >= before.to)).toBe(true);
            before = mark;
          }
          if (words(query).length > 0) expect(hit.marks.length).toBeGreaterThan(0);
        });
      }),
      runs,
    );
  });

  it('a word of a text finds that text', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.boolean(), (all, pick, finished) => {
        const there = all.flatMap((t) =>
          t.fields.flatMap((f) => words(f.text).map((w) => ({ id: t.id, said: f.text.slice(w.from, w.to) }))),
        );
        fc.pre(there.length > 0);
        const { id, said } = there[pick % there.length] ?? { id: '', said: '' };
        expect(search(buildIndex(all), finished ? `${said} ` : said).map((hit) => hit.id)).toContain(id);
      }),
      runs,
    );
  });

  it('all the words of a text together find it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (all, pick) => {
        const wanted = all[pick % Math.max(1, all.length)];
        fc.pre(wanted?.fields.some((f) => words(f.text).length > 0) ?? false);
        const query = wanted?.fields.map((f) => f.text).join(' ') ?? '';
        expect(search(buildIndex(all), query).map((hit) => hit.id)).toContain(wanted?.id);
      }),
      { numRuns: times(500, 2_000) },
    );
  });

  it('mistakes are counted as names are compared elsewhere', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'å'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 3 }), (a, b, most) => {
        const far = distance(a, b, most);
        expect(mistakes(a, b, most)).toBe(far > most ? Infinity : far);
      }),
      runs,
    );
  });
});
