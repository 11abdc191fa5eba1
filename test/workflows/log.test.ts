/** The log tells what a run did, however the run ended. */
import { type ApiCall, type Faults, internalError, tooManyRequests, unavailable } from '../../src/tools/workspace/faults/faults.ts';
import { setOutbox } from '../../src/workflows/edit/write.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { AINO, apply, fileOf, KARIN, plan, set, type Town, tables, town, watches } from './town.ts';
import { edit, NOW, run, values } from './workspace.ts';

type Line = Record<'time' | 'actor' | 'change' | 'target' | 'reason' | 'before' | 'outcome', string>;

function logOf({ emulator, ref }: Town): Line[] {
  const [, ...rows] = values(emulator, ref.spreadsheetId, 'Logg!A1:G500');
  return rows.map(
    ([time, actor, change, target, reason, before, outcome]) => ({ time, actor, change, target, reason, before, outcome }) as Line,
  );
}

const isLog = ({ method, path }: ApiCall) => method === 'sheets.spreadsheets.values.append' && (path.range ?? '').includes('Logg');

/** What the run threw, if anything. */
function thrownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return '';
}

function insertColumn({ emulator, ref, ...where }: Town, table: 'recordings'): void {
  const { sheetId } = plan({ emulator, ref, ...where }).workbook.sheets[table];
  const range = { sheetId, dimension: 'COLUMNS' as const, startIndex: 2, endIndex: 3 };
  edit(emulator, ref.spreadsheetId, [{ insertDimension: { range } }]);
}

describe('The log', () => {
  it('tells what was done though a column was inserted meanwhile, so that no status can be written', () => {
    const where = town();
    let inserted = false;
    const thrown = thrownBy(() =>
      apply(where, {
        progress: (phase) => {
          if (phase !== 'publish' || inserted) return;
          inserted = true;
          insertColumn(where, 'recordings');
        },
      }),
    );
    expect(thrown).toMatch(/Kolumnerna i fliken .* ändrades/);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
    expect(logOf(where)).toContainEqual(expect.objectContaining({ target: 'recordings/F-1', change: 'share', outcome: 'gjort' }));
  });

  it('tells what was done before Google fell silent, and what waits', () => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-1', 'answer', 'nej');
    set(where, 'people', KARIN, 'to', '2027-06-30');
    const before = logOf(where).length;
    const silenced = (phase: string) => {
      if (phase === 'withdraw')
        where.emulator.faults = (request) => (request.method.startsWith('cloudidentity.') ? unavailable(request) : undefined);
    };
    expect(thrownBy(() => apply(where, { progress: silenced }))).toMatch(/503/);
    where.emulator.faults = undefined;
    const lines = logOf(where).slice(before);
    expect(lines).toContainEqual(expect.objectContaining({ target: 'recordings/F-1', change: 'close', outcome: 'gjort' }));
    expect(lines).toContainEqual(expect.objectContaining({ before: KARIN, change: 'add', outcome: 'väntar' }));
  });

  it('says that a change waits when the run stopped halfway through it: a narrowed film, closed and not yet shown again', () => {
    const where = town();
    set(where, 'permits', 'M-2', 'answer', 'ja');
    set(where, 'recordings', 'F-2', 'rooms', 'rum-alla, rum-lar');
    apply(where);
    set(where, 'recordings', 'F-2', 'rooms', 'rum-lar');
    let real = NOW;
    const before = logOf(where).length;
    const applied = apply(where, {
      realNow: () => real,
      deadline: NOW + 60_000,
      progress: (phase) => {
        if (phase === 'withdraw') real += 120_000;
      },
    });
    expect(applied.kind).toBe('stopped');
    expect(plan(where).state.items.get(fileOf(where, 'F-2'))?.parent).toBe(where.ref.waitingRoom);
    const told = logOf(where).slice(before);
    expect(told.filter((line) => line.target === 'recordings/F-2').map((line) => line.outcome)).toEqual(['väntar']);
  });

  it('that can’t be written does not keep the statuses from being written', () => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-1', 'answer', 'nej');
    where.emulator.faults = (request) => (isLog(request) ? internalError(request) : undefined);
    expect(thrownBy(() => apply(where))).toMatch(/values\.append.*500/);
    where.emulator.faults = undefined;
    expect(plan(where).config.tables.recordings.rows.find((row) => row.id === 'F-1')?.status).not.toMatch(/^delad/);
  });

  it('that can’t be written does not hide what went wrong first', () => {
    const where = town();
    const fault: Faults = (request) =>
      isLog(request) ? internalError(request) : request.method === 'sheets.spreadsheets.get' ? tooManyRequests(1)(request) : undefined;
    const failing = (phase: string) => {
      if (phase === 'create') where.emulator.faults = fault;
    };
    expect(thrownBy(() => apply(where, { progress: failing }))).toMatch(/spreadsheets\.get.*429/);
  });

  it('gives each person who leaves a group their own reason', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
    const people = many.map((name) => ({ email: `${name}@delaby.example`, name: `Namn ${name.toUpperCase()}`, unit: 'u1' }));
    const where = town({}, { ...tables, people: [...(tables.people ?? []), ...people] });
    apply(where);
    set(where, 'people', 'a@delaby.example', 'to', '2026-11-01');
    set(where, 'people', 'b@delaby.example', 'unit', 'u2');
    apply(where);
    const left = logOf(where).filter((line) => line.change === 'remove');
    expect(left.filter((line) => line.before.includes('b@delaby.example') && line.reason.includes('Namn A'))).toEqual([]);
    expect(left.some((line) => line.before.includes('b@delaby.example'))).toBe(true);
  });

  it('tells of a letter that nobody can say whether it left, once', () => {
    const where = town();
    apply(where);
    const [event] = plan(where).state.events.values();
    const workbook = run(where.emulator, readWorkbook(where.ref.spreadsheetId));
    const letter = { key: 'k', person: AINO, event: event?.id ?? '', change: 'joined', state: 'sending', at: '' };
    run(where.emulator, setOutbox(workbook, [letter], 'sending'));
    apply(where);
    expect(apply(where).kind).toBe('nothing');
    const told = logOf(where).filter((line) => line.change === 'letter');
    expect(told).toMatchObject([{ target: 'meetings/T-1', before: AINO, outcome: 'osäkert' }]);
  });
});
