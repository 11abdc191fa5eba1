/** Canned answers of a server, for the pages to be drawn from: Delaby kommun on 16 November 2026, everyone invented. */

import type { Answers, ChangeView, Do, Overview, PermitRow, PlanView, Read, Results, WhatIf } from '../../src/contract/api.ts';
import type { Checked } from '../../src/domain/checks/checked.ts';
import { permitAnswers, permitResults } from './fixture-permits.ts';
import { uploadAnswers, uploadResults } from './fixture-uploads.ts';

const both = (sv: string, en = sv) => ({ sv, en });
const firsts = ['Åsa', 'Elif', 'Johan', 'Märta', 'Östen', 'Samira', 'Björn', 'Ängla', 'Pär', 'Noor'];
const lasts = ['Öberg', 'Lindqvist', 'Demir', 'Åkesson', 'Bergström', 'Haddad', 'Nyström', 'Ek', 'Sjöström', 'Holm', 'Said'];

export const people: Overview['people'] = [
  ['elif.demir@delaby.example', 'Elif Demir', 'Förskolan Blåsippan', ''],
  ['aino.bergstrom@delaby.example', 'Aino Bergström', 'Förskolan Blåsippan', ''],
  ['vera.nilsson@delaby.example', 'Vera Nilsson', 'Förskolan Blåsippan', 'left'],
  ...Array.from({ length: 3009 }, (_, n): Overview['people'][number] => {
    const name = `${firsts[n % firsts.length]} ${lasts[Math.floor(n / firsts.length) % lasts.length]}`;
    return [`person${n}@delaby.example`, name, `Förskolan nummer ${1 + (n % 120)}`, n % 500 === 499 ? 'held' : ''];
  }),
];

export const tasks: Overview['tasks'] = [
  {
    id: 'answer:M-01',
    mood: 'waiting',
    chip: both('Väntrummet', 'Waiting room'),
    title: both('Gunilla har inte svarat', 'Gunilla has not answered'),
    text: both(
      '”Flerspråkighet i vardagen” väntar sedan 6 dagar. 243 personer får se den vid ett ja.',
      '“Flerspråkighet i vardagen” has waited for 6 days. 243 people may see it after a yes.',
    ),
    action: { kind: 'answer', permit: 'M-01', recordings: ['F-001'] },
  },
  {
    id: 'appoint:e-blasippan',
    mood: 'stop',
    chip: both('Saknas', 'Vacant'),
    title: both('Förskolan Blåsippan saknar lärspridare', 'Förskolan Blåsippan has no lärspridare'),
    text: both('Uppdraget för Aino Bergström slutade 2026-11-13.', 'The mandate of Aino Bergström ended on 2026-11-13.'),
    action: { kind: 'appoint', unit: 'e-blasippan' },
  },
  {
    id: 'meeting:T-007',
    mood: 'care',
    chip: both('7 utan svar', '7 unanswered'),
    title: both('Träff om 2 dagar: Team City', 'Meeting in 2 days: Team City'),
    text: both('Onsdag v. 47, 13:00–14:30.', '2026-11-18, 13:00–14:30.'),
    action: { kind: 'meeting', meeting: 'T-007' },
  },
  {
    id: 'cell:people:118:unit',
    mood: 'care',
    chip: both('Rätta', 'Mend'),
    title: both('Rad 118 går inte att läsa', 'Row 118 can’t be read'),
    text: both('Okänd enhet ”Blåsipan”. Menar du Förskolan Blåsippan?', 'Unknown unit “Blåsipan”. Do you mean Förskolan Blåsippan?'),
    action: { kind: 'cell', table: 'people', row: 118, field: 'unit' },
  },
  {
    id: 'renew:M-05',
    mood: 'care',
    chip: both('Går ut', 'Ending'),
    title: both('Medgivandet från Ann-Sofi Dahl går ut 2026-11-30', 'The permit of Ann-Sofi Dahl ends on 2026-11-30'),
    text: both('1 film stängs då, om det inte förnyas.', '1 recording closes then, unless it is renewed.'),
    action: { kind: 'renew', permit: 'M-05' },
  },
  {
    id: 'plan-meeting:n-norr',
    mood: 'care',
    chip: both('Ingen träff', 'No meeting'),
    title: both('Team Norr har ingen träff planerad', 'Team Norr has no meeting planned'),
    text: both('24 medlemmar, 3 träffar per termin.', '24 members, 3 meetings a term.'),
    action: { kind: 'plan-meeting', network: 'n-norr' },
  },
];

