import type { Words } from '../words.ts';
import { type GridAct, gridActs } from './acts.ts';
import type { MenuItem } from './menu.tsx';
import type { Range } from './selection.ts';

interface Ways {
  act(act: GridAct, range: Range): void;
  rename(): void;
  empty(): void;
}

/** The acts that begin a group of their own in the menu. */
const apart: ReadonlySet<GridAct> = new Set(['columnsLeft', 'sortUp']);

/** What can be done to the cells that are chosen, and to their rows and columns. */
export function gridMenu(w: Words, range: Range, { act, rename, empty }: Ways): MenuItem[] {
  const items = gridActs.map((name): MenuItem => ({ label: w.gridActs[name](range), apart: apart.has(name), run: () => act(name, range) }));
  const sorts = gridActs.indexOf('sortUp');
  return [
    ...items.slice(0, sorts),
    { label: w.renameColumn(range), run: rename },
    ...items.slice(sorts),
    { label: w.empty(range), keys: 'Delete', apart: true, run: empty },
  ];
}
