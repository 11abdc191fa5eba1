import { type Facts, filmRow, guideTabs, type Memory, meetingIds, newMeeting, roomRow, story } from './guide.ts';
import { recall, remember } from './kept.ts';
import { google, local, Unanswered } from './server.ts';
import type { Person, Workspace } from './shell.ts';
import { readTabs } from './workbook.ts';

/** Whether someone can open a file. @throws Unanswered for anything but a plain no. */
async function opens(email: string, fileId: string): Promise<boolean> {
  if (email === '' || fileId === '') return false;
  try {
    await google(email, `/drive/v3/files/${fileId}`, { query: { fields: 'id' } });
    return true;
  } catch (error) {
    if (error instanceof Unanswered && (error.status === 404 || error.status === 403)) return false;
    throw error;
  }
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

/** Keeps the steps that were done, for those that leave no trace. */
export function rememberSeen(workspace: Workspace, memory: Memory, seen: readonly string[]): void {
  if (seen.every((name) => memory.seen.includes(name))) return;
  remember(memoryKey(workspace), { meetings: memory.meetings, seen: [...new Set([...memory.seen, ...seen])] });
}

/** Reads all that the guide is judged by. @throws Unanswered */
export async function readFacts(workspace: Workspace, actor: Person, route: readonly string[]): Promise<Facts> {
  const { coordinator, spreadsheetId, calendarId } = workspace;
  const [tabs, leaving, coming] = await Promise.all([
    readTabs(coordinator, spreadsheetId, guideTabs),
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
  const [filmOpen, roomOpenToComing, roomOpenToLeaving, mails, answers] = await Promise.all([
    opens(next, film),
    opens(next, room),
    opens(gone, room),
    Promise.all([inbox(gone), inbox(next)]).then((lists) => lists.flat()),
    guests(),
  ]);
  const [place = 'borja', chosen = ''] = route;
  return {
    tabs,
    leaving: gone,
    coming: next,
    asCoordinator: actor.email === coordinator,
    place,
    chosen,
    filmOpen,
    roomOpenToComing,
    roomOpenToLeaving,
    mails,
    answers,
    memory,
  };
}
