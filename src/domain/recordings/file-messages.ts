/** What is said of chosen files and of captions: codes and facts. Pages say these too, so they have a catalogue of their own. */
import { type Message, messageOf, type NoFacts } from '../message.ts';

/** What a file is, by its first bytes, where it is no film. */
export type Foreign =
  | 'pdf'
  | 'zip'
  | 'office'
  | 'rtf'
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'heic'
  | 'archive'
  | 'webPage'
  | 'ass'
  | 'ttml'
  | 'sami'
  | 'xml'
  | 'sbv'
  | 'subViewer'
  | 'microDvd'
  | 'lyrics'
  | 'scenarist'
  | 'json'
  | 'film'
  | 'noText';

export interface FileMessages {
  'file.foreign': { name: string; kind: Foreign };
  'file.text': { name: string };
  'file.otherName': { name: string; ending: string };
  'file.captions': { name: string };
  'file.notFilm': { name: string };
  'file.noCaptions': { kind: Foreign };
  'file.noExample': NoFacts;

  /** `name`: the file's, '' where it is known; `line` 0: the whole file. */
  'captions.at': { name: string; line: number; fault: Message };
  'captions.more': { name: string; faults: number };
  'captions.signature': NoFacts;
  'captions.nothingShown': NoFacts;
  'captions.noTimes': NoFacts;
  'captions.endsFirst': { shown: string };
  'captions.beforeLast': { shown: string };
  'captions.oddTime': { shown: string };
  'captions.noEmptyLine': NoFacts;
  'captions.lostSign': NoFacts;
  /** `isBelow`: an empty line above it ends the cue. */
  'captions.lost': { shown: string; isBelow: boolean };
  'captions.unreadable': { shown: string; right: string; comma: boolean };
  'captions.reencoded': NoFacts;
  /** Both as '1:02:03'. */
  'captions.pastEnd': { captions: string; film: string };
  'captions.short': { minutes: number };
}

export const fileMessage = messageOf<FileMessages>();
