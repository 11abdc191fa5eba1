/** Small accidents that the large simulations came upon, each by itself. */

import { parseWorkbook } from '../../src/domain/workbook/parse.ts';
import { call } from '../../src/google/call.ts';
import type { Snapshot } from '../../src/tools/workspace/core/records.ts';
import { emptyList } from '../../src/tools/workspace/faults/lists.ts';
import { cellsOf, readWorkbook } from '../../src/workflows/read/workbook.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { english } from '../messages/said.ts';
import { AINO, apply, ELIF, fileOf, JO, plan, set, summary, type Town, tables, town, watches, write } from '../workflows/town.ts';
import { withdrawn } from '../workflows/withdrawal.ts';
import { edit, MARYAM, NOW, run } from '../workflows/workspace.ts';
import { insideRooms, readings } from './world.ts';

const HOUR = 3_600_000;
const later = { realNow: () => NOW + HOUR };

/** Applies, and leaves the workspace as a kill right after the `nth` call of a method would. */
function applyKilledAfter(where: Town, method: string, nth = 1): void {
  let left: Snapshot | undefined;
  let times = 0;
  where.emulator.onRequest = (request) => {
    if (request.method === method && ++times === nth) left = where.emulator.store.snapshot();
  };
  apply(where);
  where.emulator.onRequest = undefined;
  if (left === undefined) throw new Error(`${method} was called ${times} times`);
  where.emulator.store.restore(left);
}

describe('A run that was killed', () => {
  it('keeps others out until its lease has run out, and they change nothing', () => {
    const where = town();
    applyKilledAfter(where, 'drive.files.create', 2);
    const [files, events] = ['drive.file', 'event'].map((kind) => [...where.emulator.store.entries(kind)].length);
    expect(apply(where, { realNow: () => NOW + 60_000 }).kind).toBe('busy');
    expect(['drive.file', 'event'].map((kind) => [...where.emulator.store.entries(kind)].length)).toEqual([files, events]);
    expect(apply(where, later).kind).toBe('done');
  });

  it('after taking a shortcut away does not keep the film from the room when it comes back', () => {
    const where = town();
    set(where, 'permits', 'M-1', 'audience', 'alla medarbetare');
    apply(where);
    set(where, 'recordings', 'F-1', 'rooms', 'rum-lar');
    applyKilledAfter(where, 'drive.files.delete');
    apply(where, later);
    set(where, 'recordings', 'F-1', 'rooms', 'rum-alla, rum-lar');
    const applied = apply(where, later);
    expect(applied.outcomes.filter((outcome) => outcome.status !== 'done')).toEqual([]);
    expect(summary(plan(where))).toEqual([]);
  });

  it('between sharing a film and its paperwork has still remembered for whom the lecturer said yes', () => {
    const where = town();
    applyKilledAfter(where, 'calendar.events.insert');
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
    set(where, 'rooms', 'rum-lar', 'areas', 'Team City'); // Elif works there, and was not in the room when the lecturer said yes.
    apply(where, later);
    expect(watches(where, ELIF, fileOf(where, 'F-1'))).toBe(404);
  });
});

