/** Which files the add-on may reach as whom, under `drive.file`: what it made itself, and what a person has handed to it. */
import type { Emulator } from '../../workspace/core/emulator.ts';
import { handOver, PRODUCT_APP } from '../../workspace/oauth/scopes.ts';
import { accessTokenOf } from '../../workspace/oauth/tokens.ts';
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

export function createHandedFiles({ handle, store }: Pick<Emulator, 'handle' | 'store'>): HandedFiles {
  const sees = (token: string, file: string): boolean =>
    handle({ method: 'GET', url: `/drive/v3/files/${encodeURIComponent(file)}`, headers: { authorization: `Bearer ${token}` } }).status ===
    200;
  const has = (user: string, file: string): boolean => sees(accessTokenOf(user, { app: PRODUCT_APP, scopes: ['drive.file'] }), file);

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
      if (!sees(accessTokenOf(user), file)) throw new Refused(404, 'Filen finns inte. / There is no such file.');
      handOver(store, { app: PRODUCT_APP, user: user.toLowerCase() }, file);
    },
  };
}
