/** What apply must not do when Google, or someone else, gets in its way. */

import { eventId } from '../../src/domain/ids.ts';
import { call } from '../../src/google/call.ts';
import { internalError } from '../../src/tools/workspace/faults/faults.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { swedish } from '../messages/said.ts';
import { AINO, apply, applyOptions, ELIF, fileOf, JO, plan, set, summary, town, watches, write } from './town.ts';
import { MARYAM, run } from './workspace.ts';

describe('When someone’s access can’t be taken away', () => {
  it('nobody is given any in that run, and the next one goes on', () => {
    const where = town();
    apply(where);
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    write(where, 'mandates', [{ id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-11-16' }]);
    set(where, 'permits', 'M-2', 'answer', 'ja');
    where.emulator.faults = (request) =>
      request.method === 'cloudidentity.groups.memberships.delete' ? internalError(request) : undefined;
    const { outcomes } = apply(where);
    where.emulator.faults = undefined;
    expect(outcomes.filter((one) => one.status === 'failed').map((one) => one.id)).toEqual([`member:networks/N-1:${AINO}`]);
    expect([watches(where, ELIF, fileOf(where, 'F-1')), watches(where, JO, fileOf(where, 'F-2'))]).toEqual([404, 404]);
    apply(where);
    expect([watches(where, ELIF, fileOf(where, 'F-1')), watches(where, JO, fileOf(where, 'F-2'))]).toEqual([200, 200]);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(404);
  });
});

describe('A plan whose workbook was changed before the lease was taken', () => {
  it('is refused, and nothing is done', () => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-2', 'answer', 'ja');
    const reading = plan(where);
    set(where, 'permits', 'M-2', 'answer', 'nej');
    expect(run(where.emulator, applyPlan(reading, applyOptions())).kind).toBe('stale');
    expect(watches(where, JO, fileOf(where, 'F-2'))).toBe(404);
  });
});

describe('A permit that someone writes a no in while a run goes on', () => {
  it('keeps its film closed, and the next run agrees', () => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-2', 'answer', 'ja');
    let typed = false;
    const applied = run(
      where.emulator,
      applyPlan(plan(where), {
        ...applyOptions(),
        progress: (phase) => {
          if (typed || phase === 'publish') return;
          typed = true;
          set(where, 'permits', 'M-2', 'answer', 'nej');
        },
      }),
    );
    expect(typed).toBe(true);
    expect(applied.outcomes.filter((one) => one.status === 'skipped').map((one) => one.id)).toContain('recording:F-2');
    expect(swedish(applied.message)).toMatch(/ändrades under tiden/);
    expect(watches(where, JO, fileOf(where, 'F-2'))).toBe(404);
    expect(summary(plan(where)).filter((line) => line.startsWith('recording:'))).toEqual([]);
  });
});

describe('Someone who is taken off the rolls while a run goes on', () => {
  it.each([
    ['has left', 'to', '2026-11-15'],
    ['is outside sync', 'protected', 'ja'],
  ])('and %s, is shown nothing new by a group that they still stand in: it is given first when they are out', (_, field, value) => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-2', 'answer', 'ja');
    let typed = false;
    const applied = run(
      where.emulator,
      applyPlan(plan(where), {
        ...applyOptions(),
        progress: (phase) => {
          if (typed || phase === 'publish') return;
          typed = true;
          set(where, 'people', JO, field, value);
        },
      }),
    );
    const film = fileOf(where, 'F-2');
    expect([typed, watches(where, JO, film), watches(where, AINO, film)]).toEqual([true, 404, 404]);
    expect(swedish(applied.message)).toMatch(/ändrades under tiden/);
    apply(where);
    expect([watches(where, JO, film), watches(where, AINO, film)]).toEqual([404, 200]);
  });
});

describe('Someone whom a run has let in to groups, and who is taken off the rolls before its films are shown,', () => {
  it('sees none of them', () => {
    const where = town();
    let typed = false;
    run(
      where.emulator,
      applyPlan(plan(where), {
        ...applyOptions(),
        progress: (phase, done, total) => {
          if (typed || phase !== 'grant' || done < total) return;
          typed = true;
          set(where, 'people', JO, 'to', '2026-11-15');
        },
      }),
    );
    const film = fileOf(where, 'F-1');
    expect([typed, watches(where, JO, film)]).toEqual([true, 404]);
    apply(where, { allowRemovals: 9 });
    expect([watches(where, JO, film), watches(where, AINO, film)]).toEqual([404, 200]);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('A group that is not ours and has the address of one that is to be made', () => {
  it('is let into no room, and its members see nothing', () => {
    const where = town();
    const stranger = 'stranger@delaby.example';
    const { response } = run(
      where.emulator,
      call('cloudidentity.groups.create', {
        initialGroupConfig: 'WITH_INITIAL_OWNER',
        requestBody: {
          groupKey: { id: 'rum-rum-lar@delaby.example' },
          parent: 'customers/C00000000',
          displayName: 'Något annat',
          labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
        },
      }),
      JO,
    );
    const member = { preferredMemberKey: { id: stranger }, roles: [{ name: 'MEMBER' }] };
    run(where.emulator, call('cloudidentity.groups.memberships.create', { parent: response?.name ?? '', requestBody: member }), JO);
    const { outcomes } = apply(where);
    expect(outcomes.find((one) => one.id === 'group:rooms/rum-lar')?.status).toBe('failed');
    apply(where);
    expect([stranger, AINO].map((email) => watches(where, email, fileOf(where, 'F-1')))).toEqual([404, 404]);
  });
});

describe('An event that is not ours and has the id of one that is to be made', () => {
  it('is not taken for the meeting', () => {
    const where = town();
    const id = eventId(where.ref.workspaceId, 'T-1');
    const other = {
      id,
      summary: 'Något annat',
      start: { dateTime: '2026-12-02T13:00:00+01:00' },
      end: { dateTime: '2026-12-02T14:30:00+01:00' },
    };
    run(
      where.emulator,
      call('calendar.events.insert', { calendarId: where.ref.calendarId, sendUpdates: 'none', requestBody: other }),
      MARYAM,
    );
    expect(apply(where).outcomes.find((one) => one.id === 'meeting:T-1')?.status).toBe('failed');
    expect(summary(plan(where))).toContain('invite meeting:T-1');
  });
});
