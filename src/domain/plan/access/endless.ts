/** Films with a last day that nothing enforces: Drive does not here, and the hourly run is not on. */

import { localDateTime } from '../../time/dates.ts';
import { type Diagnostic, diagnose } from '../../workbook/diagnostic.ts';
import type { Desired } from '../desired.ts';
import { somethingEnds } from '../ends.ts';
import { planMessage } from '../messages.ts';
import type { FilmFacts } from './film-facts.ts';

export function endless(desired: Desired, films: readonly FilmFacts[]): Diagnostic[] {
  const { config, state, now } = desired;
  if (somethingEnds(config, state, now)) return [];
  const closed = films.filter((film) => [...(film.verdict?.closed.values() ?? [])].includes('nothingEnds')).length;
  const shown = films.filter((film) => film.currentAudience !== undefined && film.audience?.until !== undefined).length;
  const last = state.hourly === undefined ? undefined : localDateTime(state.hourly, config.settings.timeZone).replace('T', ' ');
  const place = {
    table: 'settings',
    row: config.tables.settings.rows.find((row) => row.name === 'driveExpiry')?.row ?? 0,
    field: 'driveExpiry',
  } as const;
  return [
    ...(shown > 0 ? [diagnose('error', place, planMessage('shownWithoutEnd', { films: shown, last }))] : []),
    ...(closed > 0 ? [diagnose('warning', place, planMessage('heldWithoutEnd', { films: closed, last }))] : []),
  ];
}