describe('A withdrawal whose row is moved right before it is written, and that is killed right after,', () => {
  const permits = [...(tables.permits ?? []), { id: 'M-0', lecturer: 'Åsa Ek', answer: 'ja', audience: 'alla medarbetare' }];
  function left(): Town {
    const where = town({}, { ...tables, permits, meetings: [] });
    apply(where);
    let state: Snapshot | undefined;
    let sorted = false;
    where.emulator.onRequest = ({ method }) => {
      if (method === 'sheets.spreadsheets.batchUpdate' && sorted) state ??= where.emulator.store.snapshot();
    };
    where.emulator.faults = ({ method }) => {
      if (method !== 'sheets.spreadsheets.batchUpdate') return undefined;
      where.emulator.faults = undefined;
      const { sheetId } = run(where.emulator, readWorkbook(where.ref.spreadsheetId)).sheets.permits;
      const range = { sheetId, startRowIndex: 1, endRowIndex: 1 + permits.length };
      edit(where.emulator, where.ref.spreadsheetId, [{ sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] } }]);
      sorted = true;
      return undefined;
    };
    withdrawn(where);
    where.emulator.onRequest = undefined;
    where.emulator.store.restore(state as Snapshot);
    expect(days(where)).toEqual({ 'M-0': '2026-11-16', 'M-1': '' });
    return where;
  }
  const days = (where: Town) => {
    const { rows } = parseWorkbook(cellsOf(run(where.emulator, readWorkbook(where.ref.spreadsheetId)))).tables.permits;
    return Object.fromEntries(rows.filter((row) => /^M-[01]$/.test(row.id)).map((row) => [row.id, row.withdrawn]));
  };

  it('is carried out by the next run, and the other permit bears no day', () => {
    const where = left();
    apply(where, { ...later, unattended: true });
    expect(days(where)).toEqual({ 'M-0': '', 'M-1': '2026-11-16' });
    expect(watches(where, JO, fileOf(where, 'F-1'))).toBe(404);
    expect(apply(where, later).kind).toBe('nothing');
  });

  it('is carried out by the next withdrawal, and the other permit bears no day', () => {
    const where = left();
    withdrawn(where);
    expect(days(where)).toEqual({ 'M-0': '', 'M-1': '2026-11-16' });
    expect(watches(where, JO, fileOf(where, 'F-1'))).toBe(404);
  });
});

describe('A film in the bin', () => {
  it('is closed by a withdrawal like any other: Drive lets those who could read it go on doing so', () => {
    const where = town();
    apply(where);
    const film = fileOf(where, 'F-1');
    run(where.emulator, call('drive.files.update', { fileId: film, requestBody: { trashed: true } }));
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([200, 200]);
    set(where, 'permits', 'M-1', 'withdrawn', '2026-11-16');
    apply(where);
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([404, 404]);
  });
});

describe('A film in the bin only because its folder is', () => {
  it('is taken out to Väntrummet when its permit no longer holds, and its row says at once that it is there', () => {
    const where = town();
    apply(where);
    const film = fileOf(where, 'F-1');
    const { parents = [] } = run(where.emulator, call('drive.files.get', { fileId: film, fields: 'parents' }));
    run(where.emulator, call('drive.files.update', { fileId: parents[0] as string, requestBody: { trashed: true } }));
    set(where, 'permits', 'M-1', 'answer', 'väntar');
    apply(where, { allowRemovals: 9 });
    const row = plan(where).config.tables.recordings.rows.find((one) => one.id === 'F-1');
    expect([row?.status, row?.file, watches(where, JO, film)]).toEqual(['väntar på svar', film, 404]);
    expect(apply(where).kind).toBe('nothing');
  });
});

describe('A film in the bin, too,', () => {
  it('is closed to whoever has left its room, also where the room shares directly', () => {
    const where = town();
    set(where, 'rooms', 'rum-lar', 'sharing', 'direkt');
    apply(where);
    const film = fileOf(where, 'F-1');
    run(where.emulator, call('drive.files.update', { fileId: film, requestBody: { trashed: true } }));
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    apply(where);
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([404, 200]);
  });
});

