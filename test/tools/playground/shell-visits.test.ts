import { guideOf } from '../../../src/tools/playground/page/guide/guide.ts';
import { noteVisit, readFacts } from '../../../src/tools/playground/page/guide/guide-facts.ts';
import type { Person, Workspace } from '../../../src/tools/playground/page/shell.ts';

const sheet: Workspace = {
  spreadsheetId: 'ark',
  calendarId: 'kalender',
  rootFolder: 'rot',
  waitingRoom: 'vantrum',
  domain: 'delaby.example',
  coordinator: 'maryam@delaby.example',
};
const person = (email: string, name: string): Person => ({ email, name, role: '', unit: '' });
const elif = person('elif@delaby.example', 'Elif Demir');
const maryam = person(sheet.coordinator, 'Maryam Lindqvist');

/** A workspace in which Gunilla's film is shared. */
const tabs: Record<string, string[][]> = {
  Inspelningar: [
    ['Id', 'Status', 'Fil'],
    ['F-001', 'delad', 'film'],
  ],
  Medgivanden: [
    ['Id', 'Svar'],
    ['M-01', 'ja'],
  ],
  Uppdrag: [['Id'], ['U-001']],
  Rum: [
    ['Id', 'Mapp'],
    ['rum-larspridare', 'mapp'],
  ],
  Träffar: [['Id']],
};

describe('what the guide has seen', () => {
  let answering: Promise<void>;
  /** One of its own for each test: what a page keeps lasts as long as the page. */
  let workspace = sheet;
  let tests = 0;
  beforeEach(() => {
    const kept = new Map<string, string>();
    answering = Promise.resolve();
    tests += 1;
    workspace = { ...sheet, spreadsheetId: `ark ${tests}` };
    Object.assign(globalThis, {
      localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) },
      fetch: async (address: string) => {
        await answering;
        const url = new URL(address, 'http://here/');
        if (url.pathname === '/local/tables') return Response.json(tabs);
        if (url.pathname === '/local/people')
          return Response.json({ people: [elif].filter(({ name }) => name === url.searchParams.get('q')) });
        if (url.pathname === '/local/inbox') return Response.json({ mails: [] });
        return Response.json({ files: [{ id: 'film' }, { id: 'mapp' }] });
      },
    });
  });
  const { fetch } = globalThis;
  afterEach(() => {
    Object.assign(globalThis, { fetch });
    Reflect.deleteProperty(globalThis, 'localStorage');
  });
  const ticked = async (changes = 7): Promise<boolean> => {
    const guides = guideOf(await readFacts(workspace, maryam, ['borja'], changes));
    return guides?.flatMap(({ steps }) => steps).find(({ name }) => name === 'filmSee')?.done ?? false;
  };

  it('is nothing where nobody has been', async () => {
    expect(await ticked()).toBe(false);
  });

  it('stays seen once it is read, though the place was left before the answer came', async () => {
    let answer = () => {};
    answering = new Promise((settle) => {
      answer = settle;
    });
    const asked = readFacts(workspace, elif, ['drive', 'film'], 7);
    answer();
    await asked;
    expect(await ticked()).toBe(true);
  });

  it('counts a look after which the page was closed before anything was read', async () => {
    noteVisit(workspace, elif, ['drive', 'film'], 7);
    expect(await ticked()).toBe(true);
    expect(await ticked(8)).toBe(true);
  });

  it('does not count a look at what was written later', async () => {
    noteVisit(workspace, elif, ['drive', 'film'], 6);
    expect(await ticked(7)).toBe(false);
    expect(await ticked(6)).toBe(false);
  });

  it('leaves noted looks alone until it is known how much has been written', async () => {
    noteVisit(workspace, elif, ['drive', 'film'], 7);
    noteVisit(workspace, elif, ['drive', 'film'], 0);
    expect(await ticked(0)).toBe(false);
    expect(await ticked(7)).toBe(true);
  });
});
