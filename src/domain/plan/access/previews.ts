/**
 * A film in the waiting room that its lecturer asked to see first. They get a grant of their own on the film, which ends by
 * itself, and goes as soon as they have answered. A person looks before it is given.
 */

import { type Preview, previewOf } from '../../permits/preview.ts';
import { addDays, endOfDay } from '../../time/dates.ts';
import type { Change } from '../change.ts';
import { type Desired, isExternal } from '../desired.ts';
import { endsInDrive, isHourlyOn } from '../ends.ts';
import { planMessage } from '../messages.ts';
import { type Grant, readersAt } from '../state.ts';
import type { FilmFacts } from './film-facts.ts';
import { granting, renewing } from './folder-change.ts';

/** So long a lecturer has to see a film; who needs longer is let in anew. */
export const PREVIEW_DAYS = 14;

/** Whose word a film waits for, and who may watch it meanwhile. */
export function previewIn(desired: Desired, { row, file, audience, verdict }: FilmFacts): Preview | undefined {
  if (!row || !file || audience) return undefined;
  return previewOf(row, verdict, desired.config, desired.rooms, desired.today);
}

/** The addresses to let in: those who count today. Who is held keeps what they have; anyone else gets nothing. */
export const previewersOf = ({ roster }: Desired, preview: Preview | undefined): string[] => [
  ...new Set((preview?.permits ?? []).map((permit) => permit.lecturerEmail).filter((email) => roster.people.has(email))),
];

/** The instant at which a grant that is given today ends at the latest. */
function endOf({ config, today }: Desired, { until }: Preview): number {
  const last = addDays(today, PREVIEW_DAYS);
  return endOfDay(until !== undefined && until < last ? until : last, config.settings.timeZone);
}

/** Whether a grant on the film itself is a preview's, and may stay. One that ends too late is cut (`previewChanges`). */
export function isPreview(desired: Desired, preview: Preview | undefined, grant: Grant): boolean {
  if (preview === undefined || grant.type !== 'user' || grant.role !== 'reader') return false;
  if (grant.until !== undefined && grant.until <= desired.now) return false;
  const isHeld = desired.roster.held.has(grant.email) && preview.permits.some((permit) => permit.lecturerEmail === grant.email);
  return isHeld || previewersOf(desired, preview).includes(grant.email);
}

export function previewChanges(desired: Desired, films: readonly FilmFacts[]): Change[] {
  const { state, config, staff, now } = desired;
  const inDrive = endsInDrive(config);
  return films.flatMap((film): Change[] => {
    const preview = previewIn(desired, film);
    const { file } = film;
    if (!preview || !file) return [];
    const end = endOf(desired, preview);
    const until = inDrive ? end : undefined;
    return previewersOf(desired, preview).flatMap((email): Change[] => {
      if (staff.has(email) || email === state.operator) return [];
      const target = { id: `preview:${film.id}`, target: `recordings/${film.id}`, name: film.title };
      const own = file.grants.find((grant) => grant.email === email && isPreview(desired, preview, grant));
      if (own && (!inDrive || (own.until !== undefined && own.until <= end))) return [];
      if (own) return [renewing(file, own, target, end)];
      // Nothing that has to end is given where nothing would end it.
      if (!inDrive && !isHourlyOn(state, now)) return [];
      const reason = planMessage('grant.preview', {
        lecturer: preview.permits.find((one) => one.lecturerEmail === email)?.lecturer ?? email,
      });
      const step = {
        phase: 'grant',
        kind: 'grant',
        on: { id: file.id },
        type: 'user',
        email,
        role: 'reader',
        until,
        ...(isExternal(email, desired) ? { outside: true } : {}),
      } as const;
      return [granting(target, email, reason, readersAt(state, file, now).has(email) ? [] : [email], [step], true)];
    });
  });
}
