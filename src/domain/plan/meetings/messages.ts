/** What a mail about meetings says: codes and facts. */
import { type Message, messageOf, type NoFacts } from '../../message.ts';

/** An appointment: `where` is its units or areas in words, '' where it names none. */
interface Appointment {
  role: string;
  where: string;
}

export interface MailMessages {
  /** `name`: the first name, '' where it is unknown. */
  'mail.hello': { name: string };
  'mail.appointed': Appointment & { from: string | undefined; to: string | undefined };
  'mail.ended': Appointment & { day: string };
  'mail.employmentEnded': { day: string };
  'mail.carriedOutBy': { name: string };
  'mail.network': { network: string; leaders: readonly Message[]; isYours: boolean };
  'mail.leftNetwork': { network: string };
  /** Someone with an address to write to. */
  'mail.person': { name: string; email: string };
  'mail.invited': { meetings: number; links: boolean };
  'mail.uninvited': { meetings: number };
  'mail.meeting': { title: string; start: string; end: string; place: string; link: string };
  'mail.next': { passesOn: boolean };
  'mail.questions': { to: readonly Message[] };
  'mail.mistake': { to: readonly Message[] };
  'mail.regards': { municipality: string };
  'mail.subject.appointed': Appointment;
  'mail.subject.thanks': { role: string };
  'mail.subject.invited': { meetings: number; title: string; start: string };
  'mail.subject.uninvited': { meetings: number; title: string; start: string };
  'mail.subject.changed': NoFacts;
}

export const mailMessage = messageOf<MailMessages>();
