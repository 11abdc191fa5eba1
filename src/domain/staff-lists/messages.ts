/** Why each row of a staff list is new, moved, ending, unchanged, doubtful or faulty. */
import { type Message, messageOf, type NoFacts } from '../message.ts';

export interface StaffListMessages {
  'list.new': NoFacts;
  /** `unit` as the list has it: no unit of the workbook is surely meant. */
  'list.newWithoutUnit': { unit: string };
  'list.moved': { from: string; to: string };
  'list.alsoAt': { units: readonly string[] };
  'list.ends': { day: string };
  'list.suspended': { status: string };
  'list.dutiesEnded': { day: string };
  'list.missing': NoFacts;
  'list.same': NoFacts;
  'list.sameWithCells': { headers: readonly string[] };
  'list.unitUnknown': { unit: string };
  'list.unitMissing': { unit: string };
  'list.stayedOut': { why: Message };
  'list.again': NoFacts;
  'list.sameName': { other: string };
  'list.sameNameSomebody': NoFacts;
  'list.sameEmployee': { other: string };
  'list.sameEmployeeInFile': { rows: readonly number[] };
  'list.lookAlike': { domain: string; like: string };
  'list.cameBack': { day: string };
  'list.rowFaulty': { row: number };
  'list.statusUnknown': { status: string };
  'list.noAddress': NoFacts;
  'list.address': { shown: string; fix: Message };
  'list.foreign': { domain: string };
  'list.twice': { rows: readonly number[] };
  'list.dutyWithoutPerson': NoFacts;
  'list.dutyOfUnknown': NoFacts;
  'list.pagesMissing': { what: string };
  'list.personsOnly': NoFacts;
}

export const listMessage = messageOf<StaffListMessages>();
