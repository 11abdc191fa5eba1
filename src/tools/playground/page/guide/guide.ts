/**
 * The guide through the sample: what one does, and whether it is done. A step ticks by itself when the workspace has become
 * so, whichever way it was done. The rows are the sample's (Delaby); in a workbook without them there is no guide.
 */
import { recordsOf } from '../sheet/workbook.ts';

export const guideTabs = ['Inspelningar', 'Medgivanden', 'Uppdrag', 'Rum', 'Träffar'] as const;

/** The story's rows and people. */
export const story = {
  film: 'F-001',
  permit: 'M-01',
  ended: 'U-001',
  unit: 'blasippan',
  room: 'rum-larspridare',
  leaving: 'Aino Bergström',
  coming: 'Elif Demir',
} as const;

/** What the guide has to remember, since the workspace does not show it. */
export interface Memory {
  /** Meetings that stood in the sheet when the guide was first seen. */
  meetings: readonly string[];
  previewed: boolean;
  /** Steps that were done once and stay done: having seen something leaves no trace. */
  seen: readonly string[];
}

/** A place that someone was shown: what was chosen in it, and whether the coordinator it was. */
export interface Visit {
  place: string;
  chosen: string;
  asCoordinator: boolean;
}

/** What the steps are judged by, all of it from Google's paths and the mailbox. */
export interface Facts {
  tabs: Record<string, string[][]>;
  leaving: string;
  coming: string;
  /** Where one has been while the workspace was as it is here: also what was left before it was read. */
  visits: readonly Visit[];
  /** Whether the film and the ambassadors' room can be opened by these two. */
  filmOpen: boolean;
  roomOpenToComing: boolean;
  roomOpenToLeaving: boolean;
  /** Mails of the product's own to these two. */
  mails: { to: string; kind: string }[];
  /** Answers to the newest meeting, by event. */
  answers: string[];
  memory: Memory;
}

export type GuideName = 'film' | 'swap' | 'meet' | 'regret';
export type StepName =
  | 'filmAnswer'
  | 'preview'
  | 'filmApply'
  | 'filmSee'
  | 'swapGive'
  | 'swapApply'
  | 'swapMail'
  | 'meetSave'
  | 'meetApply'
  | 'meetAnswer'
  | 'meetSee'
  | 'regretClose'
  | 'regretGone';

export interface Step {
  name: StepName;
  done: boolean;
  /** Once done it stays done. */
  lasting?: true;
}
/** Steps that are taken in the add-on's sidebar. */
const inSidebar: ReadonlySet<StepName> = new Set([
  'filmAnswer',
  'preview',
  'filmApply',
  'swapGive',
  'swapApply',
  'meetSave',
  'meetApply',
  'regretClose',
]);
export const isInSidebar = (step: Step): boolean => inSidebar.has(step.name);

export interface Guide {
  name: GuideName;
  steps: Step[];
}

type Cells = Record<string, string>;

const rowsOf = (tabs: Facts['tabs'], tab: string): Cells[] => recordsOf(tabs[tab] ?? []).map(({ cells }) => cells);
const listOf = (text = ''): string[] => text.split(/[,;]/).map((one) => one.trim());

export const filmRow = (tabs: Facts['tabs']): Cells | undefined => rowsOf(tabs, 'Inspelningar').find((row) => row.Id === story.film);
export const roomRow = (tabs: Facts['tabs']): Cells | undefined => rowsOf(tabs, 'Rum').find((row) => row.Id === story.room);
export const meetingIds = (tabs: Facts['tabs']): string[] => rowsOf(tabs, 'Träffar').map((row) => row.Id ?? '');

/** The newest meeting that was not there when the guide began. */
export const newMeeting = (tabs: Facts['tabs'], memory: Memory): Cells | undefined =>
  rowsOf(tabs, 'Träffar')
    .filter((row) => row.Id && !memory.meetings.includes(row.Id))
    .at(-1);

/** The guide, or undefined where the sample's rows are not. The last part comes when the first three are done. */
export function guideOf(facts: Facts): Guide[] | undefined {
  const { tabs, memory } = facts;
  const film = filmRow(tabs);
  const permit = rowsOf(tabs, 'Medgivanden').find((row) => row.Id === story.permit);
  const ended = rowsOf(tabs, 'Uppdrag').find((row) => row.Id === story.ended);
  if (!film || !permit || !ended) return undefined;

  // What a row says may be taken back; what has been carried out, sent or seen has been.
  const seen = (name: StepName, now: boolean): Step => ({ name, done: now || memory.seen.includes(name), lasting: true });
  const withdrawn = (permit.Återkallat ?? '') !== '';
  const shared = (film.Status ?? '').startsWith('delad');
  const given = rowsOf(tabs, 'Uppdrag').some(
    (row) =>
      row.Person?.toLowerCase() === facts.coming &&
      row.Roll === 'lärspridare' &&
      listOf(row.Enheter).includes(story.unit) &&
      row.Till === '',
  );
  const over = (ended.Till ?? '') !== '';
  const swapped = facts.roomOpenToComing && !facts.roomOpenToLeaving;
  const mailed = (email: string) => facts.mails.filter(({ to, kind }) => to === email && kind === 'message').length;
  const meeting = newMeeting(tabs, memory);
  const invited = (meeting?.Kalenderhändelse ?? '') !== '';
  const visited = (place: string, chosen: string, asCoordinator: boolean): boolean =>
    facts.visits.some((visit) => visit.place === place && visit.chosen === chosen && visit.asCoordinator === asCoordinator);
  const answered = facts.answers.some((answer) => answer !== 'needsAction');

  const parts: Guide[] = [
    {
      name: 'film',
      steps: [
        { name: 'filmAnswer', done: permit.Svar === 'ja' },
        seen('preview', memory.previewed || shared),
        seen('filmApply', shared),
        seen('filmSee', shared && facts.filmOpen && visited('drive', film.Fil ?? '', false)),
      ],
    },
    {
      name: 'swap',
      steps: [
        { name: 'swapGive', done: given && over },
        seen('swapApply', given && over && swapped),
        seen('swapMail', swapped && mailed(facts.coming) === 1 && mailed(facts.leaving) === 1),
      ],
    },
    {
      name: 'meet',
      steps: [
        { name: 'meetSave', done: meeting !== undefined },
        seen('meetApply', invited),
        seen('meetAnswer', answered),
        seen('meetSee', answered && invited && visited('kalender', meeting?.Kalenderhändelse ?? '', true)),
      ],
    },
  ];
  if (parts.some((part) => part.steps.some(({ done }) => !done)) && !withdrawn) return parts;
  const regret: Guide = {
    name: 'regret',
    steps: [
      { name: 'regretClose', done: withdrawn },
      seen('regretGone', withdrawn && !facts.filmOpen && facts.visits.some(({ asCoordinator }) => !asCoordinator)),
    ],
  };
  return [...parts, regret];
}
