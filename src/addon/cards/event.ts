/** Calendar's card: who has answered, by number, for a meeting of ours. */

import { cardMessage } from '../../messages/cards.ts';
import { fullTime } from '../../messages/days.ts';
import { readAndPlan, requireCoordinator } from '../admit/reading.ts';
import { language, say } from '../session.ts';
import { type Card, card, guarded, row, section, stateLine, text, workbookButton } from './widgets.ts';

/** Fields of the event object that Google sends; all may be absent. */
export interface EventOpen {
  calendar?: { id?: string };
}

export function eventCard(event: EventOpen): Card {
  return guarded(() => {
    const reading = readAndPlan();
    requireCoordinator(reading);
    const meeting = reading.planned.meetings.find((one) => one.eventId === (event.calendar?.id ?? '').split('_')[0]);
    if (!meeting) return card('Delakultur', [section().addWidget(text(cardMessage('card.noEventOfOurs')))], stateLine(reading));
    const guests = meeting.event?.guests ?? [];
    const count = (answer: string) => guests.filter((guest) => guest.answer === answer).length;
    const answers = say(cardMessage('card.answerCounts', { yes: count('accepted'), no: count('declined'), none: count('needsAction') }));
    const about = section()
      .addWidget(row(say(cardMessage('card.answers')), answers))
      .addWidget(row(say(cardMessage('card.when')), fullTime(meeting.body.start, meeting.body.end, language())));
    if (meeting.row.place !== '') about.addWidget(row(say(cardMessage('card.place')), meeting.row.place));
    return card(meeting.body.title, [about, section().addWidget(workbookButton(reading))], stateLine(reading));
  });
}
