import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language, MeetingView, Overview } from '../../src/contract/api.ts';
import { SpeechProvider, speechIn } from '../../src/pages/kit/language.ts';
import { SidebarProvider } from '../../src/pages/sidebar/frame/context.ts';
import { Consequences } from '../../src/pages/sidebar/frame/follows.tsx';
import { People, Units } from '../../src/pages/sidebar/frame/lists.tsx';
import { stateLine } from '../../src/pages/sidebar/frame/state-line.tsx';
import { MeetingAnswers } from '../../src/pages/sidebar/networks/meeting.tsx';
import { period } from '../../src/pages/sidebar/permits/period.ts';
import { Today } from '../../src/pages/sidebar/today/today.tsx';
import { words } from '../../src/pages/words/all.ts';
import { cannedAnswer, overview, setUpOverview, stoppedOverview, tasks, whatIf } from './fixture.ts';

const nothing = (): void => {};

function html(view: ComponentChildren, shown: Overview = overview, lang: Language = 'sv'): string {
  const sidebar = {
    overview: shown,
    version: 0,
    open: nothing,
    back: nothing,
    setHead: nothing,
    saved: nothing,
    acts: [],
    shown: [],
    noted: nothing,
    undid: nothing,
    refresh: nothing,
    review: nothing,
  };
  return renderToString(h(SpeechProvider, { value: speechIn(lang) }, h(SidebarProvider, { value: sidebar }, view)));
}
const plain = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ');

describe('I dag', () => {
  it('gives each thing that waits a sentence, a chip with a word, and exactly one button', () => {
    const cards = html(h(Today, {})).split('<li class="task">').slice(1);
    expect(cards).toHaveLength(tasks.length);
    cards.slice(0, -1).forEach((card, index) => {
      expect(card.match(/<button/g)).toHaveLength(1);
      expect(card).toContain(tasks[index]?.title.sv);
      expect(card).toContain(tasks[index]?.chip.sv);
    });
  });

  it('names its buttons after what they do', () => {
    const text = plain(html(h(Today, {})));
    for (const word of [
      'Skriv in svar',
      'Utse lärspridare',
      'Visa enheter utan svar',
      'Gå till raden',
      'Förnya medgivandet',
      'Föreslå tid',
      'Föreläsaren ångrar sig',
    ])
      expect(text).toContain(word);
  });

  it('uses the workspace’s own word for its ambassadors', () => {
    const own = { ...overview, words: { ...overview.words, ambassador: 'IKT-pedagog' } };
    expect(plain(html(h(Today, {}), own))).toContain('Utse IKT-pedagog');
  });

  it('says that nothing waits when nothing does', () => {
    expect(plain(html(h(Today, {}), { ...overview, tasks: [] }))).toContain('Inget väntar på dig');
  });

  it('shows the first twenty of many', () => {
    const [task] = tasks;
    const many = Array.from({ length: 54 }, (_, n) => ({ ...(task as (typeof tasks)[number]), id: `t${n}` }));
    const page = html(h(Today, {}), { ...overview, tasks: many });
    expect(page.match(/<li class="task">/g)).toHaveLength(20);
    expect(plain(page)).toContain('Visa alla 54');
  });

  it('explains a stop, with where it differs most and a field for the number', () => {
    const text = plain(html(h(Today, {}), stoppedOverview));
    expect(text).toContain('Ingen har tagits bort');
    expect(text).toContain('Alla lärspridare: 61 av 204');
    expect(text).toContain('Stämmer det? Skriv antalet:');
    expect(text).toContain('Godkänn just den här planen');
  });

  it('lets those who may not apply neither approve nor wonder who can', () => {
    const text = plain(html(h(Today, {}), { ...stoppedOverview, mayApply: false, operator: 'drift@delaby.example' }));
    expect(text).not.toContain('Godkänn');
    expect(text).toContain('drift@delaby.example genomför ändringarna');
  });

  it('begins with the set-up while a step of it is left', () => {
    const text = plain(html(h(Today, {}), setUpOverview));
    expect(text).toContain('Kom i gång');
    expect(text).toContain('Gör det här');
    expect(text).toContain('Ångra');
    expect(text).not.toContain('Inget väntar');
  });
});

