/** The acts of a card's buttons. Their parameters are text, since Google takes nothing else; form values come beside them. */
import { recordingCells } from '../domain/edits/edits.ts';
import { askedCells } from '../domain/permits/answers.ts';
import { type Asked, type Definitions, gives } from './definition.ts';
import { undoneRow } from './edits.ts';
import { email, fileId } from './fields.ts';
import { cells, kinds, list, object, oneOf, refused, type Schema, text, where } from './schema.ts';

/** Max files shown and taken in at once: a card's callback has half a minute. */
export const FILES_AT_ONCE = 10;

/** What the Drive card offers to do with a file. */
export type FileAct = 'handOver' | 'takeIn' | 'captions' | 'question' | 'fill' | 'share' | 'withdraw' | 'close';

const files: Schema<string[]> = (value, name) => list(fileId, FILES_AT_ONCE)(text()(value, name).split(','), name);
/** A question is taken back by emptying its whole row, its id too: a card writes nothing in a permit that stays. */
const goneRow: Schema<Record<string, string>> = (value, name) => {
  const emptied = cells(0, [], [...askedCells, 'id'])(value, name);
  if (emptied.id !== '') throw refused(name);
  return emptied;
};
const row = kinds(
  {
    recordings: undoneRow(recordingCells, 10_000, text(100)),
    permits: { ...undoneRow([], 10_000, text(100)), cells: goneRow },
  },
  'table',
);
const rows: Schema<ReturnType<typeof row>[]> = (value, name) => list(row)(where(text(20_000), parsed)(value, name), name);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) ?? undefined;
  } catch {
    return undefined;
  }
}

const card = { needs: 'fresh', answer: gives<undefined>() } as const;
const sent = object({ file: fileId });

/** On a card everyone asks Google in their own name; `who` is checked besides. */
export const cardActs = {
  handOver: { ...card, who: 'own', needs: 'nothing', sent },
  ask: { ...card, who: 'coordinator', sent: object({ what: oneOf('takeIn', 'captions', 'question', 'fill', 'share', 'withdraw'), files }) },
  fill: { ...card, who: 'coordinator', sent },
  /** Writes the question down: a permit for each lecturer, waiting for an answer. */
  question: { ...card, who: 'coordinator', sent },
  /** Mails the letter with the question to the permit’s own address, which `to` must be. */
  mailQuestion: { ...card, who: 'coordinator', sent: object({ file: fileId, permit: text(100), to: email }) },
  share: { ...card, who: 'coordinator', sent },
  saveRooms: { ...card, who: 'coordinator', sent: object({ file: fileId, rooms: text() }) },
  undo: { ...card, who: 'coordinator', sent: object({ rows }) },
  takeIn: { ...card, who: 'operator', alone: true, sent: object({ files }) },
  captions: { ...card, who: 'operator', sent },
  withdraw: { ...card, who: 'operator', needs: 'workbook', sent: object({ permit: text(100) }) },
  close: { ...card, who: 'operator', sent },
  putBack: { ...card, who: 'operator', sent },
} as const satisfies Definitions;

export type CardAct = Asked<typeof cardActs, 'act'>;
