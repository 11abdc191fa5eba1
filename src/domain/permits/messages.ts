/** What is said of permits: codes and facts. */
import { messageOf, type NoFacts } from '../message.ts';
import type { Closed } from './verdict.ts';

/** Facts of the permit that closes the film; each is '' where the permit does not say, or no permit closes it. */
export type ClosedFacts = Readonly<Record<'lecturer' | 'answered' | 'withdrawn' | 'from' | 'to', string>>;

/** Why a recording may not be seen: a code for each way of being closed. */
type ClosedMessages = { readonly [C in Closed as `closed.${C}`]: ClosedFacts };

export interface PermitMessages extends ClosedMessages {
  'holds.permit': { until: string };
  'holds.consent': { until: string };
  'filmed.on': { day: string };

  'ask.noName': NoFacts;
  'ask.noAddress': { email: string };
  'ask.nobody': NoFacts;
  'ask.noRoom': { room: string };
  'ask.noBasis': NoFacts;
  'answer.ahead': NoFacts;
  'answer.endPassed': NoFacts;
  'answer.withdrawn': { who: string };
  'renew.nothing': NoFacts;
  'renew.noEvidence': NoFacts;
  'renew.noYes': { who: string };
  'letters.enough': { to: string; letters: number };
  'withdraw.faulty': { permit: string };
  'withdraw.noPermit': { permit: string };
  /** `by`: the films that do name it. */
  'withdraw.notOfPermit': { film: string; permit: string; by: readonly string[] };
  'withdraw.apart': NoFacts;
  'withdraw.onRows': { film: string };
}

export const permitMessage = messageOf<PermitMessages>();
