/** What a staff list changes, as JSON for scripts and as text. */
import type { Message } from '../domain/message.ts';
import { type Difference, type Group, groups, type ListedRow } from '../domain/staff-lists/difference.ts';
import type { ListKind } from '../domain/staff-lists/staff-list.ts';
import type { MappedUnit } from '../domain/staff-lists/units.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { shownMessage } from '../messages/staff/staff-lists.ts';

export interface ListedRowJson {
  /** The list's row; null for who is missing from it. */
  readonly row: number | null;
  readonly email: string;
  readonly name: string;
  /** The unit's id after the change; null where none is known. */
  readonly unit: string | null;
  readonly why: string;
  /** What would be written, by code name. */
  readonly cells: Readonly<Record<string, string>>;
}

export type DifferenceJson = Readonly<Record<Group, readonly ListedRowJson[]>> & {
  readonly kind: ListKind;
  readonly units: readonly {
    readonly text: string;
    readonly unit: string | null;
    readonly name: string | null;
    readonly by: MappedUnit['by'];
    readonly people: number;
  }[];
  readonly leftOut: Difference['leftOut'];
};

export function differenceJson(kind: ListKind, { rows, units, leftOut }: Difference, lang: Lang): DifferenceJson {
  const of = (group: Group): ListedRowJson[] =>
    rows
      .filter((one) => one.group === group)
      .map(({ row, unit, email, name, why, cells }) => ({
        row: row ?? null,
        email,
        name,
        unit: unit ?? null,
        why: render(why, lang),
        cells,
      }));
  return {
    kind,
    new: of('new'),
    moved: of('moved'),
    ended: of('ended'),
    unchanged: of('unchanged'),
    doubtful: of('doubtful'),
    faulty: of('faulty'),
    units: units.map(({ text, unit, name, by, people }) => ({ text, unit: unit ?? null, name: name ?? null, by, people })),
    leftOut,
  };
}

/** How many of each group are named. */
const NAMED = 10;

/** `counting`: how many people count now. `doubtfulToo`: doubtful rows are written. */
export function differenceText(
  kind: ListKind,
  difference: Difference,
  facts: { readonly counting: number; readonly doubtfulToo: boolean },
  lang: Lang,
): string {
  const say = (message: Message) => render(message, lang);
  const { rows, units, leftOut } = difference;
  const of = (group: Group) => rows.filter((one) => one.group === group);
  const counts = Object.fromEntries(groups.map((group) => [group, of(group).length])) as Record<Group, number>;
  const shown = groups.filter((group) => group !== 'unchanged' && counts[group] > 0).map((group) => groupText(group, of(group), say));
  const unknown = units.filter(({ by }) => by === 'none' || by === 'several');
  const unitLines = unknown
    .slice(0, NAMED)
    .map(({ text, people, by }) => `  ${say(shownMessage('shown.unit', { text, people, several: by === 'several' }))}`);
  const notes = [
    ...(leftOut.marked > 0 ? [shownMessage('shown.marked', { people: leftOut.marked, here: leftOut.markedHere })] : []),
    ...(leftOut.notStaff > 0 ? [shownMessage('shown.notStaff', { people: leftOut.notStaff })] : []),
    ...(leftOut.outsideSync > 0 ? [shownMessage('shown.outsideSync', { people: leftOut.outsideSync })] : []),
    ...(counts.doubtful > 0 && !facts.doubtfulToo ? [shownMessage('shown.doubtfulLeft', { people: counts.doubtful })] : []),
    ...(counts.ended > Math.max(3, facts.counting / 10) ? [shownMessage('shown.manyEnd', { people: counts.ended })] : []),
  ];
  return [
    say(shownMessage('shown.counts', { kind, ...counts })),
    ...shown,
    ...(unknown.length === 0
      ? []
      : [[say(shownMessage('shown.unitsHead', { units: unknown.length })), ...unitLines, ...restOf(unknown.length, say)].join('\n')]),
    ...(notes.length === 0 ? [] : [notes.map(say).join('\n')]),
  ].join('\n\n');
}

function groupText(group: Group, rows: readonly ListedRow[], say: (message: Message) => string): string {
  const lines = rows.slice(0, NAMED).map(({ row, email, name, why }) => {
    const who = [name, email].filter((part) => part !== '').join(', ') || '–';
    return `  ${say(shownMessage('shown.row', { row, who, why }))}`;
  });
  return [say(shownMessage('shown.group', { group, people: rows.length })), ...lines, ...restOf(rows.length, say)].join('\n');
}

const restOf = (all: number, say: (message: Message) => string): string[] =>
  all > NAMED ? [`  ${say(shownMessage('shown.rest', { people: all - NAMED }))}`] : [];
