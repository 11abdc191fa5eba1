/**
 * What ends a film's showing on its last day. In most editions Drive does, by the grants' own expiry. In the others (the
 * setting *Slutdatum i Drive*: nej) the hourly run must: so nothing new is shown with an end day unless that run is going.
 */
import type { Audience } from '../ids.ts';
import type { Closed, Verdict } from '../permits/verdict.ts';
import type { Config } from '../workbook/config.ts';
import type { State } from './state.ts';

/** An hourly run may be late, or out of quota until the next day. Days end at midnight: one run a day is the least that closes in time. */
const SILENCE = 24 * 60 * 60_000;

export const endsInDrive = ({ settings }: Config): boolean => settings.driveExpiry !== 'nej';

/** Whether the hourly run has finished within the last day. */
export const isHourlyOn = ({ hourly }: State, now: number): boolean => hourly !== undefined && Math.abs(now - hourly) < SILENCE;

/** Whether something closes a film after its last day with nobody acting. */
export const somethingEnds = (config: Config, state: State, now: number): boolean => endsInDrive(config) || isHourlyOn(state, now);

/** Whether an audience's last day is over: no permit lets its readers in any longer. */
export const isOver = (audience: Audience | undefined, today: string): boolean => audience?.until !== undefined && audience.until < today;

/**
 * The verdict where nothing would end the showing: a film stays where it is shown (`currentAudience`), until the day set then,
 * and gets no new room. A film without an end day is not affected.
 */
export function withoutEnds(verdict: Verdict, currentAudience: Audience | undefined, today: string): Verdict {
  if (verdict.why !== undefined || verdict.until === undefined) return verdict;
  const until = currentAudience?.until !== undefined && currentAudience.until < verdict.until ? currentAudience.until : verdict.until;
  const stays = currentAudience !== undefined && until >= today;
  const rooms = stays ? verdict.rooms.filter((room) => currentAudience.rooms.includes(room)) : [];
  const kept = verdict.rooms.filter((room) => !rooms.includes(room));
  const closed = new Map<string, Closed>([...verdict.closed, ...kept.map((room) => [room, 'nothingEnds'] as const)]);
  const why = rooms.length === 0 && kept.length > 0 ? ('nothingEnds' as const) : undefined;
  return { ...verdict, rooms, until, closed, why };
}
