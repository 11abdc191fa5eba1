/**
 * Every state of a permit and every kind of person, as rows that people type, with who may see what written beside each:
 * read from the workbook's rules, not from the code. The day is Monday 2026-11-16; 'tomorrow' is the 17th.
 */
import type { Cells } from '../../src/workflows/edit/write.ts';

export const TODAY = Date.parse('2026-11-16T08:00:00Z');
export const TOMORROW = Date.parse('2026-11-17T08:00:00Z');
export const OPERATOR = 'maryam.lindqvist@delaby.example';
/** The one who sends no token at all. */
export const ANONYMOUS = '';

const at = (name: string): string => `${name}@delaby.example`;

/** Which rooms a person is in, once an apply has been: n(orr), s(öder), g(äst); staff are in none and see every film. */
export type Rooms = string;
interface Kind {
  readonly row?: Cells;
  readonly today: Rooms;
  readonly tomorrow: Rooms;
}
const unit = (email: string, more: Cells = {}): Cells => ({ email: at(email), name: email, unit: 'u-n', ...more });
const always = (rooms: Rooms, row?: Cells): Kind => ({ today: rooms, tomorrow: rooms, ...(row ? { row } : {}) });

/** `g` is the room of one network, to which two are added by hand: an external lecturer and the ambassador. */
export const PEOPLE: Readonly<Record<string, Kind>> = {
  [at('larspridare.norr')]: always('ng', unit('larspridare.norr')),
  [at('larspridare.soder')]: always('s', unit('larspridare.soder', { unit: 'u-s' })),
  [at('huvudlarspridare.norr')]: always('n', unit('huvudlarspridare.norr', { unit: '' })), // By the areas of the mandate.
  [at('uppdraget.slut')]: always('s', unit('uppdraget.slut', { unit: 'u-s' })), // Served Norr until yesterday.
  [at('rektor.norr')]: always('n', unit('rektor.norr', { roles: 'rektor' })),
  [at('rektor.pa.papper')]: always(''), // Stands in Enheter alone.
  [at('vikarie.norr')]: always('n', unit('vikarie.norr', { roles: 'vikarie' })),
  'gast@hogskola.example': always('g', { email: 'gast@hogskola.example', name: 'Gäst', external: 'ja' }),
  'ingens.gast@hogskola.example': always('', { email: 'ingens.gast@hogskola.example', name: 'Ingens gäst', external: 'ja', unit: 'u-n' }),
  'omarkt@hogskola.example': always('', { email: 'omarkt@hogskola.example', name: 'Omärkt', unit: 'u-n' }),
  [at('slutat')]: always('', unit('slutat', { to: '2026-11-15' })),
  [at('sista.dagen')]: { row: unit('sista.dagen', { to: '2026-11-16' }), today: 'n', tomorrow: '' },
  [at('borjar.i.morgon')]: { row: unit('borjar.i.morgon', { from: '2026-11-17' }), today: '', tomorrow: 'n' },
  [at('utanfor.synk')]: always('', unit('utanfor.synk', { protected: 'ja' })),
  [at('felaktig')]: always('', unit('felaktig', { roles: 'trollkarl' })), // A faulty row grants nothing,
  [at('blev.felaktig')]: always('n', unit('blev.felaktig')), // and one that becomes so takes nothing away.
  [at('inte.i.personer')]: always(''),
  'okand@annan.example': always(''),
  [ANONYMOUS]: always(''),
};
export const COORDINATOR = at('samordnare');
/** To be renamed to M-dubbel, as people make two rows of one: written at once they would be taken for one. */
export const TWIN = 'M-tvilling';
export const STAFF: readonly string[] = [OPERATOR, COORDINATOR];

interface State {
  /** What state the permit is in. */
  readonly state: string;
  readonly film?: Cells;
  /** Rows of permits; `{}` is a plain yes for rum-norr, without an end. */
  readonly permits: readonly Cells[];
  /** Whose people may see it: today, tomorrow before anyone has applied, and tomorrow after. */
  readonly seen: readonly [today: Rooms, early: Rooms, tomorrow: Rooms];
}
const shown = (rooms: Rooms): State['seen'] => [rooms, rooms, rooms];
const NOBODY = shown('');
const yes = (more: Cells = {}): Cells => more;
const guests: Cells = { rooms: 'rum-gast' };

