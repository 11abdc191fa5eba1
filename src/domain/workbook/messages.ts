/** What is said of the workbook's rows, of files and of edits: codes and facts. Headers and titles are facts: they are the workbook's own. */
import { type Message, messageOf, type NoFacts } from '../message.ts';

/** What an edit may look for in vain. */
export type Sought = 'units' | 'people' | 'mandates' | 'networks' | 'rooms' | 'recordings' | 'permits' | 'meetings' | 'field';

/** What to do about a cell: the last sentence of what is said of it. */
export interface FixMessages {
  'fix.formula': NoFacts;
  'fix.link': NoFacts;
  'fix.linkOrNumber': NoFacts;
  'fix.links': NoFacts;
  'fix.meetLink': NoFacts;
  'fix.yesNo': NoFacts;
  'fix.either': { words: readonly string[] };
  'fix.meant': { word: string };
  'fix.choose': { words: readonly string[] };
  'fix.mixedScript': NoFacts;
  'fix.emailForm': NoFacts;
  'fix.date': NoFacts;
  'fix.dateTime': NoFacts;
  'fix.timeRange': NoFacts;
  'fix.thousands': { whole: string; decimal: string };
  'fix.number': NoFacts;
  'fix.atLeast': { least: number };
  'fix.whole': NoFacts;
  'fix.atMost': { most: number };
  'fix.unitCode': NoFacts;
  'fix.groupPrefix': NoFacts;
  'fix.schoolYear': NoFacts;
  'fix.timeZone': NoFacts;
  'fix.noSetting': NoFacts;
  'fix.fromAfterTo': { from: string };
  'fix.endBeforeStart': NoFacts;
  'fix.lookAlike': { domain: string; like: string };
  'fix.foreign': { domain: string };
  'fix.severalNamed': { keys: readonly string[] };
  'fix.notIn': { title: string; near: string | undefined };
  'fix.noArea': { near: string | undefined };
}

interface RowMessages {
  'cell.cantBe': { header: string; shown: string; fix: Message };
  /** `header` tells which cell it is. */
  'cell.of': { header: string; fix: Message };
  'cell.missing': { header: string };
  'cell.longText': { has: number; most: number };
  'cell.hiddenSigns': NoFacts;
  /** Of a setting: what holds until it is put right. */
  'setting.until': { header: string; fix: Message };
  'row.keyless': { header: string };
  'row.equalKeys': { key: string; rows: readonly number[] };
  dependsOnFaulty: { text: string; title: string };
  unknownSeries: { name: string; near: string | undefined };
  'sheet.columnTwice': { header: string; times: number };
  'sheet.columnMissing': { header: string };
  domainsMissing: NoFacts;
  'coordinator.foreign': { email: string; domain: string };
  'coordinator.lookAlike': { email: string; domain: string; like: string };
  somebodyElses: { permit: string; from: string; lecturers: readonly string[] };
  namesByComma: { parts: readonly string[] };
}

interface FileMessages {
  nearColumn: { shown: string; title: string; header: string };
  'file.columnsTwice': { first: string; second: string; header: string };
  keyColumn: { header: string; columns: readonly string[]; near: string | undefined };
  headerAgain: NoFacts;
  otherValue: { shown: string; header: string; text: string };
  systemColumn: { shown: string };
  'file.columnTwice': { shown: string };
  whereColumn: { column: string; near: string | undefined; columns: readonly string[] };
  whereValue: { column: string; value: string; near: string | undefined; values: readonly string[] };
  whereNothing: { tests: readonly string[] };
  'file.tooLong': { header: string; has: number; most: number };
  noColumn: { title: string; header: string };
  'file.keyless': { headers: readonly string[] };
  systemSetting: { key: string };
  /** `there`: rows of the workbook with the same key. */
  'file.equalKeys': { key: string; rows: readonly number[]; there: readonly number[] };
  'file.ambiguous': { key: string; rows: readonly number[] };
  'register.notActive': { unit: string; status: string };
  'register.ownerUnknown': { units: number };
  nameTurned: { names: number; from: string; to: string };
  nameComma: { names: number; from: string; to: string };
}

interface EditMessages {
  'edit.noSuch': { what: Sought; id: string };
  'edit.noDate': { date: string };
  'edit.sameOne': NoFacts;
  'edit.noMandate': { email: string };
  /** A mandate would end before its first day. */
  'edit.beforeMandate': { from: string };
  /** Who ends began on that very day, so no day is left for them. */
  'edit.sameDayMandate': { from: string };
  'edit.isThere': { id: string };
  'edit.noTitle': NoFacts;
  'edit.endFirst': NoFacts;
}

export interface WorkbookMessages extends FixMessages, RowMessages, FileMessages, EditMessages {}

export const workbookMessage = messageOf<WorkbookMessages>();
