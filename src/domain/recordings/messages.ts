/** What is said of recordings, of their files and captions, and of colleagues' examples: codes and facts. */
import { messageOf, type NoFacts } from '../message.ts';

/** Why a proposal, or what is done with it, can't be. */
interface ExampleMessages {
  'example.noTitle': NoFacts;
  'example.nothing': NoFacts;
  'example.badLink': NoFacts;
  'example.notYours': NoFacts;
  'example.decided': NoFacts;
  'example.noWords': NoFacts;
  'example.noRoom': NoFacts;
  'example.roomsNotYours': NoFacts;
  'example.empty': NoFacts;
  'example.notArrived': NoFacts;
  'example.hasPermit': NoFacts;
  'example.noConsent': NoFacts;
  'example.noDecision': NoFacts;
  'example.shown': NoFacts;
  'example.noQuestion': NoFacts;
  'example.noAnswer': NoFacts;
  'example.notOpen': NoFacts;
}

export type ExampleProblem = keyof ExampleMessages;

interface ProposingMessages {
  'proposals.waiting': NoFacts;
  'proposals.aDay': { most: number };
  'proposals.filesADay': { most: number };
}

/** Why a colleague sees a film. */
interface SeesMessages {
  'sees.coordinator': NoFacts;
  'sees.shared': NoFacts;
  'sees.network': { network: string; room: string };
  'sees.everyone': { room: string };
  'sees.worksIn': { where: string; room: string };
  'sees.role': { role: string; room: string };
  'sees.room': { room: string };
}

export interface RecordingMessages extends ExampleMessages, ProposingMessages, SeesMessages {}

export const recordingMessage = messageOf<RecordingMessages>();
