/** Films with a last day that nothing closes: Drive does not here, and the hourly run is not going. */
import { localDateTime } from '../../time/dates.ts';
import type { Diagnostic } from '../../workbook/diagnostic.ts';
import type { Wanted } from '../wanted.ts';
import { somethingEnds } from './ends.ts';
import type { FilmFacts } from './film-facts.ts';

export function endless(wanted: Wanted, films: readonly FilmFacts[]): Diagnostic[] {
  const { config, state, now } = wanted;
  if (somethingEnds(config, state, now)) return [];
  const closed = films.filter((film) => [...(film.verdict?.closed.values() ?? [])].includes('nothingEnds')).length;
  const shown = films.filter((film) => film.lies !== undefined && film.audience?.until !== undefined).length;
  const last = state.hourly === undefined ? undefined : localDateTime(state.hourly, config.settings.timeZone).replace('T', ' ');
  const why = `Drive avslutar ingen delning här (Slutdatum i Drive är nej), och körningen varje timme ${last ? `gick senast ${last}` : 'är inte på'}.`;
  const whyEn = `Drive ends no access here (Slutdatum i Drive is nej), and the hourly run ${last ? `last went ${last}` : 'is not on'}.`;
  const on = 'Sätt på den: öppna arbetsboken med driftkontot, välj Delakultur och Håll det uppdaterat.';
  const onEn = 'Switch it on: open the workbook with the operating account, choose Delakultur and Keep it up to date.';
  const said = (code: string, severity: Diagnostic['severity'], message: string, messageEn: string): Diagnostic => ({
    table: 'settings',
    row: config.tables.settings.rows.find((row) => row.name === 'driveExpiry')?.row ?? 0,
    field: 'driveExpiry',
    severity,
    code,
    message,
    messageEn,
  });
  const found: Diagnostic[] = [];
  if (shown > 0)
    found.push(
      said(
        'shownWithoutEnd',
        'error',
        `${filmsSv(shown)} visas och har en slutdag, men inget stänger då. ${why} ${on} Tills dess: genomför en plan varje dag.`,
        `${filmsEn(shown)} shown with a last day, but nothing closes then. ${whyEn} ${onEn} Until then, carry out a plan every day.`,
      ),
    );
  if (closed > 0)
    found.push(
      said(
        'heldWithoutEnd',
        'warning',
        `${filmsSv(closed)} med slutdag delas inte, eller inte i nya rum. ${why} ${on} Inom en timme kan de delas.`,
        `${closed === 1 ? '1 recording' : `${closed} recordings`} with a last day wait, or wait in new rooms. ${whyEn} ${onEn} Within an hour they can be shared.`,
      ),
    );
  return found;
}

const filmsSv = (count: number): string => (count === 1 ? '1 film' : `${count} filmer`);
const filmsEn = (count: number): string => (count === 1 ? '1 recording is' : `${count} recordings are`);