export const overview: Overview = {
  workspace: 'ws-1',
  user: 'maryam.lindqvist@delaby.example',
  userName: 'Maryam Lindqvist',
  mayApply: true,
  operator: 'maryam.lindqvist@delaby.example',
  staffPage: 'https://script.google.com/a/macros/delaby.example/s/AKfy/exec',
  place: 'sheet',
  language: 'sv',
  at: '08:40',
  date: '2026-11-16',
  state: { kind: 'waiting', changes: 3, errors: 0, removals: 0, findings: [], message: null },
  tasks,
  words: { ambassador: 'lärspridare', lead: 'huvudlärspridare', area: 'område' },
  setUp: [],
  networks: [
    { id: 'n-city', name: 'Team City', members: 24, next: '2026-11-18T13:00' },
    { id: 'n-norr', name: 'Team Norr', members: 24, next: null },
    { id: 'n-alla', name: 'Alla lärspridare', members: 204, next: '2027-01-19T13:00' },
  ],
  people,
  units: [
    { id: 'e-ankan', name: 'Förskolan Ankan', area: 'Team Norr', vacant: false },
    { id: 'e-blasippan', name: 'Förskolan Blåsippan', area: 'Team City', vacant: true },
    ...Array.from({ length: 118 }, (_, n) => ({
      id: `e-${n}`,
      name: `Förskolan nummer ${n + 3}`,
      area: 'Team Norr',
      vacant: n % 60 === 59,
    })),
  ],
  counts: { people: 3012, films: 60 },
};

const findings = [
  { name: 'Alla lärspridare', losing: 61, present: 204 },
  { name: 'Team Norr', losing: 14, present: 34 },
  { name: 'Team City', losing: 11, present: 37 },
];
const guardMessage = both(
  '61 uppdrag slutar på en gång. Det är väntat vid läsårsstart – men kan också vara en lista som lästs in fel.',
  '61 mandates end at once. That is expected when a school year starts – but may also be a list that was read wrongly.',
);

export const stoppedOverview: Overview = {
  ...overview,
  state: { kind: 'stopped', changes: 72, errors: 0, removals: 61, findings, message: guardMessage },
};

export const setUpOverview: Overview = {
  ...overview,
  state: { kind: 'ok', changes: 0, errors: 0, removals: 0, findings: [], message: null },
  tasks: [],
  setUp: [
    {
      name: 'workspace',
      done: true,
      title: both('Skapa mapparna', 'Make the folders'),
      text: both('En huvudmapp och Väntrummet i din Drive.', 'A root folder and the waiting room in your Drive.'),
    },
    {
      name: 'hourly',
      done: false,
      title: both('Kontrollera varje timme', 'Check every hour'),
      text: both('Medgivanden som går ut stängs av sig själva.', 'Permits that end close by themselves.'),
    },
  ],
};

const change = (id: string, more: Partial<ChangeView> & Pick<ChangeView, 'section' | 'sign' | 'kind' | 'text' | 'reason'>): ChangeView => ({
  id,
  action: 'add',
  gains: 0,
  loses: 0,
  who: [],
  always: false,
  ...more,
});
const room = { id: 'rooms/rum-larspridare', title: both('Lärspridarnas rum'), kind: 'room' as const };
const norr = Array.from({ length: 11 }, (_, n): [string, string] => [`${firsts[n % 10]} ${lasts[n]}`, `Förskolan nummer ${n + 4}`]);
const shownPeople: [string, string][] = [
  ['Elif Demir', 'Förskolan Blåsippan'],
  ['Aino Bergström', 'Förskolan Blåsippan'],
  ...norr,
  ...people.slice(3, 246).map(([, name, unit]): [string, string] => [name, unit]),
];
const numbers = (from: number, many: number): number[] => Array.from({ length: many }, (_, n) => from + n);

