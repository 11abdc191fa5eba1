/** One line of the table. */
export interface Row {
  name: string;
  /** Ours, and the other side's, in `unit`; null where that side has no figure. */
  ours: number;
  other: number | null;
  /** How many times better ours is; null where there is nothing to compare with. */
  ratio: number | null;
  /** In words; null where none is set. */
  target: string | null;
  met: boolean | null;
  unit: string;
}

export interface Target {
  words: string;
  met(row: { ours: number; ratio: number }): boolean;
}

/** `other` divided by `ours`: more is better. For speeds, where more is better in itself, pass `faster`. */
export function row(name: string, unit: string, figures: { ours: number; other?: number | undefined }, target?: Target, more = false): Row {
  const { ours, other = null } = figures;
  const ratio = other === null ? null : more ? ours / other : other / ours;
  return {
    name,
    ours: round(ours),
    other: other === null ? null : round(other),
    ratio: ratio === null ? null : round(ratio),
    target: target?.words ?? null,
    met: target ? target.met({ ours, ratio: ratio ?? 0 }) : null,
    unit,
  };
}

export const atMost = (most: number, unit: string): Target => ({
  words: `at most ${most.toLocaleString('en')} ${unit}`,
  met: ({ ours }) => ours <= most,
});

/** More than the other side's, which has to be spent anyway. */
export const atMostOver = (most: number, unit: string): Target => ({
  words: `at most ${most.toLocaleString('en')} ${unit} more`,
  met: ({ ours, ratio }) => ours - ours * ratio <= most,
});

export const timesLess = (least: number): Target => ({
  words: `${least.toLocaleString('en')} times less`,
  met: ({ ratio }) => ratio >= least,
});

export const both = (first: Target, second: Target): Target => ({
  words: `${first.words}, ${second.words}`,
  met: (figures) => first.met(figures) && second.met(figures),
});

/** Three figures, as many as a measurement bears. */
export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Both sides turn by turn, and the fastest of each: what else the machine does can only add. */
export function alternate(times: number, ours: () => number, other: () => number): { ours: number; other: number } {
  const found = { ours: [] as number[], other: [] as number[] };
  for (let n = 0; n < times; n++) {
    found.ours.push(ours());
    found.other.push(other());
  }
  return { ours: Math.min(...found.ours), other: Math.min(...found.other) };
}
