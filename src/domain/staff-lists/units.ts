/** Which unit of the workbook a list means: by a mapping that people correct and that is remembered, else where it is certain. */
import { fold, lower } from '../text.ts';
import type { Config } from '../workbook/config.ts';
import type { Listed, UnitText } from './staff-list.ts';

/** By a list's text: a unit's id, or '' for none. */
export type UnitMap = ReadonlyMap<string, string>;

export interface MappedUnit {
  readonly text: string;
  /** undefined where no unit is surely meant. */
  readonly unit: string | undefined;
  readonly name: string | undefined;
  /** `given` on this occasion, `remembered` from an earlier one. `several` units have the name. */
  readonly by: 'given' | 'remembered' | 'id' | 'code' | 'name' | 'several' | 'none';
  /** How many people of the list it is about. */
  readonly people: number;
}

export interface UnitFinder {
  /** A person's units: those that could be found, and the text to show where none was. */
  of(person: Listed): { readonly ids: readonly string[]; readonly unknown: string | undefined };
  /** Every text that was asked for, the most people first. */
  mapped(): readonly MappedUnit[];
}

type Found = Pick<MappedUnit, 'unit' | 'by'>;

export function unitFinder(config: Config, given: UnitMap, remembered: UnitMap): UnitFinder {
  const { rows } = config.tables.units;
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const ids = new Map(rows.map(({ id }) => [lower(id), id]));
  const codes = new Map(rows.flatMap(({ id, unitCode }) => (unitCode === '' ? [] : [[unitCode, id] as const])));
  const named = new Map<string, string[]>();
  for (const { id, name } of rows) named.set(fold(name), [...(named.get(fold(name)) ?? []), id]);
  const mapOf = (units: UnitMap) => new Map([...units].map(([text, id]) => [lower(text), id]));
  const [now, before] = [mapOf(given), mapOf(remembered)];

  const find = ({ text, also }: UnitText): Found => {
    const words = [text, ...also];
    for (const [map, by] of [
      [now, 'given'],
      [before, 'remembered'],
    ] as const) {
      const word = words.map(lower).find((one) => map.has(one));
      const id = word === undefined ? undefined : map.get(word);
      if (id !== undefined && (id === '' || names.has(id))) return { unit: id === '' ? undefined : id, by };
    }
    for (const word of words) {
      const id = ids.get(lower(word));
      if (id !== undefined) return { unit: id, by: 'id' };
      const code = codes.get(word);
      if (code !== undefined) return { unit: code, by: 'code' };
      const same = named.get(fold(word)) ?? [];
      if (same.length === 1) return { unit: same[0], by: 'name' };
      if (same.length > 1) return { unit: undefined, by: 'several' };
    }
    return { unit: undefined, by: 'none' };
  };

  const seen = new Map<string, Found & { people: number }>();
  const foundOnce = (unit: UnitText): Found => {
    const known = seen.get(unit.text) ?? { ...find(unit), people: 0 };
    seen.set(unit.text, { ...known, people: known.people + 1 });
    return known;
  };
  return {
    of: ({ units, everyUnit }) => {
      const found: string[] = [];
      let unknown: string | undefined;
      for (const unit of units) {
        const { unit: id, by } = foundOnce(unit);
        if (id !== undefined) found.push(id);
        else if (by === 'none' || by === 'several') unknown ??= unit.text;
        // Further texts are other ways to say the same unit.
        if (!everyUnit && (id !== undefined || by === 'given' || by === 'remembered')) break;
      }
      return { ids: [...new Set(found)], unknown: !everyUnit && found.length > 0 ? undefined : unknown };
    },
    mapped: () =>
      [...seen]
        .map(([text, { unit, by, people }]) => ({ text, unit, name: unit === undefined ? undefined : names.get(unit), by, people }))
        .sort((a, b) => b.people - a.people || (a.text < b.text ? -1 : 1)),
  };
}
