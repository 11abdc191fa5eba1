/** Calendar's card: who has answered, by number, for a meeting of ours. */
import { shortDate } from '../../domain/time/dates.ts';
import { look, requireCoordinator } from '../admit/look.ts';
import { say } from '../session.ts';
import { type Card, card, guarded, row, section, stateLine, text, workbookButton } from './widgets.ts';

/** Fields of the event object that Google sends; all may be absent. */
export interface EventOpen {
  calendar?: { id?: string };
}

export function eventCard(event: EventOpen): Card {
  return guarded(() => {
    const reading = look();
    requireCoordinator(reading);
    const meeting = reading.planned.meetings.find((one) => one.eventId === (event.calendar?.id ?? '').split('_')[0]);
    if (!meeting)
      return card(
        'Delakultur',
        [section().addWidget(text({ sv: 'Den här händelsen hör inte till Delakultur.', en: 'This event is not Delakultur’s.' }))],
        stateLine(reading),
      );
    const guests = meeting.event?.guests ?? [];
    const count = (answer: string) => guests.filter((guest) => guest.answer === answer).length;
    const answers = say({
      sv: `${count('accepted')} ja, ${count('declined')} nej, ${count('needsAction')} utan svar`,
      en: `${count('accepted')} yes, ${count('declined')} no, ${count('needsAction')} unanswered`,
    });
    const about = section()
      .addWidget(row(say({ sv: 'Svar', en: 'Answers' }), answers))
      .addWidget(
        row(
          say({ sv: 'När', en: 'When' }),
          `${shortDate(meeting.body.start.slice(0, 10))} ${meeting.body.start.slice(11)}–${meeting.body.end.slice(11)}`,
        ),
      );
    if (meeting.row.place !== '') about.addWidget(row(say({ sv: 'Plats', en: 'Place' }), meeting.row.place));
    return card(meeting.body.title, [about, section().addWidget(workbookButton(reading))], stateLine(reading));
  });
}
