/** A small town with one shared film and everything that may lie around it, for tests of its lecturer's second thoughts. */

import { call, type Effect, type Outcome, type Program } from '../../src/google/call.ts';
import type { DriveFile, Permission } from '../../src/google/types.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import type { Cells } from '../../src/workflows/edit/write.ts';
import { type Receipt, type WithdrawOptions, withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { readersAt } from '../oracle/readers.ts';
import { apply, fileOf, type Town, tables, town } from './town.ts';
import { MARYAM, NOW, run } from './workspace.ts';

export const STRANGER = 'nyfiken@annan.example';
export const COLLEAGUE = 'elif@delaby.example';

/** F-1 with captions is shared in Lärspridarnas rum, and in the material of two meetings. */
export function sharedTown(rows = tables): Town & { film: string; captions: string } {
  const where = town({}, { ...rows, meetings });
  const captions = file(where, { name: 'F-1.vtt', parents: [where.ref.waitingRoom], appProperties: mark(where, 'captions') });
  apply(where);
  return { ...where, film: fileOf(where, 'F-1'), captions };
}

const meetings: Cells[] = [
  { id: 'T-1', network: 'N-1', title: 'Nätverksträff', start: '2026-12-02 13:00', place: 'Stadshuset', agenda: 'Fika', materials: 'F-1' },
  { id: 'T-2', network: 'N-1', title: 'Nästa träff', start: '2027-02-03 13:00', materials: 'F-1, F-2' },
  { id: 'T-3', network: 'N-1', title: 'Utan film', start: '2027-03-03 13:00' },
];

export const mark = ({ ref }: Town, dk: string, dkrow = 'F-1'): Record<string, string> => ({ dk, dkws: ref.workspaceId, dkrow });

let made = 0;
/** A file that somebody puts in Drive, with a few bytes. */
export function file({ emulator }: Town, metadata: DriveFile, actor = MARYAM): string {
  const text = [
    '--part',
    'Content-Type: application/json',
    '',
    JSON.stringify(metadata),
    '--part',
    'Content-Type: text/plain',
    '',
    `bytes ${++made}`,
    '--part--',
    '',
  ].join('\r\n');
  const headers = { authorization: `Bearer local:${actor}`, 'content-type': 'multipart/related; boundary=part' };
  const answer = emulator.handle({ method: 'POST', url: '/upload/drive/v3/files?uploadType=multipart', headers, body: { text } });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return (JSON.parse(String((answer.body as { text?: string }).text ?? answer.body)) as { id: string }).id;
}

/** Shares something by hand, as in Drive's own dialog. */
export function shareByHand({ emulator }: Town, fileId: string, requestBody: Permission, actor = MARYAM): void {
  // Only people and groups can be mailed about it.
  const named = requestBody.type === 'user' || requestBody.type === 'group';
  run(
    emulator,
    call('drive.permissions.create', { fileId, requestBody, ...(named ? { sendNotificationEmail: false } : {}) } as never),
    actor,
  );
}

export const options = (where: Town, more: Partial<WithdrawOptions> = {}): WithdrawOptions => ({
  spreadsheetId: where.ref.spreadsheetId,
  operator: MARYAM,
  permit: 'M-1',
  date: '2026-11-16',
  actor: MARYAM,
  holder: 'withdrawal',
  now: () => NOW,
  realNow: () => NOW,
  ...more,
});

export function withdrawn(where: Town, more: Partial<WithdrawOptions> = {}): Receipt {
  const receipt = run(where.emulator, withdraw(options(where, more)));
  if (!receipt) throw new Error('no such permit');
  return receipt;
}

/** Those who can open a file, told from the raw records; 'anyone' and '@domain' where it is open to all of those. */
export const readers = ({ emulator }: Town, fileId: string): string[] => [...readersAt(emulator.store, NOW).everyone(fileId)].sort();

/** A program that is stepped a send at a time. */
export interface Stepped<T> {
  /** Carries one effect out. False: the program has ended. */
  step(): boolean;
  readonly result: T | undefined;
}

export function stepped<T>(emulator: Pick<Emulator, 'handle'>, program: Program<T>, actor = MARYAM): Stepped<T> {
  const driver = embeddedSync(emulator, actor, { wait: () => {} });
  let answer: readonly Outcome[] = [];
  const self = { result: undefined as T | undefined, step };
  function step(): boolean {
    const next: IteratorResult<Effect, T> = program.next(answer);
    if (next.done) {
      self.result = next.value;
      return false;
    }
    answer = next.value.kind === 'send' ? driver.send(next.value.calls) : [];
    return true;
  }
  return self;
}
