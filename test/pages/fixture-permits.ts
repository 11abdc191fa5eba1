/** Canned answers about permits, retention and captions. Everyone invented. */
import type { AskingView, LetterView, PermitAnswers, PermitLine, PermitResults, PermitView } from '../../src/contract/permits.ts';

const both = (sv: string, en = sv) => ({ sv, en });
const line = (id: string, lecturer: string, more: Partial<PermitLine>): PermitLine => ({
  id,
  lecturer,
  state: 'yes',
  to: '',
  asked: '2026-11-10',
  films: ['Systematik som hjälper'],
  widened: [],
  askedAgain: '',
  ...more,
});
const yearEnd = { date: '2027-06-11', from: 'calendar' } as const;

const permit: PermitView = {
  ...line('M-05', 'Ann-Sofi Dahl', { state: 'ending', to: '2026-11-30' }),
  row: 6,
  email: 'ann-sofi.dahl@delaby.example',
  basis: 'medgivande',
  evidence: 'FSN 2026/118',
  answered: '2026-11-12',
  from: '',
  withdrawn: '',
  audience: ['Alla medarbetares rum'],
  widenedIds: [],
  external: false,
  terms: { editing: 'ja', credit: '', preview: 'nej', approved: '' },
  recordings: [
    {
      id: 'F-004',
      title: 'Systematik som hjälper',
      status: 'delad',
      text: both('Ses av 243 personer i Alla medarbetares rum.', 'Seen by 243 people in Alla medarbetares rum.'),
      all: [
        { id: 'M-05', lecturer: 'Ann-Sofi Dahl', state: 'ending' },
        { id: 'M-30', lecturer: 'Lena Ek', state: 'waiting' },
      ],
      missing: 1,
    },
  ],
  letters: ['copy', 'renew'],
  yearEnd,
};

const asking: AskingView = {
  recording: 'F-060',
  title: 'Leken som motor',
  lecturers: [{ name: 'Kristina Wallin', email: 'kristina.wallin@larandehuset.example', basis: 'avtal' }],
  asked: [],
  rooms: [
    { id: 'rum-alla', name: 'Alla medarbetares rum', chosen: true },
    { id: 'rum-skola', name: 'Samarbetsrum skola', chosen: false },
  ],
  everyone: 'alla medarbetare',
  seen: 1204,
  yearEnd,
};

const letter: LetterView = {
  sv: { subject: 'Får vi spela in ”Leken som motor”?', text: 'Hej Kristina!\n\n[Kommunen fyller i: länk.]' },
  en: { subject: 'May we record “Leken som motor”?', text: 'Hello Kristina,\n\n[The municipality fills in: link.]' },
  to: 'kristina.wallin@larandehuset.example',
  lecturer: 'Kristina Wallin',
  row: 30,
  textsRow: 12,
};

export const permitAnswers: Omit<PermitAnswers, 'permits'> = {
  permitList: {
    permits: [
      line('M-03', 'Lena Ek', { widened: ['Lärspridarnas rum'] }),
      line('M-01', 'Gunilla Sjöström', { state: 'waiting', films: ['Flerspråkighet i vardagen'] }),
      line('M-05', 'Ann-Sofi Dahl', { state: 'ending', to: '2026-11-30' }),
      line('M-11', '', { state: 'ended', to: '2026-10-27', films: ['Kemi i köket', 'Vatten'] }),
      line('M-08', 'Kristina Wallin', { to: '2027-09-13' }),
      line('M-02', 'Peter Holm', { state: 'no' }),
    ],
    faulty: 1,
    unasked: [{ id: 'F-060', title: 'Leken som motor', why: both('Medgivande saknas.', 'There is no permit.') }],
    recordings: [
      { id: 'F-060', title: 'Leken som motor', lecturers: ['Kristina Wallin'], left: true },
      { id: 'F-061', title: 'Vatten', lecturers: [], left: false },
    ],
    yearEnd,
  },
  permit,
  asking,
  letter,
  retention: {
    rule: 'Gallras ett år efter att filmen slutat visas',
    months: 12,
    monthsRow: 14,
    decider: 'Karin Öberg',
    due: [
      {
        id: 'F-042',
        title: 'Lek och regler på gården',
        lecturers: ['Yusuf Warsame'],
        since: '2025-11-04',
        because: both('Yusuf Warsame återkallade sitt medgivande 2025-11-04.', 'Yusuf Warsame withdrew the permit on 2025-11-04.'),
        due: '2026-11-04',
        days: 12,
        people: 0,
        link: 'https://drive.google.com/file/d/f42/view',
      },
    ],
    toDelete: [{ id: 'F-050', title: 'Mandat och tid', link: 'https://drive.google.com/file/d/f50/view' }],
    kept: [{ id: 'F-051', title: 'Ekonomi som går att förklara' }],
  },
  captions: {
    limit: 14,
    missing: [
      {
        id: 'F-018',
        title: 'Roboten på mattan',
        days: 30,
        late: true,
        seconds: 366,
        shared: true,
        link: 'https://drive.google.com/file/d/f18/view',
      },
      {
        id: 'F-020',
        title: 'Projektorn som fönster',
        days: null,
        late: false,
        seconds: null,
        shared: false,
        link: 'https://drive.google.com/file/d/f20/view',
      },
    ],
    unfit: [
      {
        id: 'F-007',
        title: 'Ute varje dag',
        text: both('Undertexterna slutar 11:40, men filmen redan 10:00.'),
        seconds: 600,
        link: 'https://drive.google.com/file/d/f7/view',
      },
    ],
    captioned: [{ id: 'F-010', title: 'Skogen som rum', seconds: 1200, link: 'https://drive.google.com/file/d/f10/view' }],
  },
};

export const permitResults: Omit<PermitResults, 'withdraw'> = {
  mailLetter: { sent: 'kristina.wallin@larandehuset.example' },
  disposal: { done: true },
};
