/** Who is mailed when a plan is carried out. */
import type { Change } from '../../domain/plan/change.ts';

/** Everyone who is mailed by these changes, at the addresses that are invited. */
export const mailsOf = (changes: readonly Change[]): Set<string> => new Set(changes.flatMap(mailedBy));

/** Calendar mails all guests of a new, moved or cancelled meeting; else who joined or left is mailed, and those outside whom Calendar sends new words. */
export const mailedBy = ({ steps, before }: Pick<Change, 'steps' | 'before'>): string[] =>
  steps.flatMap((step) => {
    if (step.kind === 'cancelEvent') return [...((before as { guests?: readonly string[] } | null)?.guests ?? [])];
    if (step.kind !== 'event') return [];
    return step.mail === 'all'
      ? [...step.body.guests.map((guest) => guest.email), ...step.left]
      : [...step.joined, ...step.left, ...(step.byCalendar ?? [])];
  });
