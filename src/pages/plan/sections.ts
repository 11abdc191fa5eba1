/** A plan's changes as the page lists them: filed by section, what closes first, and counted by kind. */
import type { ChangeView, PlanView } from '../../contract/api.ts';

export type Kind = ChangeView['kind'];
export type Filter = 'all' | 'rows' | Kind;

/** The order of the list at the left. */
export const kinds: readonly Kind[] = ['close', 'lose', 'gain', 'meeting', 'new', 'other'];

export interface Section {
  readonly id: string;
  readonly title: ChangeView['section']['title'];
  readonly kind: ChangeView['section']['kind'];
  readonly changes: readonly ChangeView[];
  readonly gains: number;
  readonly loses: number;
}

/** Sections in the plan's own order, but those that close films first. Within one, withdrawals come first. */
export function sectionsOf(changes: readonly ChangeView[], filter: Filter): Section[] {
  const sections = new Map<string, ChangeView[]>();
  for (const change of changes) {
    if (filter !== 'all' && change.kind !== filter) continue;
    const there = sections.get(change.section.id);
    if (there) there.push(change);
    else sections.set(change.section.id, [change]);
  }
  const made = [...sections].map(([id, list]): Section => {
    const { title, kind } = (list[0] as ChangeView).section;
    const sum = (key: 'gains' | 'loses'): number => list.reduce((total, change) => total + change[key], 0);
    const closing = (change: ChangeView): number => (change.kind === 'close' ? 0 : 1);
    return { id, title, kind, changes: [...list].sort((a, b) => closing(a) - closing(b)), gains: sum('gains'), loses: sum('loses') };
  });
  return [...made.filter(closes), ...made.filter((section) => !closes(section))];
}

export const closes = (section: Section): boolean => section.kind === 'close' || section.changes.some((change) => change.kind === 'close');

/** How many changes there are of each kind; kinds without any are left out. */
export const countsOf = (changes: readonly ChangeView[]): { kind: Kind; count: number }[] =>
  kinds.map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length })).filter(({ count }) => count > 0);

/** Rows of the workbook that could not be read, once each. */
export const unreadable = (plan: PlanView): number =>
  new Set(plan.diagnostics.filter((one) => one.severity === 'error').map((one) => `${one.table}:${one.row}`)).size;
