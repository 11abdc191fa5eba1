/** What waits for a person: codes and facts of a task's chip, title and text. */
import { type Message, messageOf, type NoFacts } from '../message.ts';

export interface TaskMessages {
  'chip.waitingRoom': NoFacts;
  'chip.vacant': NoFacts;
  'chip.mend': NoFacts;
  'chip.ending': NoFacts;
  'chip.noMeeting': NoFacts;
  'chip.askAgain': NoFacts;
  'chip.captions': NoFacts;
  'chip.retention': NoFacts;
  'chip.proposal': NoFacts;
  'chip.unanswered': { guests: number };

  'task.answer.title': { who: string };
  /** `days`: since it was asked; 0 where nobody knows. */
  'task.answer.text': { film: string; films: number; days: number; people: number };
  'task.vacant.title': { unit: string; role: string };
  /** `who` had it until `day`; undefined where nobody did. `unread`: some mandates can't be read. */
  'task.vacant.text': { who: string | undefined; day: string; unread: boolean };
  'task.meeting.title': { days: number; title: string };
  'task.meeting.text': { day: string; from: string; to: string };
  /** `row` 0: the whole table. */
  'task.faulty.title': { table: string; row: number };
  'task.ending.title': { lecturer: string; day: string };
  'task.ending.text': { films: number };
  'task.noMeeting.title': { network: string };
  'task.noMeeting.text': { members: number; perTerm: number };
  'task.askAgain.title': { who: string };
  'task.askAgain.text': { about: string; rooms: readonly string[]; since: Message };
  'task.askAgain.nobodySees': NoFacts;
  'task.askAgain.asked': { day: string };
  'task.approval.title': { who: string };
  /** `letIn`: the lecturer can watch it now, until `day`; '' where no end is set. */
  'task.approval.text': { film: string; films: number; letIn: boolean; day: string };
  /** `from`: who sent the first. */
  'task.proposals.title': { proposals: number; title: string };
  'task.proposals.text': { from: string; proposals: number };
  'task.unasked.title': { films: number; film: string };
  'task.unasked.text': NoFacts;
  'task.captions.title': { films: number };
  'task.captions.text': { days: number; limit: number };
  'task.retention.title': NoFacts;
  'task.retention.text': { films: number };
}

export const taskMessage = messageOf<TaskMessages>();
