/**
 * What readers and writers may not do with what they see: a film that a reader has copied no withdrawal reaches, and a
 * workbook that a writer has shared on is written in by whom nobody chose.
 */
import type { Change, Words } from '../change.ts';
import type { Item } from '../state.ts';
import type { Wanted } from '../wanted.ts';

const COPIES: Words = {
  sv: 'Den som ser filmen ska inte kunna ladda ner eller kopiera den: ett återkallande når inte en kopia.',
  en: 'Whoever sees the film should not be able to download or copy it: a withdrawal reaches no copy.',
};
const SHARES: Words = { sv: 'Bara den som äger den får dela den vidare.', en: 'Only its owner may share it further.' };

/** Before anything is shown anew, and without keeping anything closed: a film from before is seen by its readers already. */
export function protectingChanges({ state }: Wanted): Change[] {
  return [...state.items.values()].flatMap((item): Change[] => {
    if (item.trashed) return [];
    const isFilms = item.kind === 'recording' || item.kind === 'captions';
    if (item.copyable && isFilms) return [protect(item, `recordings/${item.row}`, 'copying', COPIES)];
    if (item.shareable && (item.kind === 'root' || item.kind === 'workbook'))
      return [protect(item, 'settings/coordinators', 'sharing', SHARES)];
    return [];
  });
}

const protect = (item: Item, target: string, against: 'copying' | 'sharing', reason: Words): Change => ({
  id: `${against}:${item.id}`,
  action: 'protect',
  target,
  name: item.name,
  reason,
  before: { [against]: true },
  after: { [against]: false },
  gains: [],
  loses: [],
  always: false,
  review: false,
  steps: [{ phase: 'create', kind: 'protect', file: item.id, against }],
});
