/**
 * A lecturer withdraws some films and keeps the others shown. A permit's row says one thing, so it is split: a new row, a copy
 * of the old one, holds the withdrawn films, and they name it instead. The old row stays as it is for the others.
 */
import type { Message } from '../message.ts';
import { fold, listParts } from '../text.ts';
import { cellOf } from '../workbook/cells.ts';
import type { Config, FaultyRow } from '../workbook/config.ts';
import { nextId } from '../workbook/next-id.ts';
import type { Field } from '../workbook/tables/field.ts';
import { type Row, tableOf } from '../workbook/tables.ts';
import { permitMessage } from './messages.ts';

export type Splitting =
  /** Every film of the permit is withdrawn: its own row is withdrawn as it is. */
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'split';
      /** The row that holds the films: a new one, or what an earlier attempt made. */
      readonly permit: string;
      readonly films: readonly string[];
      /** The new row's cells; undefined where it stands. */
      readonly made: Readonly<Record<string, string | number>> | undefined;
      /** Cells to change in existing rows. */
      readonly cells: readonly {
        readonly table: 'permits' | 'recordings';
        readonly key: string;
        readonly field: string;
        readonly value: string;
      }[];
    };

type Cells = Readonly<Record<string, string>>;

/** The recordings that a permit governs: those that name it, unreadable rows included, and those that it names and that name none. */
export function filmsUnder({ tables }: Config, permit: string, named: ReadonlySet<string>): string[] {
  const { rows, faulty } = tables.recordings;
  const films = rows.filter((row) => row.permit.includes(permit) || (row.permit.length === 0 && named.has(row.id))).map((row) => row.id);
  for (const [id, { every }] of faulty) {
    const permits = every.flatMap((cells) => listParts(cells.permit ?? ''));
    if (permits.includes(permit) || (permits.length === 0 && named.has(id))) films.push(id);
  }
  return films;
}

/** What to write so that only these films of a permit are taken back. Other versions of a film go with it: they are the same lecture. */
export function splitPermit(
  config: Config,
  id: string,
  desired: readonly string[],
  date: string,
): Splitting | { readonly problem: Message } {
  const permit = config.tables.permits.rows.find((row) => row.id === id);
  if (!permit) {
    return config.tables.permits.faulty.has(id)
      ? no(permitMessage('withdraw.faulty', { permit: id }))
      : no(permitMessage('withdraw.noPermit', { permit: id }));
  }
  const { rows, faulty } = config.tables.recordings;
  const known = new Set([...rows.map((row) => row.id), ...faulty.keys()]);
  const gone = permit.recordings.filter((film) => !known.has(film) && desired.includes(film));
  const under = new Set([...filmsUnder(config, id, new Set(permit.recordings)), ...gone]);
  const earlier = new Map(desired.filter((film) => !under.has(film)).map((film) => [film, takenBefore(config, permit, film)]));
  for (const [film, before] of earlier) {
    if (before === undefined) return no(permitMessage('withdraw.notOfPermit', { film, permit: id, by: [...under] }));
  }
  const chosen = withVersions(rows, under, desired);
  if (chosen.size === 0) {
    const [before = id, ...others] = new Set([...earlier.values()].map((one) => one ?? id));
    if (others.length > 0) return no(permitMessage('withdraw.apart'));
    return { kind: 'split', permit: before, films: filmsUnder(config, before, new Set(desired)), made: undefined, cells: [] };
  }
  if (permit.withdrawn !== '' || [...under].every((film) => chosen.has(film))) return { kind: 'whole' };
  const double = [...chosen].find((film) => (faulty.get(film)?.every.length ?? 1) > 1);
  if (double !== undefined) return no(permitMessage('withdraw.onRows', { film: double }));
  return split(config, permit, [...chosen], date);
}

function split(config: Config, permit: Row<'permits'>, films: readonly string[], date: string): Splitting {
  const { rows, faulty } = config.tables.recordings;
  const made = nextId(config, 'permits');
  const copied = Object.entries(tableOf('permits').fields).map(([code, field]: [string, Field]) => [
    code,
    cellOf(field, permit[code as keyof Row<'permits'>]),
  ]);
  const cells = films.flatMap((film) => {
    const row = rows.find((one) => one.id === film);
    const unread = faulty.get(film);
    if (!row && !unread) return [];
    const before = row ? row.permit : permitsOf(unread as FaultyRow);
    const after = before.length === 0 ? [made] : before.map((id) => (id === permit.id ? made : id));
    return [{ table: 'recordings' as const, key: film, field: 'permit', value: after.join(', ') }];
  });
  const left = permit.recordings.filter((entry) => !films.includes(entry));
  const fewer = { table: 'permits' as const, key: permit.id, field: 'recordings', value: left.join(', ') };
  return {
    kind: 'split',
    permit: made,
    films,
    made: { ...Object.fromEntries(copied), id: made, recordings: films.join(', '), withdrawn: date },
    cells: left.length < permit.recordings.length ? [...cells, fewer] : cells,
  };
}

const permitsOf = ({ every }: FaultyRow): string[] => every.flatMap((cells: Cells) => [...listParts(cells.permit ?? '')]);

/** The films with all their versions, earlier and later, that the same permit governs. */
function withVersions(rows: readonly Row<'recordings'>[], under: ReadonlySet<string>, desired: readonly string[]): Set<string> {
  const chosen = new Set(desired.filter((film) => under.has(film)));
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size;
    for (const { id, versionOf } of rows) {
      if (!under.has(id) || versionOf === '') continue;
      if (chosen.has(versionOf)) chosen.add(id);
      else if (chosen.has(id) && under.has(versionOf)) chosen.add(versionOf);
    }
  }
  return chosen;
}

/** The permit of the same lecturer under which a film was taken back before. */
function takenBefore({ tables }: Config, permit: Row<'permits'>, film: string): string | undefined {
  const names = tables.recordings.rows.find((row) => row.id === film)?.permit ?? permitsOf(tables.recordings.faulty.get(film) ?? NONE);
  return tables.permits.rows.find(
    (one) =>
      one.withdrawn !== '' &&
      one.recordings.includes(film) &&
      (names.includes(one.id) || names.length === 0) &&
      fold(one.lecturer) === fold(permit.lecturer) &&
      one.lecturerEmail === permit.lecturerEmail,
  )?.id;
}

const NONE = { every: [] } as unknown as FaultyRow;
const no = (problem: Message) => ({ problem });
