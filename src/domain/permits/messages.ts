/** What is said of permits: codes and facts. */
import { messageOf } from '../message.ts';
import type { Closed } from './verdict.ts';

/** Of the permit that closes; each '' where it says nothing, or where no permit does. */
export type ClosedFacts = Readonly<Record<'lecturer' | 'answered' | 'withdrawn' | 'from' | 'to', string>>;

/** Why a recording may not be seen: a code for each way of being closed. */
type ClosedMessages = { readonly [C in Closed as `closed.${C}`]: ClosedFacts };

export interface PermitMessages extends ClosedMessages {
  'holds.permit': { until: string };
  'holds.consent': { until: string };
  'filmed.on': { day: string };
}

export const permitMessage = messageOf<PermitMessages>();