export const plan: PlanView = {
  hash: 'a1b2c3d4e5f60718293a4b5c',
  at: '08:40',
  date: '2026-11-16',
  counts: { people: 3012, films: 60 },
  mayApply: true,
  operator: 'maryam.lindqvist@delaby.example',
  changes: [
    change('add/elif', {
      section: room,
      sign: '+',
      kind: 'gain',
      text: both('Elif Demir, Förskolan Blåsippan'),
      reason: both('lärspridare från 16 november. Hon får se 14 filmer.', 'ambassador from 16 November. She may see 14 recordings.'),
      gains: 1,
      who: [{ how: 'gains', people: [0] }],
    }),
    change('add/norr', {
      section: room,
      sign: '+',
      kind: 'gain',
      text: both('11 till från Team Norr', '11 more from Team Norr'),
      reason: both('nya i nätverket Team Norr.', 'new in the network Team Norr.'),
      gains: 11,
      who: [{ how: 'gains', people: numbers(2, 11) }],
    }),
    change('remove/aino', {
      section: room,
      sign: '−',
      kind: 'lose',
      text: both('Aino Bergström, Förskolan Blåsippan'),
      reason: both(
        'uppdraget slutade 13 november. Hon är kvar i Samarbetsrum förskola.',
        'the mandate ended on 13 November. She stays in Samarbetsrum förskola.',
      ),
      loses: 1,
      who: [{ how: 'loses', people: [1] }],
    }),
    change('meeting/T-007', {
      section: {
        id: 'meetings/T-007',
        title: both('Träff Team City, onsdag v. 47', 'Meeting Team City, Wednesday, week 47'),
        kind: 'meeting',
      },
      sign: '✉',
      kind: 'meeting',
      text: both(
        'Elif bjuds in, Aino tas bort. De andra 22 behåller sina svar och får inget mejl.',
        'Elif is invited, Aino is removed. The other 22 keep their answers and get no mail.',
      ),
      reason: both('Team City har ändrats.', 'Team City has changed.'),
    }),
    change('close/F-002', {
      section: { id: 'close/F-002', title: both('Peter Holms film stängs', 'Peter Holm’s recording closes'), kind: 'close' },
      action: 'close',
      sign: '−',
      kind: 'close',
      text: both(
        '”Naturvetenskap ute” flyttas till Väntrummet. 243 personer förlorar tillgång.',
        '“Naturvetenskap ute” moves to the waiting room. 243 people lose access.',
      ),
      reason: both('föreläsaren sa nej 14 november.', 'the lecturer said no on 14 November.'),
      loses: 243,
      who: [{ how: 'loses', people: numbers(13, 243) }],
      always: true,
    }),
  ],
  guard: { tripped: false, removals: 0, message: null, findings: [], people: [] },
  people: shownPeople,
  diagnostics: [
    {
      severity: 'error',
      table: 'people',
      row: 118,
      field: 'unit',
      place: both('Personer, rad 118', 'Personer, row 118'),
      message: both('Okänd enhet ”Blåsipan”. Menar du Förskolan Blåsippan?', 'Unknown unit “Blåsipan”.'),
    },
    {
      severity: 'error',
      table: 'people',
      row: 240,
      field: 'email',
      place: both('Personer, rad 240', 'Personer, row 240'),
      message: both('Adressen går inte att läsa.', 'The address can’t be read.'),
    },
    {
      severity: 'warning',
      table: 'recordings',
      row: 9,
      field: 'captions',
      place: both('Inspelningar, rad 9', 'Inspelningar, row 9'),
      message: both('Undertexter saknas.', 'Captions are missing.'),
    },
  ],
  mails: 2,
  seconds: 20,
};

export const stoppedPlan: PlanView = {
  ...plan,
  guard: {
    tripped: true,
    removals: 61,
    message: guardMessage,
    findings: findings.map((one) => ({ ...one, emptied: false })),
    people: numbers(0, 61),
  },
};

export const whatIf: WhatIf = {
  problem: null,
  people: [
    {
      email: 'elif.demir@delaby.example',
      name: 'Elif Demir',
      gains: [
        both('Får tillgång till Lärspridarnas rum (14 filmer).', 'Gains access to Lärspridarnas rum (14 recordings).'),
        both('Kallas till 5 träffar.', 'Is invited to 5 meetings.'),
      ],
      loses: [],
    },
    {
      email: 'aino.bergstrom@delaby.example',
      name: 'Aino Bergström',
      gains: [],
      loses: [both('Förlorar tillgång till Lärspridarnas rum (14 filmer).', 'Loses access to Lärspridarnas rum (14 recordings).')],
    },
  ],
  changes: 3,
  mails: ['Elif Demir', 'Aino Bergström'],
  guardTripped: false,
  films: [],
  closed: [],
  extended: [],
  later: [],
};

export const permits: PermitRow[] = [
  {
    id: 'M-05',
    lecturer: 'Ann-Sofi Dahl',
    answered: '2026-09-02',
    to: '2027-06-30',
    email: 'ann-sofi.dahl@larandehuset.example',
    films: [{ id: 'F-004', title: 'Systematik som hjälper' }],
    people: 243,
  },
  {
    id: 'M-06',
    lecturer: 'Åke Ström',
    answered: '2026-08-20',
    to: '',
    email: '',
    films: [
      { id: 'F-008', title: 'Skogen som rum' },
      { id: 'F-007', title: 'Ute varje dag' },
    ],
    people: 1204,
  },
];

