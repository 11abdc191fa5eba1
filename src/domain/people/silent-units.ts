/**
 * Units from which nobody came to the last two meetings that they were called to. It is for the unit's lead alone, who asks
 * "behöver ni stöd?": never in a report, since it could tell who was absent.
 */
import type { Config } from '../workbook/config.ts';
import type { Person } from './people.ts';

const MEETINGS = 2;

/**
 * By unit id. Only meetings whose attendance was written down count: an empty list says nothing. `networks` are the members
 * of each network, `now` is local, YYYY-MM-DDTHH:MM.
 */
export function silentUnits(
  config: Config,
  people: ReadonlyMap<string, Person>,
  networks: ReadonlyMap<string, ReadonlySet<string>>,
  now: string,
): ReadonlySet<string> {
  const unitsOf = (emails: Iterable<string>): ReadonlySet<string> =>
    new Set([...emails].flatMap((email) => [...(people.get(email)?.units ?? [])]));
  const held = config.tables.meetings.rows
    .filter((meeting) => meeting.status !== 'inställd' && meeting.start < now && meeting.attended.length > 0)
    .sort((a, b) => (a.start > b.start ? -1 : 1));
  const seen = new Map<string, { called: number; came: number }>();
  for (const meeting of held) {
    const came = unitsOf(meeting.attended);
    for (const unit of unitsOf(meeting.network.flatMap((id) => [...(networks.get(id) ?? [])]))) {
      const one = seen.get(unit) ?? { called: 0, came: 0 };
      if (one.called === MEETINGS) continue;
      seen.set(unit, { called: one.called + 1, came: one.came + (came.has(unit) ? 1 : 0) });
    }
  }
  return new Set([...seen].filter(([, { called, came }]) => called === MEETINGS && came === 0).map(([unit]) => unit));
}
