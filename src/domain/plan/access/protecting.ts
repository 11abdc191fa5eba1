/**
 * What readers and writers may not do with what they see. A withdrawal does not reach a film that a reader has copied, and a
 * workbook that a writer has shared is written in by people whom nobody chose.
 */
import type { Change } from '../change.ts';
import type { Desired } from '../desired.ts';
import { planMessage } from '../messages.ts';
import type { Item } from '../state.ts';

/** Runs before anything new is shown, and keeps nothing closed: readers of an older film see it already. */
export function protectingChanges({ state }: Desired): Change[] {
  return [...state.items.values()].flatMap((item): Change[] => {
    if (item.trashed) return [];
    const isFilms = item.kind === 'recording' || item.kind === 'captions';
    if (item.copyable && isFilms) return [protect(item, `recordings/${item.row}`, 'copying')];
    if (item.shareable && (item.kind === 'root' || item.kind === 'workbook')) return [protect(item, 'settings/coordinators', 'sharing')];
    return [];
  });
}

const protect = (item: Item, target: string, against: 'copying' | 'sharing'): Change => ({
  id: `${against}:${item.id}`,
  action: 'protect',
  target,
  name: item.name,
  reason: planMessage(against === 'copying' ? 'film.noCopies' : 'sharing.ownerOnly'),
  before: { [against]: true },
  after: { [against]: false },
  gains: [],
  loses: [],
  always: false,
  review: false,
  steps: [{ phase: 'create', kind: 'protect', file: item.id, against }],
});
