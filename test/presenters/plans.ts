/** Plans made by hand, for tests of how they are told. */

import { permitMessage } from '../../src/domain/permits/messages.ts';
import type { Change, Guard } from '../../src/domain/plan/change.ts';
import { planMessage } from '../../src/domain/plan/messages.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';

export const noGuard: Guard = { tripped: false, removals: 0, people: [], findings: [], message: null };

export function change(part: Partial<Change> & Pick<Change, 'id'>): Change {
  return {
    action: 'add',
    target: 'rooms/rum-alla',
    name: 'Alla',
    reason: planMessage('film.allowed'),
    before: null,
    after: 'member',
    gains: [],
    loses: [],
    always: false,
    review: false,
    steps: [{ phase: 'grant', kind: 'member', group: 'rooms/rum-alla', email: 'anna@delaby.example' }],
    ...part,
  };
}

export function plan(part: Partial<Plan> = {}): Plan {
  const changes = part.changes ?? [];
  return {
    hash: 'h',
    date: '2026-11-16',
    workspaceId: 'ws-1',
    complete: true,
    applyable: changes.length > 0,
    errored: false,
    changes,
    diagnostics: [],
    guard: noGuard,
    ...part,
  };
}

export const sharing = change({
  id: 'recording:F-1',
  action: 'share',
  target: 'recordings/F-1',
  name: 'Vatten',
  gains: ['a@delaby.example', 'b@delaby.example'],
  reason: planMessage('film.allowed'),
  before: { rooms: [] },
  after: { rooms: ['rum-alla'] },
  steps: [{ phase: 'publish', kind: 'file', file: 'f', to: { id: 'x' } }],
});
export const closing = change({
  id: 'recording:F-2',
  action: 'close',
  target: 'recordings/F-2',
  name: 'Is',
  loses: ['a@delaby.example', 'b@delaby.example', 'c@delaby.example'],
  reason: permitMessage('closed.no', { lecturer: 'Peter Holm', answered: '', withdrawn: '', from: '', to: '' }),
  steps: [{ phase: 'withdraw', kind: 'file', file: 'f', to: { id: 'w' } }],
});