const answers: { [K in keyof Answers]: Answers[K] } = {
  overview,
  plan,
  person: {
    email: 'elif.demir@delaby.example',
    name: 'Elif Demir',
    unit: 'Förskolan Blåsippan',
    unitId: 'e-blasippan',
    area: 'Team City',
    state: '',
    row: 12,
    mandates: [
      { id: 'U-001', role: 'lärspridare', from: '2026-11-16', to: '', inForce: true },
      { id: 'U-000', role: 'IKT-pedagog', from: '2024-08-01', to: '2025-06-13', inForce: false },
    ],
    roles: ['pedagog'],
    networks: [
      { id: 'n-city', name: 'Team City', leads: false },
      { id: 'n-alla', name: 'Alla lärspridare', leads: false },
    ],
    rooms: [
      { id: 'rum-larspridare', name: 'Lärspridarnas rum' },
      { id: 'rum-alla', name: 'Alla medarbetare' },
    ],
    films: {
      open: [
        { id: 'F-004', title: 'Systematik som hjälper' },
        { id: 'F-007', title: 'Ute varje dag' },
      ],
      others: [{ id: 'F-001', title: 'Flerspråkighet i vardagen' }],
      closed: 2,
    },
  },
  network: {
    id: 'n-city',
    name: 'Team City',
    kind: 'lärspridarnätverk',
    row: 3,
    members: people.slice(0, 24).map(([email, name, unit], n) => ({ email, name, unit, leads: n === 0 })),
    meetings: [
      {
        id: 'T-007',
        title: 'Träff: Team City',
        start: '2026-11-18T13:00',
        place: 'Stadshuset',
        status: 'planerad',
        answers: '14 ja, 1 nej',
      },
      { id: 'T-002', title: 'Uppstart', start: '2026-09-09T13:00', place: 'Biblioteket', status: 'genomförd', answers: '' },
    ],
    rooms: [{ id: 'rum-city', name: 'Team Citys rum' }],
  },
  unit: {
    id: 'e-blasippan',
    name: 'Förskolan Blåsippan',
    area: 'Team City',
    row: 7,
    schoolForms: ['förskola'],
    principal: 'Karin Öberg',
    ambassadors: [{ email: 'aino.bergstrom@delaby.example', name: 'Aino Bergström', mandate: 'U-009', from: '2024-08-12', to: '' }],
    vacant: false,
    candidates: [
      { email: 'elif.demir@delaby.example', name: 'Elif Demir', interests: ['film', 'flerspråkighet'] },
      ...people.slice(3, 18).map(([email, name]) => ({ email, name, interests: [] })),
    ],
    staff: 22,
  },
  meeting: {
    id: 'T-007',
    title: 'Träff: Team City',
    start: '2026-11-18T13:00',
    end: '2026-11-18T14:30',
    place: 'Stadshuset, sal 3',
    row: 8,
    answers: { yes: 14, no: 1, maybe: 2, silent: 7 },
    silentUnits: ['Förskolan Ankan', 'Förskolan Blåsippan', 'Förskolan Myran'],
    link: 'https://calendar.delaby.example/event?eid=1',
  },
  times: {
    network: 'n-norr',
    members: 24,
    slots: [
      { start: '2026-12-02T13:00', end: '2026-12-02T14:30', week: 49, preferred: true },
      { start: '2026-12-09T13:00', end: '2026-12-09T14:30', week: 50, preferred: false },
      { start: '2026-12-16T13:00', end: '2026-12-16T14:30', week: 51, preferred: false },
    ],
  },
  whatIf,
  why: {
    sees: true,
    should: true,
    chain: [
      { ok: true, text: both('Elif Demir är lärspridare på Förskolan Blåsippan.', 'Elif Demir is ambassador at Förskolan Blåsippan.') },
      { ok: true, text: both('Lärspridarnas rum är för alla lärspridare.', 'Lärspridarnas rum is for all ambassadors.') },
      { ok: true, text: both('Ann-Sofi Dahl har sagt ja till 30 juni 2027.', 'Ann-Sofi Dahl has said yes until 30 June 2027.') },
    ],
  },
  permits: { permits },
  ...uploadAnswers,
  ...permitAnswers,
  log: {
    lines: [
      {
        row: 3,
        at: '2026-11-16 08:40',
        who: both('Maryam Lindqvist', 'Maryam Lindqvist'),
        text: both('Delade ”Systematik som hjälper”', 'Shared ”Systematik som hjälper”'),
        reason: 'Medgivandet tillåter det.',
        before: 'Rum: rum-alla',
        state: 'done',
        outcome: '',
      },
    ],
    found: 1,
  },
  since: { lines: [], added: 0, removed: 0, closed: 0, others: 0, failed: 0 },
  progress: { running: true, phase: both('Ger tillgång', 'Granting access'), done: 7, total: 18 },
};

