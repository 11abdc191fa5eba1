/**
 * Which files the add-on may reach as whom, as `drive.file` has it at Google: what it made itself (all of that bears its
 * marker), and what a person has handed to it. Remembered for as long as the server runs. Google's own rules for what one
 * account's hand-over gives others are not published [U]: here it is per person.
 */
import type { Emulator } from '../emulator/emulator.ts';
import { Refused } from './answers.ts';

export interface HandedFiles {
  /** Drive's part of a card's event with `addonHasFileScopePermission` filled in, as Google fills it in. */
  told(event: Record<string, unknown>, user: string): Record<string, unknown>;
  /** @throws Refused 404 where the person sees no such file. */
  give(user: string, file: string): void;
}

interface Item {
  id?: unknown;
}

export function createHandedFiles(emulator: Emulator): HandedFiles {
  const given = new Set<string>();
  const keyOf = (user: string, file: string) => `${user.toLowerCase()} ${file}`;

  function look(user: string, file: string): { appProperties?: Record<string, string> } | undefined {
    const url = `/drive/v3/files/${encodeURIComponent(file)}?fields=appProperties`;
    const answer = emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer local:${user}` } });
    return answer.status === 200 && typeof answer.body === 'string' ? JSON.parse(answer.body) : undefined;
  }

  const has = (user: string, file: string): boolean => given.has(keyOf(user, file)) || look(user, file)?.appProperties?.dkws !== undefined;

  return {
    told(event, user) {
      const drive = event.drive as { selectedItems?: Item[]; activeCursorItem?: Item } | undefined;
      if (!Array.isArray(drive?.selectedItems)) return event;
      const filled = (item: Item) => (typeof item?.id === 'string' ? { ...item, addonHasFileScopePermission: has(user, item.id) } : item);
      const { activeCursorItem } = drive;
      return {
        ...event,
        drive: {
          ...drive,
          selectedItems: drive.selectedItems.map(filled),
          ...(activeCursorItem && { activeCursorItem: filled(activeCursorItem) }),
        },
      };
    },
    give(user, file) {
      if (look(user, file) === undefined) throw new Refused(404, 'Filen finns inte. / There is no such file.');
      given.add(keyOf(user, file));
    },
  };
}