/** Every film wants rum-norr and rum-soder unless told otherwise; its permits are M-<film>a, M-<film>b and are named by it. */
export const STATES: readonly State[] = [
  { state: 'yes', permits: [yes()], seen: shown('n') },
  { state: 'no permit is named', permits: [], seen: NOBODY },
  { state: 'a permit that is not there', film: { permit: 'M-okänt' }, permits: [], seen: NOBODY },
  { state: 'a faulty permit row', permits: [{ answer: 'kanske' }], seen: NOBODY },
  { state: 'the permit stands twice', film: { permit: 'M-dubbel' }, permits: [{ id: 'M-dubbel' }, { id: TWIN }], seen: NOBODY },
  { state: 'no answer yet', permits: [{ answer: 'väntar' }], seen: NOBODY },
  { state: 'never asked', permits: [{ answer: '' }], seen: NOBODY },
  { state: 'no', permits: [{ answer: 'nej' }], seen: NOBODY },
  { state: 'yes from tomorrow', permits: [{ from: '2026-11-17' }], seen: ['', '', 'n'] },
  { state: 'yes until yesterday', permits: [{ to: '2026-11-15' }], seen: NOBODY },
  { state: 'yes until today', permits: [{ to: '2026-11-16' }], seen: ['n', '', ''] },
  { state: 'two permits, one until today', permits: [{ to: '2026-11-16' }, { to: '2027-06-30' }], seen: ['n', '', ''] },
  { state: 'external people too', film: guests, permits: [{ audience: 'rum-gast', external: 'ja' }], seen: shown('g') },
  { state: 'not external people', film: guests, permits: [{ audience: 'rum-gast', external: 'nej' }], seen: NOBODY },
  { state: 'nothing said of external people', film: guests, permits: [{ audience: 'rum-gast' }], seen: NOBODY },
  {
    state: 'all staff, not external',
    film: { rooms: 'rum-alla, rum-gast' },
    permits: [{ audience: 'alla medarbetare' }],
    seen: shown('ns'),
  },
  {
    state: 'all staff and external',
    film: { rooms: 'rum-alla, rum-gast' },
    permits: [{ audience: 'alla medarbetare', external: 'ja' }],
    seen: shown('nsg'),
  },
  { state: 'wants to see it first', permits: [{ preview: 'ja' }], seen: NOBODY },
  { state: 'has seen it and approves', permits: [{ preview: 'ja', approved: 'ja' }], seen: shown('n') },
  { state: 'withdrawn on a day', permits: [{ withdrawn: '2026-11-10' }], seen: NOBODY },
  { state: 'withdrawn on a day to come', permits: [{ withdrawn: '2026-12-24' }], seen: NOBODY },
  { state: 'withdrawn in words', permits: [{ withdrawn: 'ringde och ångrade sig' }], seen: NOBODY },
  { state: 'two lecturers, one permit', film: { lecturer: 'Ann-Sofi Dahl, Lena Ek' }, permits: [yes()], seen: NOBODY },
  {
    state: 'two lecturers, two permits',
    film: { lecturer: 'Ann-Sofi Dahl, Lena Ek' },
    permits: [yes(), { lecturer: 'Lena Ek' }],
    seen: shown('n'),
  },
  { state: 'two permits, one no', permits: [yes(), { answer: 'nej' }], seen: NOBODY },
  { state: 'two permits, one withdrawn', permits: [yes(), { withdrawn: 'ja' }], seen: NOBODY },
  { state: 'two permits, one faulty', permits: [yes(), { external: 'kanske' }], seen: NOBODY },
  { state: 'two permits, for other rooms', permits: [{ audience: 'rum-norr, rum-soder' }, { audience: 'rum-soder' }], seen: shown('s') },
  { state: 'the permit is for another film', permits: [{ recordings: 'F-0' }], seen: NOBODY },
  { state: 'the permit is for no film', permits: [{ recordings: '' }], seen: NOBODY },
  { state: 'for its series', film: { series: 'Språk' }, permits: [{ recordings: 'serie:Språk' }], seen: shown('n') },
  { state: 'for another series', film: { series: 'Natur' }, permits: [{ recordings: 'serie:Språk' }], seen: NOBODY },
  { state: 'for a series, of a film without one', permits: [{ recordings: 'serie:' }], seen: NOBODY },
  { state: 'for all that name it', permits: [{ recordings: 'alla' }], seen: shown('n') },
  { state: 'its room is not named', film: { rooms: 'rum-soder' }, permits: [yes()], seen: NOBODY },
  { state: 'no room is named', permits: [{ audience: '' }], seen: NOBODY },
  { state: 'no room is wanted', film: { rooms: '' }, permits: [{ audience: 'alla medarbetare' }], seen: NOBODY },
  // rum-vid let Norr in when the lecturer answered, and lets Söder in too since.
  { state: 'its room was widened', film: { rooms: 'rum-vid' }, permits: [{ audience: 'rum-vid' }], seen: NOBODY },
  {
    state: 'one of its rooms was widened',
    film: { rooms: 'rum-vid, rum-norr' },
    permits: [{ audience: 'rum-vid, rum-norr' }],
    seen: shown('n'),
  },
  { state: 'its room can’t be read', film: { rooms: 'rum-fel' }, permits: [{ audience: 'rum-fel' }], seen: NOBODY },
  { state: 'for all staff', permits: [{ audience: 'alla medarbetare' }], seen: shown('ns') },
  { state: 'a room that shares one by one', film: { rooms: 'rum-direkt' }, permits: [{ audience: 'rum-direkt' }], seen: shown('s') },
  { state: 'children, no consent', film: { children: 'ja' }, permits: [yes()], seen: NOBODY },
  { state: 'children, consent until yesterday', film: { children: 'ja', childrenUntil: '2026-11-15' }, permits: [yes()], seen: NOBODY },
  { state: 'children, consent until today', film: { children: 'ja', childrenUntil: '2026-11-16' }, permits: [yes()], seen: ['n', '', ''] },
  { state: 'children, consent in force', film: { children: 'ja', childrenUntil: '2027-06-11' }, permits: [yes()], seen: shown('n') },
  { state: 'no children, an old date', film: { children: 'nej', childrenUntil: '2025-06-11' }, permits: [yes()], seen: shown('n') },
  { state: 'children: nobody can tell', film: { children: 'kanske' }, permits: [yes()], seen: NOBODY },
  { state: 'two lecturers, two permits of one', film: { lecturer: 'Ann-Sofi Dahl, Lena Ek' }, permits: [yes(), yes()], seen: NOBODY },
];
export const idOf = (state: State): string => `F-${STATES.indexOf(state) + 1}`;
/** The film of a state, by its words. */
export const filmOf = (words: string): string => idOf(STATES.find(({ state }) => state === words) as State);