describe('the line of state', () => {
  const line = (state: Overview['state']): string => {
    const { sign, text } = stateLine({ state, at: '08.40' }, words.sv, String);
    return `${sign} ${text}`;
  };
  const state = overview.state;

  it('says in words, with a sign, how things are', () => {
    expect(line({ ...state, kind: 'ok', changes: 0 })).toBe('✓ Allt stämmer · kontrollerat 08.40');
    expect(line({ ...state, kind: 'ok', changes: 0, errors: 4 })).toBe('▲ Inga ändringar väntar · 4 saker att rätta');
    expect(line(state)).toBe('◔ 3 ändringar väntar');
    expect(line({ ...state, kind: 'stopped', removals: 41 })).toBe('■ Stoppad: 41 personer skulle förlora tillgång');
    expect(line({ ...state, kind: 'running' })).toBe('◐ Ändringarna genomförs just nu');
  });
});

describe('the lists', () => {
  it('hold only the rows near the window, and say how many there are', () => {
    const page = html(h(People, {}));
    expect(page.match(/data-row/g)?.length).toBeLessThan(40);
    expect(page).toContain('aria-setsize="3012"');
    expect(plain(page)).toContain('3\u00A0012 personer');
  });

  it('have the vacant units first', () => {
    const page = html(h(Units, {}));
    expect(page.indexOf('Förskolan Blåsippan')).toBeLessThan(page.indexOf('Förskolan Ankan'));
    expect(plain(page)).toContain('Bara där någon saknas (2)');
  });

  it('gloss the ambassador’s word for those who read English', () => {
    expect(plain(html(h(Units, {}), overview, 'en'))).toContain('Lärspridare: learning ambassador');
  });
});

describe('what follows', () => {
  it('tells what each gains and loses, and names who is mailed', () => {
    const text = plain(html(h(Consequences, { whatIf })));
    expect(text).toContain('Elif Demir + Får tillgång till Lärspridarnas rum (14 filmer).');
    expect(text).toContain('Aino Bergström − Förlorar tillgång');
    expect(text).toContain('2 mejl: Elif Demir och Aino Bergström.');
  });

  it('tells how many may see a film after a yes', () => {
    const film = { id: 'F-001', title: 'Flerspråkighet i vardagen', people: 243, rooms: ['Lärspridarnas rum'], until: '2027-06-30' };
    expect(plain(html(h(Consequences, { whatIf: { ...whatIf, people: [], mails: [], films: [film] } })))).toContain(
      '243 personer får se ”Flerspråkighet i vardagen” i Lärspridarnas rum till och med 30 juni 2027.',
    );
  });

  it('tells of the day on which it happens, where that is to come', () => {
    const later = [{ day: '2027-02-01', people: whatIf.people.slice(1), mails: ['Aino Bergström'] }];
    const text = plain(html(h(Consequences, { whatIf: { ...whatIf, people: [], mails: [], changes: 0, later } })));
    expect(text).toContain('1 februari 2027 Aino Bergström − Förlorar tillgång');
    expect(text).not.toContain('Ingen får eller förlorar');
  });

  it('says so when the guard would stop it, and when nothing follows', () => {
    expect(plain(html(h(Consequences, { whatIf: { ...whatIf, guardTripped: true } })))).toContain('stannar tills du har godkänt');
    expect(plain(html(h(Consequences, { whatIf: { ...whatIf, people: [], mails: [], changes: 0 } })))).toContain(
      'Ingen får eller förlorar tillgång.',
    );
  });
});

describe('a meeting’s answers', () => {
  const meeting = cannedAnswer({ kind: 'meeting', id: 'T-007' }) as MeetingView;

  it('are numbers, and units without an answer', () => {
    const text = plain(html(h(MeetingAnswers, { view: meeting })));
    expect(text).toContain('14 1 2 7');
    expect(text).toContain('3 enheter utan svar');
    expect(text).toContain('Förskolan Myran');
  });

  it('lead to the meeting only by https', () => {
    expect(html(h(MeetingAnswers, { view: meeting }))).toContain('href="https://');
    expect(html(h(MeetingAnswers, { view: { ...meeting, link: 'javascript:alert(1)' } }))).not.toContain('href');
  });
});

describe('a mandate’s days', () => {
  it('are told by what is known of them', () => {
    const told = (from: string, to: string): string => period(from, to, 'sv', '2026-11-16', words.sv);
    expect(told('2026-11-16', '')).toBe('från 16 nov');
    expect(told('', '2027-06-11')).toBe('till 11 juni 2027');
    expect(told('2024-08-01', '2025-06-13')).toBe('1 aug 2024–13 juni 2025');
    expect(told('', '')).toBe('');
  });
});
