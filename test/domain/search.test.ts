import { buildIndex, type Hit, type SearchText, search, words } from '../../src/domain/search/search.ts';

const text = (id: string, title: string, body = ''): SearchText => ({
  id,
  fields: [
    { text: title, weight: 3 },
    { text: body, weight: 1 },
  ],
});

const films = [
  text('vardag', 'Flerspråkighet i vardagen', 'Gunilla Sjöström berättar hur barnens alla språk får plats.'),
  text('sagor', 'Sagor på fyra språk med barnen', 'Förskolan Rynkan läser böcker högt.'),
  text('barn', 'Att se varje barn, del 2', 'Lena Ek och Omar Said om lärande. September 2026.'),
  text('natur', 'Naturvetenskap ute', 'Skolgården som undervisningsrum: IKT-pedagogen visar.'),
  text('mat', 'Matematik och lek', 'Räkna med lekar. December 2025.'),
];
const index = buildIndex(films);
const find = (query: string): string[] => search(index, query).map((hit) => hit.id);
const marked = (hit: Hit | undefined): string[] => {
  const fields = films.find((film) => film.id === hit?.id)?.fields ?? [];
  return (hit?.marks ?? []).map(({ field, from, to }) => fields[field]?.text.slice(from, to) ?? '');
};

describe('search', () => {
  it('gives everything in its order, unmarked, as long as nothing is asked', () => {
    for (const query of ['', '   ', ' – !']) {
      expect(find(query)).toEqual(['vardag', 'sagor', 'barn', 'natur', 'mat']);
      expect(search(index, query).every((hit) => hit.marks.length === 0)).toBe(true);
    }
  });

  it.each([
    ['skolgårdar', ['natur']],
    ['bok', ['sagor']],
    ['saga', ['sagor']],
    ['varje barnets', ['barn']],
    ['lära', ['barn']],
  ])('meets other forms of the word: %s', (query, ids) => {
    expect(find(query)).toEqual(ids);
  });

  it('wants every word of the query, but no little ones beside others', () => {
    expect(find('flerspråkiga barn')).toEqual(['vardag']);
    expect(find('barn ute')).toEqual([]);
    expect(find('lek och matematik')).toEqual(['mat']);
    expect(find('och språk')).toEqual(['sagor', 'vardag']);
    expect(find('lek i ute')).toEqual([]);
    expect(find('och')).toEqual(['mat', 'barn']);
  });

  it('knows a word from its first letters while it is typed, the last one only', () => {
    expect(find('nat')).toEqual(['natur']);
    expect(find('sep')).toEqual(['barn']);
    expect(find('sep ')).toEqual([]);
    expect(find('sep lärande')).toEqual([]);
    expect(find('lärande sep')).toEqual(['barn']);
  });

  it('finds the parts of compounds, but not what only looks like one', () => {
    expect(find('dag ')).toEqual(['vardag']);
    expect(find('rummet')).toEqual(['natur']);
    expect(find('skola ')).toEqual(['sagor', 'natur']);
    expect(find('åkig ')).toEqual([]);
    expect(find('ped ')).toEqual([]);
    expect(find('vete ')).toEqual([]);
  });

  it('opens no compound after fewer than three letters, nor by an ending like another word’s', () => {
    const other = buildIndex([text('forum', 'Forum'), text('bottles', 'Flaskor')]);
    expect(search(other, 'rum ')).toEqual([]);
    expect(search(other, 'flockorna ')).toEqual([]);
  });

  it('forgives a misspelling when nothing else meets', () => {
    expect(find('flersprkighet')).toEqual(['vardag']);
    expect(find('matamatik')).toEqual(['mat']);
    expect(find('förskolla')).toEqual(['sagor']);
    expect(find('natruvetenskap')).toEqual(['natur']);
    expect(find('bran')).toEqual(['sagor', 'barn', 'vardag']);
    expect(find('larande')).toEqual(['barn']);
    expect(find('flerspraki')).toEqual(['vardag']);
    expect(find('sagor barm')).toEqual(['sagor']);
  });

  it('forgives two mistakes in long words, and any dots and rings left out', () => {
    expect(find('flersprkighhet ')).toEqual(['vardag']);
    const other = buildIndex([text('understanding', 'Språkförståelse')]);
    expect(search(other, 'sprakforstaelse').map((hit) => hit.id)).toEqual(['understanding']);
  });

  it('takes only the words least misspelt', () => {
    const two = buildIndex([text('far', 'Förläsning'), text('close', 'Föreläsning')]);
    expect(search(two, 'föreläsnng').map((hit) => hit.id)).toEqual(['close']);
  });

  it('takes no word that is known in another form for one misspelt', () => {
    const two = buildIndex([text('book', 'Boken'), text('goat', 'Bocken ute')]);
    expect(search(two, 'bockem ute').map((hit) => hit.id)).toEqual(['goat']);
    expect(search(two, 'böcker ute')).toEqual([]);
  });

  it('forgives none in short words, numbers and names that are far off', () => {
    expect(find('ekk')).toEqual([]);
    expect(find('luta ')).toEqual([]);
    expect(find('sagor natten')).toEqual([]);
    expect(find('2024')).toEqual([]);
    expect(find('2026')).toEqual(['barn']);
    expect(find('simning')).toEqual([]);
  });

  it('ranks the word itself before its forms, before what begins so, before compounds', () => {
    const one = buildIndex(['Förskolebarn', 'Barnboken', 'Barnets bästa', 'Ett barn'].map((title) => text(title, title)));
    expect(search(one, 'barn').map((hit) => hit.id)).toEqual(['Ett barn', 'Barnets bästa', 'Barnboken', 'Förskolebarn']);
  });

  it('ranks by where the word stands', () => {
    const two = buildIndex([text('below', 'Om språk', 'Mest om lekar'), text('above', 'Lekar', 'Mest om språk')]);
    expect(search(two, 'lek').map((hit) => hit.id)).toEqual(['above', 'below']);
    expect(search(two, 'språk').map((hit) => hit.id)).toEqual(['below', 'above']);
  });

  it('keeps the given order among equals', () => {
    const same = buildIndex(['b', 'a', 'c'].map((id) => text(id, 'Barn')));
    expect(search(same, 'barn').map((hit) => hit.id)).toEqual(['b', 'a', 'c']);
  });

  it('marks the words that met, in the order that they stand', () => {
    expect(marked(search(index, 'språk barn')[0])).toEqual(['språk', 'barnen']);
    expect(marked(search(index, 'barn språk').find((hit) => hit.id === 'vardag'))).toEqual(['Flerspråkighet', 'barnens', 'språk']);
    expect(marked(search(index, 'flersp')[0])).toEqual(['Flerspråkighet']);
  });

  it('marks a word once, whoever met it', () => {
    expect(marked(search(index, 'barn barnen barn')[0])).toEqual(['barnen']);
  });

  it('takes a letter and its ring apart as one letter, and marks where they stand', () => {
    const apart = 'Om fo\u0308rskolan';
    const [hit] = search(buildIndex([text('apart', apart)]), 'förskola');
    expect(hit?.marks).toEqual([{ field: 0, from: 3, to: apart.length }]);
    expect(search(index, 'fo\u0308rskolan').map((h) => h.id)).toEqual(['sagor']);
  });

  it('has nothing to find in nothing', () => {
    expect(search(buildIndex([]), 'barn')).toEqual([]);
    expect(search(buildIndex([{ id: 'empty', fields: [] }]), 'barn')).toEqual([]);
    expect(search(buildIndex([{ id: 'empty', fields: [] }]), '')).toEqual([{ id: 'empty', score: 0, marks: [] }]);
  });
});

describe('words', () => {
  it('are in small letters, with å ä ö é kept, and know where they stand', () => {
    expect(words('Åsa på Café 14, IKT-dag')).toEqual([
      { word: 'åsa', from: 0, to: 3 },
      { word: 'på', from: 4, to: 6 },
      { word: 'café', from: 7, to: 11 },
      { word: '14', from: 12, to: 14 },
      { word: 'ikt', from: 16, to: 19 },
      { word: 'dag', from: 20, to: 23 },
    ]);
  });

  it('are composed', () => {
    expect(words('A\u030Ar').map((w) => w.word)).toEqual(['\u00E5r']);
  });

  it('are none in signs and spaces', () => {
    expect(words(' – 🙂 !')).toEqual([]);
  });
});