export const ROWS: Readonly<Record<string, readonly Cells[]>> = {
  units: [
    { id: 'u-n', name: 'Förskolan Norr', area: 'Norr', schoolForm: 'förskola', principal: at('rektor.pa.papper') },
    { id: 'u-s', name: 'Förskolan Söder', area: 'Söder', schoolForm: 'förskola' },
  ],
  people: [
    { email: OPERATOR, name: 'Maryam Lindqvist', roles: 'samordnare' },
    { email: COORDINATOR, name: 'Sam Ordnare', roles: 'samordnare' },
    ...Object.values(PEOPLE).flatMap(({ row }) => (row ? [row] : [])),
  ],
  mandates: [
    { id: 'U-1', person: at('larspridare.norr'), role: 'lärspridare' },
    { id: 'U-2', person: at('larspridare.soder'), role: 'lärspridare' },
    { id: 'U-3', person: at('huvudlarspridare.norr'), role: 'huvudlärspridare', areas: 'Norr' },
    { id: 'U-4', person: at('uppdraget.slut'), role: 'huvudlärspridare', areas: 'Norr', to: '2026-11-15' },
  ],
  networks: [{ id: 'N-gast', name: 'Med gäst', add: `gast@hogskola.example, ${at('larspridare.norr')}` }],
  rooms: [
    { id: 'rum-norr', name: 'Norr', areas: 'Norr' },
    { id: 'rum-soder', name: 'Söder', areas: 'Söder' },
    { id: 'rum-alla', name: 'Alla', everyone: 'ja' },
    { id: 'rum-gast', name: 'Med gäst', networks: 'N-gast' },
    { id: 'rum-vid', name: 'Vidgat', areas: 'Norr' },
    { id: 'rum-direkt', name: 'Direkt', areas: 'Söder', sharing: 'direkt' },
    { id: 'rum-fel', name: 'Fel', areas: 'Norr', sharing: 'kanske' },
  ],
  permits: STATES.flatMap((state) =>
    state.permits.map((more, n) => ({
      id: `M-${idOf(state)}${'ab'[n]}`,
      lecturer: 'Ann-Sofi Dahl',
      recordings: idOf(state),
      answer: 'ja',
      audience: 'rum-norr',
      ...more,
    })),
  ),
  recordings: STATES.map((state) => ({
    id: idOf(state),
    title: `Film ${idOf(state)}`,
    lecturer: 'Ann-Sofi Dahl',
    rooms: 'rum-norr, rum-soder',
    permit: state.permits.map((_, n) => `M-${idOf(state)}${'ab'[n]}`).join(', '),
    ...state.film,
  })),
};
