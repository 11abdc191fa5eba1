/** What a lecturer's permit allows: which rooms may show a recording today, until when, and if not, why. */

import { fold } from '../text.ts';
import type { Config } from '../workbook/config.ts';
import { allRecordings, allStaff, type recordingStatusWords, seriesPrefix } from '../workbook/tables/words.ts';
import type { Row } from '../workbook/tables.ts';
import { permitState } from './state.ts';

/** Why a recording may not be seen in a room. What a permit row states (`STATED`) is carried out even when the guard trips. */
export type Closed =
  | 'noPermit'
  | 'faultyPermit'
  | 'permitDisagrees'
  | 'fewerPermitsThanLecturers'
  | 'waiting'
  | 'no'
  | 'withdrawn'
  | 'ended'
  | 'notBegun'
  | 'notApproved'
  | 'childrenWithoutConsent'
  | 'childrenConsentEnded'
  | 'roomNotNamed'
  | 'roomWidened'
  | 'externalPeople'
  | 'roomFaulty'
  /** Drive ends no access by itself here, and the hourly run, which would, is not on. */
  | 'nothingEnds';

/** Closings that a permit row (or a consent's date) states outright, and no faulty list can cause. */
export const STATED: ReadonlySet<Closed> = new Set<Closed>(['no', 'withdrawn', 'ended', 'childrenConsentEnded']);

export interface Verdict {
  /** Rooms that may show it today. */
  readonly rooms: readonly string[];
  /** The last day on which all that allows it holds; undefined: no end is set. */
  readonly until: string | undefined;
  /** Each room of the row that may not show it, with the first reason. Key '' where the row names no room. */
  readonly closed: ReadonlyMap<string, Closed>;
  /** The first reason that closes the recording as a whole. */
  readonly why: Closed | undefined;
  /** The permit that `why` comes from. */
  readonly whose: Row<'permits'> | undefined;
}

export interface RoomFacts {
  /** The room's row; undefined where it is faulty or missing. */
  readonly row: Row<'rooms'> | undefined;
  /** Whether an external person is, or is to be, among its members. */
  readonly holdsExternal: boolean;
}

/** What of a recording's row decides who may see it. */
export type Asking = Pick<Row<'recordings'>, 'id' | 'series' | 'lecturer' | 'rooms' | 'permit' | 'children' | 'childrenUntil'>;

/** `rooms` tells about every room named by recordings. A recording's file is not looked at here. */
export function verdictOn(recording: Asking, config: Config, rooms: ReadonlyMap<string, RoomFacts>, today: string): Verdict {
  const { permits, whole, whose } = permitsFor(recording, config, today);
  const closed = new Map<string, Closed>();
  const open: string[] = [];
  for (const room of recording.rooms) {
    const why = whole ?? roomClosed(room, permits, rooms.get(room));
    if (why) closed.set(room, why);
    else open.push(room);
  }
  const ends = [...permits.map((permit) => permit.to), recording.children ? recording.childrenUntil : undefined].filter(
    (day) => day !== undefined,
  );
  return { rooms: open.sort(), until: ends.sort()[0], closed, why: whole, whose };
}

function permitsFor(recording: Asking, config: Config, today: string) {
  const byId = new Map(config.tables.permits.rows.map((permit) => [permit.id, permit]));
  const permits: Row<'permits'>[] = [];
  let whole: Closed | undefined;
  let whose: Row<'permits'> | undefined;
  const close = (why: Closed, permit?: Row<'permits'>) => {
    // A withdrawal or a no outranks every other reason: it is what the lecturer said.
    if (whole === undefined || rank(why) < rank(whole)) {
      whole = why;
      whose = permit;
    }
  };
  for (const id of new Set(recording.permit)) {
    const permit = byId.get(id);
    if (!permit) {
      close(config.tables.permits.faulty.has(id) ? 'faultyPermit' : 'noPermit');
      continue;
    }
    permits.push(permit);
    const why = permitClosed(permit, recording, today);
    if (why) close(why, permit);
  }
  if (recording.permit.length === 0) close('noPermit');
  if (recording.lecturer.length > Math.max(countLecturers(permits), 1)) close('fewerPermitsThanLecturers');
  if (recording.children && recording.childrenUntil === undefined) close('childrenWithoutConsent');
  if (recording.children && recording.childrenUntil !== undefined && recording.childrenUntil < today) close('childrenConsentEnded');
  return { permits, whole, whose };
}

/** How many lecturers the permits are from: two permits of one person count once. A permit without a name counts as one person. */
function countLecturers(permits: readonly Pick<Row<'permits'>, 'lecturer' | 'lecturerEmail'>[]): number {
  const heard: { name: string; email: string }[] = [];
  for (const permit of permits) {
    const one = { name: fold(permit.lecturer), email: permit.lecturerEmail.toLowerCase() };
    const isSame = (other: typeof one): boolean =>
      one.email !== '' && other.email !== '' ? one.email === other.email : one.name !== '' && one.name === other.name;
    if (!heard.some(isSame)) heard.push(one);
  }
  return heard.length;
}

const RANK: readonly Closed[] = ['withdrawn', 'no', 'ended', 'childrenConsentEnded', 'waiting', 'notApproved'];
const rank = (why: Closed): number => (RANK.includes(why) ? RANK.indexOf(why) : RANK.length);

function permitClosed(permit: Row<'permits'>, recording: Asking, today: string): Closed | undefined {
  const state = permitState(permit, today);
  if (state !== 'yes' && state !== 'ending') return state === 'ahead' ? 'notBegun' : state;
  if (permit.preview && !permit.approved) return 'notApproved';
  if (!covers(permit, recording)) return 'permitDisagrees';
  return undefined;
}