describe('The folder of a film that somebody has moved', () => {
  it('lets nobody new in, and still gives up whoever has left the room', () => {
    const where = town();
    set(where, 'rooms', 'rum-lar', 'sharing', 'direkt');
    apply(where);
    const film = fileOf(where, 'F-1');
    const { parents = [] } = run(where.emulator, call('drive.files.get', { fileId: film, fields: 'parents' }));
    run(where.emulator, call('drive.files.update', { fileId: parents[0] as string, addParents: 'root', requestBody: {} }));
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    write(where, 'mandates', [{ id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-08-01' }]);
    apply(where, { allowRemovals: 9 });
    expect([AINO, JO, ELIF].map((email) => watches(where, email, film))).toEqual([404, 200, 404]);
    expect(apply(where).kind).toBe('nothing');
  });
});

describe('A film that was put in the bin, and its folder too,', () => {
  it.each(['can be read', 'can’t be read'])('is closed to whoever has left its room, where its row %s', (row) => {
    const where = town();
    set(where, 'rooms', 'rum-lar', 'sharing', 'direkt');
    apply(where);
    const film = fileOf(where, 'F-1');
    const { parents = [] } = run(where.emulator, call('drive.files.get', { fileId: film, fields: 'parents' }));
    for (const fileId of [film, parents[0] as string])
      run(where.emulator, call('drive.files.update', { fileId, requestBody: { trashed: true } }));
    if (row === 'can’t be read') set(where, 'recordings', 'F-1', 'date', 'i våras');
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    apply(where, { allowRemovals: 9 });
    expect(watches(where, AINO, film)).toBe(404);
    expect(apply(where).kind).toBe('nothing');
  });
});

describe('A recording’s row', () => {
  it('that is taken away closes its film only past the guard', () => {
    const where = town({}, { ...tables, meetings: [] });
    apply(where);
    const film = fileOf(where, 'F-1');
    set(where, 'recordings', 'F-1', 'file', ''); // Nothing is left that says whose row it was.
    set(where, 'recordings', 'F-1', 'id', 'F-9');
    expect(apply(where).kind).toBe('guard');
    expect(watches(where, AINO, film)).toBe(200);
    apply(where, { allowRemovals: 2 });
    expect(watches(where, AINO, film)).toBe(404);
  });

  it('that can’t be read does not keep a film open past the consent for the children in it', () => {
    const where = town();
    set(where, 'recordings', 'F-1', 'children', 'ja');
    set(where, 'recordings', 'F-1', 'childrenUntil', '2027-06-01');
    apply(where);
    const film = fileOf(where, 'F-1');
    expect(watches(where, AINO, film)).toBe(200);
    set(where, 'recordings', 'F-1', 'childrenUntil', '2026-11-15');
    set(where, 'recordings', 'F-1', 'date', 'i våras');
    apply(where);
    expect(watches(where, AINO, film)).toBe(404);
  });
});

describe('Someone whose row can’t be read', () => {
  it('keeps seeing the film, though nobody else whose row can be read is left in the area', () => {
    const where = town();
    set(where, 'permits', 'M-1', 'audience', 'alla medarbetare');
    set(where, 'recordings', 'F-1', 'rooms', 'rum-alla');
    apply(where);
    const film = fileOf(where, 'F-1');
    expect(watches(where, JO, film)).toBe(200);
    set(where, 'people', JO, 'unit', 'u99');
    expect(plan(where).planned.plan.changes.flatMap((change) => change.loses)).toEqual([]);
    apply(where);
    expect(watches(where, JO, film)).toBe(200);
  });
});

describe('Someone whose row can’t be read, too,', () => {
  it('does not come into a room that they were not in, when the room lets in their area', () => {
    const where = town();
    set(where, 'permits', 'M-1', 'audience', 'alla medarbetare');
    set(where, 'recordings', 'F-1', 'rooms', 'rum-lar');
    apply(where); // Elif's unit has a group, nested in the room of everyone; she is not in rum-lar.
    const film = fileOf(where, 'F-1');
    set(where, 'people', ELIF, 'from', 'i våras');
    set(where, 'rooms', 'rum-lar', 'areas', 'Team City');
    apply(where);
    expect(watches(where, ELIF, film)).toBe(404);
  });
});

describe('Someone whose row can’t be read, and who stands in the group of a room that does not let them in,', () => {
  it('does not come in when the room lets its group in; the others do, one by one', () => {
    const where = town();
    apply(where);
    const room = plan(where).state.ids.get('rooms/rum-alla/folder') as string;
    const { permissions = [] } = run(where.emulator, call('drive.permissions.list', { fileId: room, fields: 'permissions(id,type)' }));
    const group = permissions.find((one) => one.type === 'group');
    run(where.emulator, call('drive.permissions.delete', { fileId: room, permissionId: group?.id as string }));
    set(where, 'people', AINO, 'unit', 'u99');
    apply(where);
    expect([...insideRooms(where.emulator, [AINO, ELIF, JO], NOW)].filter((one) => one.startsWith('rum-alla '))).toEqual([
      `rum-alla ${ELIF}`,
      `rum-alla ${JO}`,
    ]);
    set(where, 'people', AINO, 'unit', 'u1');
    apply(where);
    expect(insideRooms(where.emulator, [AINO, ELIF, JO], NOW)).toContain(`rum-alla ${AINO}`);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('Someone whose row can’t be read, in a room that is to share otherwise,', () => {
  it.each([
    ['direkt', 'grupp'],
    ['grupp', 'direkt'],
  ])('stays in it from %s to %s, sees its film, and is in it as the others when the row is mended', (before, after) => {
    const where = town();
    set(where, 'rooms', 'rum-alla', 'sharing', before);
    set(where, 'permits', 'M-1', 'audience', 'alla medarbetare');
    set(where, 'recordings', 'F-1', 'rooms', 'rum-alla');
    apply(where);
    const film = fileOf(where, 'F-1');
    set(where, 'rooms', 'rum-alla', 'sharing', after);
    set(where, 'people', ELIF, 'unit', 'vet inte');
    apply(where);
    const stands = () => [
      insideRooms(where.emulator, [ELIF], NOW).has(`rum-alla ${ELIF}`),
      watches(where, ELIF, film),
      summary(plan(where)),
    ];
    expect(stands()).toEqual([true, 200, []]);
    set(where, 'people', ELIF, 'unit', 'u2');
    apply(where);
    expect(stands()).toEqual([true, 200, []]);
    set(where, 'people', ELIF, 'to', '2026-11-15');
    apply(where);
    expect(stands()).toEqual([false, 404, []]);
  });

  it('stays in it when the run is killed as soon as it has taken the room’s group away', () => {
    const where = town();
    apply(where);
    set(where, 'rooms', 'rum-alla', 'sharing', 'direkt');
    set(where, 'people', ELIF, 'unit', 'vet inte');
    applyKilledAfter(where, 'drive.permissions.delete');
    const inside = () => [AINO, ELIF].filter((one) => insideRooms(where.emulator, [one], NOW).has(`rum-alla ${one}`));
    expect(inside()).toEqual([ELIF]);
    apply(where, later);
    expect([inside(), summary(plan(where))]).toEqual([[AINO, ELIF], []]);
  });
});

describe('Someone whose row can’t be read, and who sees a room’s film but is not yet let in to the room,', () => {
  it('keeps the film and comes into nothing; the permit’s end closes it', () => {
    const where = town();
    set(where, 'permits', 'M-1', 'audience', 'alla medarbetare');
    set(where, 'recordings', 'F-1', 'rooms', 'rum-alla');
    apply(where);
    const film = fileOf(where, 'F-1');
    const room = plan(where).state.ids.get('rooms/rum-alla/folder') as string;
    const { permissions = [] } = run(where.emulator, call('drive.permissions.list', { fileId: room, fields: 'permissions(id,type)' }));
    const group = permissions.find((one) => one.type === 'group');
    run(where.emulator, call('drive.permissions.delete', { fileId: room, permissionId: group?.id as string })); // As a grant that failed.
    set(where, 'people', AINO, 'protected', 'vet inte');
    apply(where);
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([200, 200]);
    expect([...insideRooms(where.emulator, [AINO, JO], NOW)].filter((one) => one.startsWith('rum-alla '))).toEqual([`rum-alla ${JO}`]);
    set(where, 'permits', 'M-1', 'withdrawn', '2026-11-16');
    apply(where);
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([404, 404]);
  });
});

describe('Someone whom a mandate names that could never be read', () => {
  const unread = { id: 'U-9', person: JO, role: 'rektor', areas: 'Team Söder' };

  it('is held where they are when they are taken off a list, until it is mended; nobody else is', () => {
    const where = town();
    set(where, 'mandates', 'U-1', 'role', 'pedagog');
    set(where, 'mandates', 'U-2', 'role', 'pedagog');
    write(where, 'mandates', [unread]);
    set(where, 'networks', 'N-1', 'add', `${AINO}, ${JO}`);
    apply(where);
    const film = fileOf(where, 'F-1');
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([200, 200]);
    set(where, 'networks', 'N-1', 'add', ELIF);
    apply(where);
    expect([AINO, JO, ELIF].map((email) => watches(where, email, film))).toEqual([404, 200, 200]);
    expect(
      plan(where)
        .planned.plan.diagnostics.filter((one) => one.code === 'held')
        .map((one) => english(one.message)),
    ).toEqual([expect.stringMatching(/^Johan Åkesson held as is/)]);
    set(where, 'mandates', 'U-9', 'areas', 'Team Norr');
    apply(where);
    expect(watches(where, JO, film)).toBe(404);
  });

  it('comes into nothing by it, and is taken out once they are outside sync', () => {
    const where = town();
    write(where, 'mandates', [
      { ...unread, person: ELIF, role: 'lärspridare' },
      { ...unread, id: 'U-10' },
    ]);
    apply(where);
    const film = fileOf(where, 'F-1');
    expect([ELIF, JO].map((email) => watches(where, email, film))).toEqual([404, 200]);
    set(where, 'people', JO, 'protected', 'ja');
    apply(where);
    expect(watches(where, JO, film)).toBe(404);
  });
});

describe('Someone whose mandate can’t be read, and who belongs in a new room by its network,', () => {
  it('does not keep the group of the mandate’s area out of it: one run makes the room as it is to be', () => {
    const where = town();
    write(where, 'mandates', [{ id: 'U-9', person: ELIF, role: 'pedagog', areas: 'Team Norr' }]);
    set(where, 'networks', 'N-1', 'add', ELIF);
    apply(where);
    set(where, 'mandates', 'U-9', 'role', 'vet inte');
    write(where, 'rooms', [{ id: 'rum-ny', name: 'Nytt', networks: 'N-1', areas: 'Team Norr' }]);
    apply(where);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('The receipt of a withdrawal', () => {
  it('says of a film in the bin that it is closed only when nobody but staff can open it', () => {
    const where = town();
    apply(where);
    const film = fileOf(where, 'F-1');
    run(where.emulator, call('drive.files.update', { fileId: film, requestBody: { trashed: true } }));
    const clocks = { now: () => NOW, realNow: () => NOW };
    const receipt = run(
      where.emulator,
      withdraw({
        spreadsheetId: where.ref.spreadsheetId,
        operator: MARYAM,
        permit: 'M-1',
        date: '2026-11-16',
        actor: MARYAM,
        holder: 'withdrawal',
        ...clocks,
      }),
    );
    expect(receipt?.closed).toBe([AINO, JO].every((email) => watches(where, email, film) === 404));
  });
});

describe('A plan that the guard stopped and someone approved', () => {
  it('does the whole of a meeting’s change, also where a guest is newly outside sync', () => {
    const where = town();
    apply(where);
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    set(where, 'people', JO, 'protected', 'ja');
    set(where, 'meetings', 'T-1', 'place', 'Biblioteket');
    const { guard } = plan(where).planned.plan;
    expect(guard.tripped).toBe(true);
    expect(apply(where, { allowRemovals: guard.removals }).kind).toBe('done');
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('Lists of groups’ members that lack people, in the preview and again in the run,', () => {
  const LIST = 'cloudidentity.groups.memberships.list';
  const nobody = emptyList(LIST);

  /** Aino leaves, something is shared, and the first two lists of every group are empty. What she gains at any moment. */
  function gainedByAino(share: (where: Town) => void): string[] {
    const where = town();
    set(where, 'recordings', 'F-1', 'rooms', '');
    apply(where);
    set(where, 'people', AINO, 'to', '2026-11-15');
    share(where);
    const sees = () => [...insideRooms(where.emulator, [AINO], NOW), ...readings(where.emulator, [AINO], NOW)];
    const before = sees();
    const gained = new Set<string>();
    const times = new Map<string, number>();
    where.emulator.faults = ({ method, path }) => {
      if (method !== LIST) return undefined;
      const group = String(path.parent);
      times.set(group, (times.get(group) ?? 0) + 1);
      return Number(times.get(group)) <= 2 ? nobody : undefined;
    };
    where.emulator.onRequest = () => {
      for (const one of sees()) if (!before.includes(one)) gained.add(one);
    };
    apply(where);
    where.emulator.faults = undefined;
    apply(where);
    where.emulator.onRequest = undefined;
    expect([sees(), summary(plan(where))]).toEqual([[], []]);
    return [...gained];
  }

  it('let nobody who has left in to a new room with their network’s group', () => {
    expect(gainedByAino((where) => write(where, 'rooms', [{ id: 'rum-ny', name: 'Nytt', networks: 'N-1' }]))).toEqual([]);
  });
  it('show nobody who has left a film that is given to their room', () => {
    expect(gainedByAino((where) => set(where, 'recordings', 'F-1', 'rooms', 'rum-lar'))).toEqual([]);
  });
});
