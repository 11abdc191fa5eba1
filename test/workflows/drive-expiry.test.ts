/** A municipality whose edition of Google lets no access end by itself, from the first refusal to the day that a film ends. */
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import type { ApiCall, Fault } from '../../src/tools/workspace/faults/faults.ts';
import { endRefusedAtInsert } from '../../src/tools/workspace/faults/faults.ts';
import { LEARNT } from '../../src/workflows/apply/no-end.ts';
import { AINO, apply, ELIF, fileOf, JO, plan, set, summary, type Town, tables, town, watches } from './town.ts';
import { edit, NOW } from './workspace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ENDS = '2026-11-20';
const AFTER = NOW + 5 * DAY;
const permits = tables.permits?.map((row) => (row.id === 'M-1' ? { ...row, to: ENDS } : row)) ?? [];
const fundamentals = (): Town => town({ edition: 'education-fundamentals' }, { ...tables, permits });
const film = (where: Town) => fileOf(where, 'F-1');
const setting = (where: Town) => plan(where).config.settings.driveExpiry;
const seen = (where: Town) => [AINO, JO, ELIF].map((email) => opens(where, email));
const opens = ({ emulator, ...where }: Town, email: string): number => {
  const url = `/drive/v3/files/${film({ emulator, ...where })}`;
  return emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer local:${email}` } }).status;
};
const log = (where: Town) => plan(where).workbook.sheets.log.data.rows.map((row) => row.map(String).join(' | '));
/** The methods and bodies of Drive's permission writes from now on. */
const permissionWrites = (emulator: Emulator): string[] => {
  const written: string[] = [];
  const before = emulator.onRequest;
  emulator.onRequest = (call: ApiCall, response) => {
    before?.(call, response);
    const body = call.request.body && 'text' in call.request.body ? call.request.body.text : '';
    if (/^drive\.permissions\.(create|update)$/.test(call.method)) written.push(`${response.status} ${call.method} ${body}`);
  };
  return written;
};

describe('The run that first meets “Expiration dates cannot be set on this item”', () => {
  const where = fundamentals();
  const written = permissionWrites(where.emulator);
  const first = apply(where);

  it('carries the rest out, and says what it did not and what it has learnt', () => {
    expect(first).toMatchObject({ kind: 'done', message: LEARNT });
    const undone = first.outcomes
      .filter((one) => one.status !== 'done')
      .map((one) => `${one.status} ${one.id.split(':').slice(0, 2).join(':')}`);
    expect(undone.sort()).toEqual([`failed folder:audiences/rum-lar|${ENDS}`, 'skipped recording:F-1']);
  });
  it('gives the access in no other way, and leaves the film in the waiting room, without a shortcut to it', () => {
    expect(written.filter((line) => line.includes('expirationTime')).map((line) => line.slice(0, 3))).toEqual(['403']);
    expect(seen(where)).toEqual([404, 404, 404]);
    const { state } = plan(where);
    expect(state.items.get(film(where))?.parent).toBe(state.waitingRoom);
    expect([...state.items.values()].filter((item) => item.kind === 'shortcut')).toEqual([]);
  });
  it('writes the setting, where a person reads it, and a line in the log', () => {
    expect(setting(where)).toBe('nej');
    expect(log(where).some((line) => line.includes('misslyckades: Er Google-utgåva'))).toBe(true);
  });
  it('leaves a next run nothing to do, until the hourly run is on: the row says why', () => {
    apply(where);
    expect(summary(plan(where))).toEqual([]);
    const row = plan(where).config.tables.recordings.rows.find((one) => one.id === 'F-1');
    expect(row?.reason).toMatch(/inget stänger den då/);
    expect(plan(where).planned.plan.diagnostics.map((one) => one.code)).toContain('heldWithoutEnd');
  });
  it('shares the film once that is so, and closes it when the day is over', () => {
    expect(apply(where, { unattended: true }).kind).toBe('nothing');
    expect(apply(where)).toMatchObject({ kind: 'done' });
    expect(seen(where)).toEqual([200, 200, 404]);
    expect(written.filter((line) => line.includes('expirationTime'))).toHaveLength(1);
    apply(where, { unattended: true }, AFTER);
    expect(seen(where)).toEqual([404, 404, 404]);
    const { state } = plan(where, AFTER);
    const folders = [...state.items.values()].filter((item) => item.row === `rum-lar|${ENDS}`);
    expect(folders.map((item) => item.grants)).toEqual([[]]);
    expect(summary(plan(where, AFTER))).toEqual([]);
  });
});

describe('A film that is shown without an end in Drive', () => {
  const shown = (): Town => {
    const where = fundamentals();
    apply(where);
    apply(where, { unattended: true });
    apply(where);
    return where;
  };

  it('is withdrawn like any other', () => {
    const where = shown();
    expect(seen(where)).toEqual([200, 200, 404]);
    set(where, 'permits', 'M-1', 'withdrawn', '2026-11-16');
    apply(where, { unattended: true });
    expect(seen(where)).toEqual([404, 404, 404]);
  });
  it('gets its end when the edition is changed for one that keeps it and the setting is set to ja', () => {
    const where = shown();
    where.emulator.handle({ method: 'POST', url: '/local/workspace', headers: {}, body: { text: '{"edition":"education-plus"}' } });
    set(where, 'settings', 'driveExpiry', 'value', 'ja');
    expect(summary(plan(where))).toEqual([expect.stringMatching(/^renew folder:audiences/)]);
    apply(where, { unattended: true });
    // Nobody runs anything: Drive ends it by itself.
    expect(plan(where).state.items.get(plan(where).state.items.get(film(where))?.parent ?? '')?.grants[0]?.until).toBeDefined();
    expect(setting(where)).toBe('ja');
  });
  it('and the setting that says ja too early is written back, with nobody’s access changed', () => {
    const where = shown();
    set(where, 'settings', 'driveExpiry', 'value', 'ja');
    apply(where);
    expect(setting(where)).toBe('nej');
    expect(seen(where)).toEqual([200, 200, 404]);
    apply(where);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('In a workbook whose row of that setting somebody deleted', () => {
  it('it is written anew', () => {
    const where = fundamentals();
    const { sheetId, data } = plan(where).workbook.sheets.settings;
    const at = data.firstRow - 1 + data.rows.findIndex((row) => row[0] === 'Slutdatum i Drive');
    const range = { sheetId, dimension: 'ROWS' as const, startIndex: at, endIndex: at + 1 };
    edit(where.emulator, where.ref.spreadsheetId, [{ deleteDimension: { range } }]);
    expect(setting(where)).toBe('ja');
    apply(where);
    expect(setting(where)).toBe('nej');
  });
});

describe('“cannotSetExpirationOnInsert”', () => {
  it('is a refusal of the grant: no grant without an end is made to be ended by a second call', () => {
    const where = town({}, { ...tables, permits });
    where.emulator.faults = (call: ApiCall): Fault | undefined => endRefusedAtInsert(call);
    const written = permissionWrites(where.emulator);
    apply(where);
    where.emulator.faults = undefined;
    expect(seen(where)).toEqual([404, 404, 404]);
    expect(written.some((line) => line.includes('permissions.update'))).toBe(false);
    expect(setting(where)).toBe('nej');
  });
});

describe('The hourly run', () => {
  it('notes when it came to its end, also when there was nothing to do', () => {
    const where = town();
    apply(where);
    expect(plan(where).state.hourly).toBeUndefined();
    apply(where, { unattended: true });
    expect(plan(where).state.hourly).toBe(NOW);
    apply(where, { unattended: true }, NOW + HOUR);
    expect(plan(where).state.hourly).toBe(NOW + HOUR);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });
});
