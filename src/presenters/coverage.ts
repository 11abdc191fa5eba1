/** Täckning as JSON and as text. Never who has a mandate, and never which unit stayed away: that is for its lead. */

import type { Message } from '../domain/message.ts';
import { type Coverage, coverageByArea, stateMessage, sumOf, type UnitCoverage } from '../domain/people/coverage.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { reportMessage } from '../messages/reports.ts';
import { textTable } from './table.ts';

export interface CoverageJson {
  /** Σ of the units' needs. */
  readonly need: number;
  /** Σ of min(have, need): the share that is met is have / need. */
  readonly have: number;
  readonly units: readonly {
    readonly id: string;
    readonly area: string;
    readonly need: number;
    /** People with the mandate at the unit; may be more than the need. */
    readonly have: number;
    readonly state: UnitCoverage['state'];
    /** The last day on which the need is met; null where no end is known, or it is not met. */
    readonly until: string | null;
  }[];
}

export function coverageJson({ need, have, units }: Coverage): CoverageJson {
  return {
    need,
    have,
    units: units.map((unit) => ({
      id: unit.id,
      area: unit.area,
      need: unit.need,
      have: unit.have,
      state: unit.state,
      until: unit.until ?? null,
    })),
  };
}

type Head = `coverage.${'units' | 'need' | 'have' | 'unit' | 'state' | 'until'}`;

/** The whole, each area, and the units where something is to be done. `words.area` begins with a capital. */
export function coverageText(coverage: Coverage, words: { readonly area: string; readonly ambassador: string }, lang: Lang): string {
  const say = (message: Message) => render(message, lang);
  const areaName = (area: string) => (area === '' ? say(reportMessage('coverage.noArea')) : area);
  const heads = (codes: readonly Head[]) => codes.map((code) => say(reportMessage(code)));
  const areas = coverageByArea(coverage).map(({ area, units }) => {
    const { need, have } = sumOf(units);
    return [areaName(area), String(units.length), String(need), String(have)];
  });
  const open = coverage.units.filter(({ state }) => state !== 'met');
  const rows = open.map((unit) => [areaName(unit.area), unit.name, say(stateMessage(unit)), unit.until ?? '']);
  return [
    say(reportMessage('coverage.head', { have: coverage.have, need: coverage.need, units: coverage.units.length, role: words.ambassador })),
    ...(areas.length === 0 ? [] : [textTable([words.area, ...heads(['coverage.units', 'coverage.need', 'coverage.have'])], areas)]),
    ...(rows.length === 0 ? [] : [textTable([words.area, ...heads(['coverage.unit', 'coverage.state', 'coverage.until'])], rows)]),
  ].join('\n\n');
}
