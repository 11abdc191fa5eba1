/** An embedded workspace for seeds, with a clock that they set. */

import { runSync } from '../../../src/google/call.ts';
import { embeddedSync } from '../../../src/tools/command-line/driver.ts';
import { type Edition, lastsUntil } from '../../../src/tools/workspace/core/editions.ts';
import { createEmulator, type Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import type { Snapshot } from '../../../src/tools/workspace/core/records.ts';
import type { WorkspaceRef } from '../../../src/workflows/read/marked.ts';
import { initWorkspace } from '../../../src/workflows/setup/init.ts';
import type { Clock } from './executors.ts';
import { OPERATOR } from './hand.ts';

const FOUNDED = Date.parse('2026-08-17T07:00:00Z');

export interface Workspace {
  readonly emulator: Emulator;
  readonly ref: WorkspaceRef;
  readonly clock: Clock;
  readonly start: Snapshot;
  /** Whether its edition lets access end by itself. Else the hourly run must end it. */
  readonly endsInDrive: boolean;
}

/** An empty workspace of an edition, to be begun from again and again. */
export function openWorkspace(edition: Edition = 'education-plus'): Workspace {
  const clock = { now: FOUNDED };
  const emulator = createEmulator({ now: () => clock.now, domains: ['delaby.example'], edition });
  const wanted = {
    domain: 'delaby.example',
    coordinator: OPERATOR,
    municipality: 'Delaby kommun',
    customerId: 'C00000000',
    workspaceId: 'ws-1',
    schoolYear: '2026/2027',
    language: 'sv',
    timeZone: 'Europe/Stockholm',
  } as const;
  const ref = runSync(initWorkspace(wanted), embeddedSync(emulator, OPERATOR, { wait: () => {} }));
  return { emulator, ref, clock, start: emulator.store.snapshot(), endsInDrive: lastsUntil(emulator.store) };
}
