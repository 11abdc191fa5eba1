import { recall, remember } from '../kept.ts';
import { google, local, pages, Unanswered } from '../server.ts';
import type { Person, Workspace } from '../shell.ts';
import { type Facts, filmRow, guideOf, guideTabs, type Memory, meetingIds, newMeeting, roomRow, story, type Visit } from './guide.ts';

/** The files that someone can open, by id. Listed, since to be refused each one by one fills the browser's console. */
async function openTo(email: string): Promise<Set<string>> {
  if (email === '') return new Set();
  const query = { q: 'trashed = false', pageSize: 1000, fields: 'nextPageToken,files(id)' };
  return new Set((await pages<{ id: string }>(email, '/drive/v3/files', 'files', { query })).map(({ id }) => id));
}

const personCalled = async (name: string): Promise<Person | undefined> =>
  (await local<{ people: Person[] }>('people', { query: { q: name } })).people.find((person) => person.name === name);

const memoryKey = (workspace: Workspace) => `guide ${workspace.spreadsheetId}`;

/** What the guide remembers; the meetings that stand there already count as old from the first look on. */
function memoryOf(workspace: Workspace, tabs: Facts['tabs']): Memory {
  const kept = recall<Omit<Memory, 'previewed'> | null>(memoryKey(workspace), null);
  const memory = kept ?? { meetings: meetingIds(tabs), seen: [] };
  if (!kept) remember(memoryKey(workspace), memory);
  return { ...memory, previewed: recall(`previewed ${workspace.spreadsheetId}`, false) };
}

/** Stores the done steps, together with those stored since, here or in another window. */
function keepSeen(workspace: Workspace, facts: Facts): void {
  const done = (guideOf(facts) ?? []).flatMap(({ steps }) => steps.filter((step) => step.done && step.lasting).map(({ name }) => name));
  const { meetings, seen } = memoryOf(workspace, facts.tabs);
  if (!done.every((name) => seen.includes(name))) remember(memoryKey(workspace), { meetings, seen: [...new Set([...seen, ...done])] });
}

/** A visit, and how much had been written in the workspace then. */
type Noted = Visit & { changes: number };
const notedKey = (workspace: Workspace) => `visits ${workspace.spreadsheetId}`;
const notedOf = (workspace: Workspace) => recall<Noted[]>(notedKey(workspace), []);
const mostNoted = 20;

const visitOf = ({ coordinator }: Workspace, actor: Person, [place = 'borja', chosen = '']: readonly string[]): Visit => ({
  place,
  chosen,
  asCoordinator: actor.email === coordinator,
});

/** Notes the place, so that a visit too short for the facts to be read also counts. `changes` 0: not yet known. */
export function noteVisit(workspace: Workspace, actor: Person, route: readonly string[], changes: number): void {
  const visit = visitOf(workspace, actor, route);
  if (changes > 0) remember(notedKey(workspace), [...notedOf(workspace), { ...visit, changes }].slice(-mostNoted));
}

/**
 * Reads all facts for the guide, for the current place and those left since the last reading, and stores what has been seen.
 * Only visits made in the workspace's current state (`changes`) count. @throws Unanswered
 */
export async function readFacts(workspace: Workspace, actor: Person, route: readonly string[], changes: number): Promise<Facts> {
  const noted = notedOf(workspace);
  const visits = noted.filter((visit) => visit.changes === changes);
  const facts = await readWorkspace(workspace, [visitOf(workspace, actor, route), ...visits]);
  keepSeen(workspace, facts);
  // Notes made meanwhile belong to the next reading; so does everything until the number of changes is known.
  const same = (a: Noted) => (b: Noted) => JSON.stringify(a) === JSON.stringify(b);
  if (changes > 0)
    remember(
      notedKey(workspace),
      notedOf(workspace).filter((visit) => !noted.some(same(visit))),
    );
  return facts;
}

async function readWorkspace(workspace: Workspace, visits: readonly Visit[]): Promise<Facts> {
  const { coordinator, calendarId } = workspace;
  const [tabs, leaving, coming] = await Promise.all([
    local<Facts['tabs']>('tables', { query: { title: guideTabs } }),
    personCalled(story.leaving),
    personCalled(story.coming),
  ]);
  const memory = memoryOf(workspace, tabs);
  const [gone, next] = [leaving?.email ?? '', coming?.email ?? ''];
  const [film, room] = [filmRow(tabs)?.Fil ?? '', roomRow(tabs)?.Mapp ?? ''];
  const event = newMeeting(tabs, memory)?.Kalenderhändelse ?? '';
  const inbox = async (to: string) => (to === '' ? [] : (await local<{ mails: Facts['mails'] }>('inbox', { query: { to } })).mails);
  const guests = async () => {
    if (event === '') return [];
    const path = `/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events/${event}`;
    const found = await google<{ attendees?: { responseStatus: string }[] }>(coordinator, path).catch((error: unknown) => {
      if (error instanceof Unanswered && (error.status === 404 || error.status === 410)) return { attendees: [] };
      throw error;
    });
    return (found.attendees ?? []).map(({ responseStatus }) => responseStatus);
  };
  const [comingSees, leavingSees, mails, answers] = await Promise.all([
    openTo(next),
    openTo(gone),
    Promise.all([inbox(gone), inbox(next)]).then((lists) => lists.flat()),
    guests(),
  ]);
  return {
    tabs,
    leaving: gone,
    coming: next,
    visits,
    filmOpen: comingSees.has(film),
    roomOpenToComing: comingSees.has(room),
    roomOpenToLeaving: leavingSees.has(room),
    mails,
    answers,
    memory,
  };
}
