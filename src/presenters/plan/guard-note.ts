/** What a page says of a guard that has stopped the plan, beside its number and where it differs most, which it shows itself. */
import type { Words } from '../../domain/message.ts';
import type { Guard } from '../../domain/plan/change.ts';
import { planMessage } from '../../domain/plan/messages.ts';
import { wordsOf } from '../../messages/render.ts';

export function guardNote({ message }: Guard): Words | null {
  const ended = Number(message?.facts.ended ?? 0);
  return ended > 0 ? wordsOf(planMessage('guard.ended', { ended })) : null;
}
