import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language, ReceiptView } from '../../src/contract/api.ts';
import { SpeechProvider, speechIn } from '../../src/pages/kit/language.ts';
import { Receipt } from '../../src/pages/kit/receipt.tsx';
import { SidebarProvider } from '../../src/pages/sidebar/frame/context.ts';
import { AskPlace, ToAskList } from '../../src/pages/sidebar/permits/ask.tsx';
import { Missing } from '../../src/pages/sidebar/permits/captions.tsx';
import { PermitLetter } from '../../src/pages/sidebar/permits/letter-place.tsx';
import { Permit } from '../../src/pages/sidebar/permits/permit.tsx';
import { List } from '../../src/pages/sidebar/permits/permits.tsx';
import { RenewMany } from '../../src/pages/sidebar/permits/renewals.tsx';
import { Proposals } from '../../src/pages/sidebar/permits/retention.tsx';
import { PermitList } from '../../src/pages/sidebar/permits/withdraw.tsx';
import { permitWords } from '../../src/pages/words/permit-pages.ts';
import { overview, permits } from './fixture.ts';
import { permitAnswers } from './fixture-permits.ts';

const nothing = (): void => {};
function html(view: ComponentChildren, lang: Language = 'sv'): string {
  const sidebar = {
    overview,
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
const plain = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/[ \n\u00a0]+/g, ' ');
const withdrawn: ReceiptView = {
  permit: 'M-05',
  lecturer: 'Ann-Sofi Dahl',
  begun: '2026-11-16 09:00',
  ended: '2026-11-16 09:00',
  closed: true,
  films: [{ recording: 'F-004', title: 'Systematik som hjälper', readersBefore: 243, closed: true, shortcutsRemoved: 1 }],
  cannotUndo: { sv: 'Det som är sparat kan inte hämtas tillbaka.', en: 'What is saved can’t be called back.' },
  text: { sv: 'KVITTO: stängt', en: 'RECEIPT: closed' },
  lecturerEmail: '',
  letter: { subject: { sv: 'Kvitto: filmen är stängd', en: 'Receipt: the recording is closed' }, text: { sv: 'Hej!', en: 'Hello,' } },
};
const { permitList, permit, asking, letter, retention, captions } = permitAnswers;

describe('Medgivanden', () => {
  const text = plain(html(h(List, { list: permitList })));
  it('names each lecturer with film, day and state in words', () => {
    expect(text).toMatch(/Ann-Sofi Dahl Systematik som hjälper · till 30 nov slutar snart/);
    expect(text).toMatch(/Gunilla Sjöström Flerspråkighet i vardagen ◐ väntar/);
    expect(text).toMatch(/Lena Ek Systematik som hjälper Fråga igen/);
    expect(text).toMatch(/M-11 · Namn saknas Kemi i köket och 1 till · till 27 okt slut/);
  });
  it('begins with films still to ask about, and says how many rows can’t be read', () => {
    expect(text.indexOf('Leken som motor')).toBeLessThan(text.indexOf('Lena Ek'));
    expect(text).toContain('1 rad i Medgivanden går inte att läsa');
  });
  it('offers each state that there is, with its number', () => {
    expect(text).toContain('Alla (6)');
    expect(text).toContain('väntar (1)');
    expect(text).not.toContain('återkallat (');
  });
});

describe('one permit', () => {
  const text = plain(html(h(Permit, { view: permit })));
  it('shows its terms, also those that nobody has said', () => {
    expect(text).toMatch(/Får klippas ja/);
    expect(text).toMatch(/Namn anges inte angivet/);
    expect(text).toMatch(/Får ses av Alla medarbetares rum/);
  });
  it('shows who else must say yes, who has, and who is not asked yet', () => {
    expect(text).toMatch(/Alla måste säga ja: Ann-Sofi Dahl slutar snart Lena Ek ◐ väntar/);
    expect(text).toContain('1 föreläsare är inte tillfrågad än');
  });
  it('offers its letters, the answer, and the renewal of one that ends', () => {
    for (const word of ['Kopia av svaret', 'Brev: fråga om längre tid', 'Skriv in svar', 'Förnya']) expect(text).toContain(word);
  });
  it('that is withdrawn can’t be answered nor renewed', () => {
    const closed = plain(html(h(Permit, { view: { ...permit, state: 'withdrawn', withdrawn: '2026-11-01', letters: ['copy'] } })));
    expect(closed).not.toMatch(/Skriv in svar|Förnya/);
  });
});

describe('a letter', () => {
  it('stands in an article of its own, whole, in the language of the letter', () => {
    const page = html(h(PermitLetter, { view: letter, permit: 'M-30', what: 'ask' }));
    expect(page).toMatch(/<article class="letter" lang="sv"><h2>Får vi spela in ”Leken som motor”\?/);
    expect(plain(page)).toContain('1 ställe inom [hakparentes] fyller kommunen i själv');
    expect(plain(page)).toMatch(/Mejla … Skriv ut Kopiera/);
  });
  it('without an address says so, and offers no mail', () => {
    const text = plain(html(h(PermitLetter, { view: { ...letter, to: '' }, permit: 'M-30', what: 'ask' })));
    expect(text).toContain('Föreläsarens e-post saknas');
    expect(text).not.toContain('Mejla …');
  });
});

describe('asking', () => {
  it('is filled in with what is known, and warns when people see the film now', () => {
    const page = html(h(AskPlace, { view: asking }));
    expect(page).toContain('value="Kristina Wallin"');
    expect(page).toMatch(/checked[^>]*value="avtal"|value="avtal"[^>]*checked/);
    expect(plain(page)).toContain('1 204 personer ser filmen nu');
  });
});

describe('whom to ask', () => {
  it('offers every film, those that nobody is asked about first, and says so', () => {
    const text = plain(html(h(ToAskList, { recordings: permitList.recordings })));
    expect(text).toMatch(/Den behöver inte vara inspelad än.*Leken som motor Kristina Wallin · inte frågad än.*Vatten frågad/);
    expect(plain(html(h(List, { list: permitList })))).toContain('Fråga en föreläsare');
  });
  it('asks for the address where it is not known', () => {
    const unknown = { ...asking, lecturers: [{ name: 'Eva Utanlov', email: '', basis: 'medgivande' }] };
    expect(plain(html(h(AskPlace, { view: unknown })))).toContain('Adressen är inte känd');
    expect(plain(html(h(AskPlace, { view: asking })))).toContain('Dit går brevet');
  });
});

describe('Föreläsaren ångrar sig', () => {
  it('names the films, and tells two of one name apart by address and number', () => {
    const text = plain(html(h(PermitList, { permits, onReceipt: () => {} })));
    expect(text).toMatch(/Ann-Sofi Dahl Systematik som hjälper/);
    expect(text).toMatch(/Åke Ström Skogen som rum Ute varje dag/);
    expect(text).not.toContain('M-05');
    const twice = [...permits, ...permits.slice(0, 1).map((one) => ({ ...one, id: 'M-31', email: 'annsofi@annan.example' }))];
    const both = plain(html(h(PermitList, { permits: twice, onReceipt: () => {} })));
    expect(both).toMatch(/ann-sofi\.dahl@larandehuset\.example · M-05.*annsofi@annan\.example · M-31/);
    expect(both).not.toContain('M-06');
  });
  it('gives a receipt that is printed alone, with its whole text', () => {
    const page = html(h(Receipt, { receipt: withdrawn, onDone: () => {} }));
    expect(page).toMatch(/<article class="letter on-paper"><h2>Kvitto: filmen är stängd<\/h2><p>KVITTO: stängt/);
    expect(plain(page)).toContain('Skriv ut kvittot');
  });
});

describe('renewal', () => {
  it('offers those that have ended or soon will, and the school year’s end with where it comes from', () => {
    const page = html(h(RenewMany, { list: permitList }));
    expect(page.match(/type="checkbox"/g)).toHaveLength(2);
    expect(plain(page)).toContain('Läsårets sista dag är 2027-06-11, enligt Kalender.');
    expect(page).toContain('value="2027-06-11"');
    expect(plain(html(h(RenewMany, { list: { ...permitList, permits: [] } })))).toContain('Inget medgivande slutar snart');
  });
});

describe('retention', () => {
  it('shows rule, decider and days, and promises to delete nothing', () => {
    const text = plain(html(h(Proposals, { view: retention })));
    expect(text).toContain('Inget raderas av sig självt');
    expect(text).toContain('Regeln: Gallras ett år efter att filmen slutat visas');
    expect(text).toContain('Beslutar: Karin Öberg');
    expect(text).toContain('Att pröva sedan 4 nov, 12 dagar');
    expect(text).toMatch(/Beslutat att radera .*Mandat och tid/);
  });
  it('without a number of months proposes nothing, and says where to write it', () => {
    const text = plain(html(h(Proposals, { view: { ...retention, months: null, due: [] } })));
    expect(text).toContain('Inget föreslås än');
    expect(text).toContain('Månader till gallring');
    expect(text).toContain('Gå till raden');
  });
});

describe('missing captions', () => {
  const text = plain(html(h(Missing, { view: captions })));
  it('is a list with days, length and what is late, each with a way to add them', () => {
    expect(text).toMatch(/Roboten på mattan Försenad Saknas sedan 30 dagar · 6 min · visas Lägg till undertexter/);
    expect(text).toMatch(/Projektorn som fönster visas inte än/);
  });
  it('begins with captions whose length does not go with the film, and lets others be replaced too', () => {
    expect(text.indexOf('Stämmer längden?')).toBeLessThan(text.indexOf('Roboten på mattan'));
    expect(text).toMatch(/Byt undertexter \(1\) .*Skogen som rum Byt undertexter/);
    expect(text).toMatch(/Stämmer längden\? Ute varje dag Undertexterna slutar 11:40/);
  });
});

it('the words hold no text that is empty, and bend with the number', () => {
  for (const words of Object.values(permitWords)) {
    for (const value of Object.values(words)) if (typeof value === 'string') expect(value).toMatch(/\S/);
    expect(words.missing(1)).not.toBe(words.missing(2));
  }
  expect(permitWords.sv.missing(2)).toBe('2 föreläsare är inte tillfrågade än');
});