const checked = (['agrees', 'differs', 'untried'] as const).map(
  (verdict): Checked => ({
    id: verdict,
    place: 'anywhere',
    verdict,
    title: both(`Fråga ${verdict}`, `Question ${verdict}`),
    asks: both('Är det så?', 'Is it so?'),
    seen: both(`Vi såg ${verdict}.`, `Seen: ${verdict}.`),
    relies: both('Då går allt som det ska.', 'Then all goes as it should.'),
    otherwise: both('Då stängs filmen av körningen varje timme.', 'Then the hourly run closes the film.'),
    todo: both('Slå på körningen varje timme.', 'Turn the hourly run on.'),
  }),
);

const results: { [K in keyof Results]: Results[K] } = {
  edit: { undo: [{ table: 'permits', key: 'M-01', isNew: false, cells: { answer: '' } }], shown: [] },
  undo: { done: true, shown: [] },
  apply: {
    kind: 'done',
    message: null,
    done: 4,
    failed: [
      { text: both('Träff Team City', 'Meeting Team City'), error: both('Kalendern svarade inte.', 'The calendar did not answer.') },
    ],
    skipped: 0,
    mailed: 2,
    at: '2026-11-16 08:41',
  },
  stop: { stopped: true },
  check: { found: checked, total: 3, more: false, changed: [], left: [], municipality: 'Delaby kommun', at: '2026-11-16 08:40' },
  ...uploadResults,
  ...permitResults,
  withdraw: {
    permit: 'M-05',
    lecturer: 'Ann-Sofi Dahl',
    begun: '2026-11-16 08:41',
    ended: '2026-11-16 08:41',
    closed: true,
    films: [{ recording: 'F-004', title: 'Systematik som hjälper', readersBefore: 243, closed: true, shortcutsRemoved: 1 }],
    cannotUndo: both('Kopior som redan är nedladdade finns kvar.', 'Copies that are already downloaded remain.'),
    text: both(
      'Kvitto på återkallat medgivande\nSystematik som hjälper: stängd',
      'Receipt of a withdrawn permit\nSystematik som hjälper: closed',
    ),
    lecturerEmail: 'ann-sofi.dahl@hogskola.example',
    letter: {
      subject: both('Kvitto: filmen är stängd', 'Receipt: the recording is closed'),
      text: both('Hej Ann-Sofi Dahl!\n\nFilmen är stängd.', 'Hello Ann-Sofi Dahl,\n\nThe recording is closed.'),
    },
  },
  goTo: { done: true },
  setUp: { steps: setUpOverview.setUp.map((step) => ({ ...step, done: true })) },
  undoSetUp: { steps: setUpOverview.setUp.map((step) => ({ ...step, done: false })) },
};

export type Canned = { [K in keyof Answers]?: Answers[K] } & { apply?: Results['apply']; edit?: Results['edit'] };

/** What the server answers to a query or an act, with some answers swapped for others. */
export const cannedAnswer = (query: Read | Do, other: Canned = {}): unknown => ({ ...answers, ...results, ...other })[query.kind];

/**
 * A script for a page under test: google.script.run as these answers, `delay` ms after each question. What was asked is
 * kept in `window.asked`.
 */
export const pageScript = (other: Canned = {}, delay = 0): string => `(() => {
  const answers = ${JSON.stringify({ ...answers, ...results, ...other })};
  window.asked = [];
  const runner = (then) => {
    const ask = (name) => (query) => {
      window.asked.push({ name, query });
      setTimeout(() => then(name === 'showPlan' ? null : answers[query.kind]), query && query.kind === 'apply' ? ${delay} + 1500 : ${delay});
    };
    return {
      withSuccessHandler: (next) => runner(next),
      withFailureHandler: () => runner(then),
      uiRead: ask('uiRead'), uiDo: ask('uiDo'), showPlan: ask('showPlan'),
    };
  };
  window.google = { script: { run: runner(() => {}), host: { close: () => window.asked.push({ name: 'close' }) } } };
})()`;
