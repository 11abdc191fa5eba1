/** The turn of the school year, as JSON and as text. */
import type { YearTurn } from '../domain/edits/year-turn.ts';
import type { Message } from '../domain/message.ts';
import type { Config } from '../domain/workbook/config.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { reportMessage } from '../messages/reports.ts';
import { listed } from '../messages/words.ts';

export function yearJson({ year, from, to, ends, continues, vacant, permits, calendar, networks, rows }: YearTurn, dryRun: boolean) {
  const mandates = (all: YearTurn['ends']) =>
    all.map(({ id, person, role, units, to: last }) => ({ id, person, role, units, to: last ?? null }));
  return {
    year,
    from,
    to,
    mandates: { ends: mandates(ends), continues: mandates(continues), vacant },
    networks,
    permits: permits.map(({ id, lecturer, to: last }) => ({ id, lecturer, to: last ?? null })),
    calendar: { missing: calendar },
    rows: rows.map(({ table, key, cells }) => ({ table, key, cells })),
    dryRun,
  };
}

/** How many names stand in a line. */
const NAMED = 10;

export function yearText(turn: YearTurn, { tables }: Config, dryRun: boolean, lang: Lang): string {
  const names = new Map(tables.units.rows.map(({ id, name }) => [id, name]));
  const people = new Map(tables.people.rows.map(({ email, name }) => [email, name || email]));
  const networks = new Map(tables.networks.rows.map(({ id, name }) => [id, name]));
  const some = (all: readonly string[]) => listed(all, lang, NAMED);
  const lines: Message[] = [
    reportMessage('year.head', { year: turn.year, from: turn.from, to: turn.to }),
    reportMessage('year.mandates', { ends: turn.ends.length, continues: turn.continues.length }),
    ...(turn.ends.length > 0
      ? [reportMessage('year.ends', { who: some(turn.ends.map(({ person }) => people.get(person) ?? person)) })]
      : []),
    ...(turn.vacant.length > 0
      ? [reportMessage('year.vacant', { units: some(turn.vacant.map((id) => names.get(id) ?? id)), many: turn.vacant.length })]
      : []),
    ...(turn.networks.archive.length > 0
      ? [reportMessage('year.groups', { groups: some(turn.networks.archive.map((id) => networks.get(id) ?? id)) })]
      : []),
    ...(turn.permits.length > 0
      ? [reportMessage('year.permits', { permits: some(turn.permits.map(({ id, lecturer }) => lecturer || id)) })]
      : []),
    ...(turn.calendar.length > 0 ? [reportMessage('year.calendar', { kinds: turn.calendar })] : []),
    reportMessage(dryRun || turn.rows.length === 0 ? 'year.wouldWrite' : 'year.wrote', { rows: turn.rows.length }),
  ];
  return lines.map((line) => render(line, lang)).join('\n');
}
