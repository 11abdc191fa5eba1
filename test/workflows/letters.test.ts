/** The product's own letters about meetings, when sending them goes wrong. */

import type { Snapshot } from '../../src/tools/workspace/core/records.ts';
import { dailyLimitExceeded, type Faults, landedButUnavailable } from '../../src/tools/workspace/faults/faults.ts';
import { leftBehind } from '../../src/workflows/apply/mail.ts';
import { setOutbox } from '../../src/workflows/edit/write.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { AINO, apply, ELIF, JO, plan, set, type Town, town } from './town.ts';
import { NOW, run } from './workspace.ts';

const DAY = 86_400_000;

const lettersTo = ({ emulator }: Town, email: string) => emulator.mailbox().filter((mail) => mail.to === email && mail.kind !== 'invite');
const onMail =
  (fault: Faults): Faults =>
  (request) =>
    request.method === 'gmail.users.messages.send' ? fault(request) : undefined;
const outbox = (where: Town) => run(where.emulator, readWorkbook(where.ref.spreadsheetId)).outbox;
const statesOf = (where: Town, email: string) =>
  outbox(where)
    .filter((row) => row.person === email)
    .map((row) => row.state);

/** A town where Elif has just come to join the meeting, and her letter met `fault`. */
function joining(fault: Faults): Town {
  const where = town();
  apply(where);
  set(where, 'networks', 'N-1', 'add', ELIF);
  where.emulator.faults = onMail(fault);
  apply(where);
  where.emulator.faults = undefined;
  return where;
}

describe('A letter that an interrupted run left behind', () => {
  it('says when the meeting is by the clock on the wall', () => {
    const where = town();
    apply(where);
    const { workbook, state, config } = plan(where);
    const [event] = state.events.values();
    const row = { key: 'k', person: AINO, event: event?.id ?? '', change: 'joined', state: 'planned', at: '' };
    const { due } = leftBehind({ ...workbook, outbox: [row] }, state, NOW, config);
    expect(due.map((letter) => letter.meeting.start)).toEqual(['2026-12-02T13:00']);
  });
});

describe('Letters that several interrupted runs planned', () => {
  function planned(where: Town, ...rows: { key: string; change: string; person: string }[]): void {
    const { workbook, state } = plan(where);
    const [event = ''] = state.events.keys();
    run(where.emulator, setOutbox(workbook, rows.map((row) => ({ ...row, event, state: '', at: '' })), 'planned')); // biome-ignore format: one line
  }

  it('tell somebody once that they are no longer invited', () => {
    const where = town();
    set(where, 'mandates', 'U-2', 'to', '2026-11-15');
    apply(where);
    planned(where, { key: 'k1', person: JO, change: 'left' }, { key: 'k2', person: JO, change: 'left' });
    apply(where);
    expect(lettersTo(where, JO).map(({ body = '' }) => body.match(/• Nätverksträff/g)?.length)).toEqual([1]);
    expect(statesOf(where, JO).sort()).toEqual(['dropped', 'sent']);
  });

  it('say nothing of what Calendar’s own mail has said, though the run that changed the meeting was killed right after', () => {
    const where = town();
    apply(where);
    // A run that was killed before it took him out.
    planned(where, { key: 'k1', person: JO, change: 'left' });
    set(where, 'mandates', 'U-2', 'to', '2026-11-15');
    set(where, 'meetings', 'T-1', 'start', '2026-12-02 14:00');
    let left: Snapshot | undefined;
    where.emulator.onRequest = ({ method }) => {
      if (method === 'calendar.events.update') left ??= where.emulator.store.snapshot();
    };
    apply(where);
    where.emulator.onRequest = undefined;
    where.emulator.store.restore(left as Snapshot);
    apply(where, { realNow: () => NOW + DAY });
    expect(lettersTo(where, JO).map(({ kind }) => kind)).toEqual(['cancel']);
  });

  it('do not tell somebody that they are out whom Calendar has just invited again', () => {
    const where = town();
    set(where, 'mandates', 'U-2', 'to', '2026-11-15');
    apply(where);
    planned(where, { key: 'k1', person: JO, change: 'left' });
    set(where, 'mandates', 'U-2', 'to', '');
    set(where, 'meetings', 'T-1', 'start', '2026-12-02 14:00');
    apply(where);
    expect([lettersTo(where, JO).length, statesOf(where, JO)]).toEqual([0, ['dropped']]);
  });
});

describe('A line that somebody has written in the hidden tab of letters', () => {
  it.each(['vem@annan.example', `${AINO}\r\nBcc: alla@annan.example`, `${AINO}, vem@annan.example`, `"${AINO}" <vem@annan.example>`])(
    'makes the account write to nobody but colleagues: %j',
    (person) => {
      const where = town();
      apply(where);
      const { workbook, state } = plan(where);
      const [event] = state.events.keys();
      const line = { key: 'k', person, event: event ?? '', change: 'left', state: '', at: '' };
      run(where.emulator, setOutbox(workbook, [line], 'planned'));
      const before = where.emulator.mailbox().length;
      apply(where, { unattended: true });
      expect(where.emulator.mailbox().slice(before)).toEqual([]);
      expect(outbox(where).map((row) => row.state)).toEqual(['dropped']);
    },
  );
});

describe('A letter refused for the day’s quota', () => {
  it('goes by the next run, once', () => {
    const where = joining(dailyLimitExceeded);
    expect([lettersTo(where, ELIF).length, statesOf(where, ELIF)]).toEqual([0, ['failed']]);
    apply(where, {}, NOW + DAY);
    expect([lettersTo(where, ELIF).length, statesOf(where, ELIF)]).toEqual([1, ['sent']]);
    expect(apply(where, {}, NOW + DAY).kind).toBe('nothing');
  });

  it('is dropped when the meeting has been', () => {
    const where = joining(dailyLimitExceeded);
    apply(where, {}, Date.parse('2026-12-03T08:00:00Z'));
    expect([lettersTo(where, ELIF).length, statesOf(where, ELIF)]).toEqual([0, ['dropped']]);
  });

  it('is not sent to someone who has left the meeting since: they hear of that alone', () => {
    const where = joining(dailyLimitExceeded);
    set(where, 'networks', 'N-1', 'add', '');
    expect(apply(where, {}, NOW + DAY).mailed).toBe(1);
    expect(statesOf(where, ELIF).sort()).toEqual(['dropped', 'sent']);
  });

  it('about an example stands: who decided sends it again', () => {
    const where = town();
    apply(where);
    const workbook = run(where.emulator, readWorkbook(where.ref.spreadsheetId));
    const letter = { key: 'example:E-1:abc', person: AINO, event: '', change: 'avböjd', state: 'failed', at: '' };
    run(where.emulator, setOutbox(workbook, [letter], 'failed'));
    apply(where);
    expect(statesOf(where, AINO)).toEqual(['failed']);
  });
});

describe('A letter to which Gmail answers 503', () => {
  it('may have left: it is not sent again', () => {
    const where = joining(landedButUnavailable);
    apply(where, {}, NOW + DAY);
    expect([lettersTo(where, ELIF).length, statesOf(where, ELIF)]).toEqual([1, ['unsure']]);
  });
});
