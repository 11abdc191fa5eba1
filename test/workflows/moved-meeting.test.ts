/** A meeting changed again and again: Calendar counts its revisions, and refuses a write that does not know the latest. */
import { call } from '../../src/google/call.ts';
import { apply, plan, set, summary, town } from './town.ts';
import { run } from './workspace.ts';

const event = (where: ReturnType<typeof town>) => {
  const { state } = plan(where).planned.desired;
  const eventId = [...state.events.keys()][0] as string;
  return run(where.emulator, call('calendar.events.get', { calendarId: state.calendarId, eventId }));
};

describe('A meeting', () => {
  it('can be moved again after it was moved, and given another place', () => {
    const where = town();
    apply(where);
    for (const [field, value] of [
      ['start', '2026-12-03 13:00'],
      ['start', '2026-12-04 13:00'],
      ['place', 'Biblioteket'],
    ] as const) {
      set(where, 'meetings', 'T-1', field, value);
      expect(apply(where).kind).toBe('done');
      expect(summary(plan(where))).toEqual([]);
    }
    expect(event(where)).toMatchObject({ location: 'Biblioteket', sequence: 2 });
  });

  it('can be called off and taken up again, more than once', () => {
    const where = town();
    apply(where);
    for (const status of ['inställd', 'planerad', 'inställd', 'planerad']) {
      set(where, 'meetings', 'T-1', 'status', status);
      expect(apply(where).kind).toBe('done');
      expect(summary(plan(where))).toEqual([]);
    }
    expect(event(where).status).toBe('confirmed');
  });
});