function covers(permit: Row<'permits'>, recording: Asking): boolean {
  return permit.recordings.some(
    (entry) =>
      entry === recording.id ||
      entry.toLowerCase() === allRecordings ||
      (entry.toLowerCase().startsWith(seriesPrefix) &&
        recording.series !== '' &&
        sameText(entry.slice(seriesPrefix.length), recording.series)),
  );
}

const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function roomClosed(room: string, permits: readonly Row<'permits'>[], facts: RoomFacts | undefined): Closed | undefined {
  for (const permit of permits) {
    const staff = permit.audience.some((entry) => entry.toLowerCase() === allStaff);
    if (!staff && !permit.audience.includes(room)) return 'roomNotNamed';
    if (facts?.holdsExternal && permit.external !== true) return 'externalPeople';
    if (!staff && facts?.row && widened(permit, facts.row)) return 'roomWidened';
  }
  // Last, because the permits' own reasons also hold for a room that can't be read.
  return facts?.row ? undefined : 'roomFaulty';
}

// ── The room's rule at the answer ──

const RULE_FIELDS = ['networks', 'areas', 'schoolForms', 'roles'] as const;
type Rule = Record<(typeof RULE_FIELDS)[number], readonly string[]> & { everyone: boolean };

const ruleOf = (room: Row<'rooms'>): Rule => ({
  networks: room.networks,
  areas: room.areas,
  schoolForms: room.schoolForms,
  roles: room.roles,
  everyone: room.everyone === true,
});

/** The `roomRule` to remember with a yes: the rule of each room the permit names, as JSON; keeps what was remembered before. '' while there is no yes. */
export function ruleToRemember(permit: Row<'permits'>, rooms: ReadonlyMap<string, RoomFacts>): string {
  if (permit.answer !== 'ja') return '';
  const remembered = readRules(permit.roomRule);
  if (!remembered) return permit.roomRule; // A remembered rule that can't be read is never repaired by guessing: the answer must be recorded again.
  const rules: Record<string, unknown> = {};
  for (const room of [...permit.audience].sort()) {
    const row = rooms.get(room)?.row;
    const rule = room in remembered ? remembered[room] : row && ruleOf(row);
    if (rule !== undefined) rules[room] = rule;
  }
  return Object.keys(rules).length === 0 ? '' : JSON.stringify(rules);
}

/**
 * Whether the room now lets in people whom it did not when the permit was answered. A remembered rule that can't be read
 * counts as narrower.
 */
const widened = (permit: Row<'permits'>, room: Row<'rooms'>): boolean => newRules(permit, room).length > 0;

/**
 * What a room lets in now and did not when a permit that names it was answered: the rule's field and its new words. 'everyone'
 * and 'unknown' have no words.
 */
export interface Widening {
  readonly field: (typeof RULE_FIELDS)[number] | 'everyone' | 'unknown';
  readonly words: readonly string[];
}

/** The widenings that a permit does not cover; none where it covers all staff, or does not name the room. */
export function widenings(permit: Row<'permits'>, room: Row<'rooms'>): readonly Widening[] {
  if (permit.audience.some((entry) => entry.toLowerCase() === allStaff) || !permit.audience.includes(room.id)) return [];
  return newRules(permit, room);
}

function newRules(permit: Row<'permits'>, room: Row<'rooms'>): readonly Widening[] {
  if (permit.roomRule === '') return []; // The first apply after the answer remembers it.
  const rules = readRules(permit.roomRule);
  if (!rules) return [{ field: 'unknown', words: [] }];
  if (!(room.id in rules)) return []; // The room was added after the answer: whoever added it recorded the answer with it.
  const then = rules[room.id] as Partial<Record<keyof Rule, unknown>> | null;
  const now = ruleOf(room);
  if (then?.everyone === true) return [];
  const words = (field: (typeof RULE_FIELDS)[number]): readonly unknown[] => (Array.isArray(then?.[field]) ? then[field] : []);
  const more = RULE_FIELDS.map((field): Widening => ({ field, words: now[field].filter((word) => !words(field).includes(word)) }));
  return [...(now.everyone ? [{ field: 'everyone', words: [] } as const] : []), ...more.filter((one) => one.words.length > 0)];
}

function readRules(text: string): Record<string, unknown> | undefined {
  if (text === '') return {};
  try {
    const rules: unknown = JSON.parse(text);
    return typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? (rules as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export type RecordingStatus = (typeof recordingStatusWords)[number];
/** Some lecturer has no permit: nobody has been asked, so nothing is waited for. */
export const NOT_ASKED = 'föreläsaren är inte frågad' satisfies RecordingStatus;

/** The status word for a recording: what the verdict and the file say. `shared`: rooms that show it in fact. */
export function statusOf(
  recording: Row<'recordings'>,
  verdict: Verdict,
  hasFile: boolean,
  fileLost: boolean,
  today: string,
): RecordingStatus {
  if (fileLost) return 'fil saknas';
  if (!hasFile && verdict.why !== 'withdrawn' && verdict.why !== 'no') {
    return recording.date === undefined || recording.date >= today ? 'planerad' : 'fil saknas';
  }
  switch (verdict.why) {
    case 'withdrawn':
      return 'återkallad';
    case 'no':
      return 'föreläsaren sa nej';
    case 'ended':
    case 'childrenConsentEnded':
      return 'medgivandet har gått ut';
    case 'fewerPermitsThanLecturers':
      return NOT_ASKED;
    default:
      if (recording.permit.length === 0 && verdict.why === 'noPermit') return NOT_ASKED;
      if (verdict.rooms.length === 0) return 'väntar på svar';
      return verdict.closed.size === 0 ? 'delad' : 'delad i vissa rum';
  }
}
