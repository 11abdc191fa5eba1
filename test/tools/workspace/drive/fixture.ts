import { googleLimits } from '../../../../src/tools/workspace/core/limits.ts';
import type { TransactionalStore } from '../../../../src/tools/workspace/core/store.ts';
import { memoryStore } from '../../../../src/tools/workspace/core/store.ts';
import { drive } from '../../../../src/tools/workspace/drive/drive.ts';
import type { DriveSettings } from '../../../../src/tools/workspace/drive/model.ts';
import { permissionId } from '../../../../src/tools/workspace/drive/model.ts';
import { cloudIdentity } from '../../../../src/tools/workspace/groups/groups.ts';
import { createRouter } from '../../../../src/tools/workspace/http/router.ts';
import type { Body, Limits } from '../../../../src/tools/workspace/http/service.ts';
import { mailbox } from '../../../../src/tools/workspace/mail/mailbox.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads parsed JSON
export type Json = any;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** The parsed JSON, or {}. */
  json: Json;
  body: unknown;
  /** Google's reason, of an error. */
  reason?: string;
}

export const KARIN = 'karin.berg@skola.se';
export const ANNA = 'anna.ek@skola.se';
export const BO = 'bo.ask@skola.se';
export const FOLDER = 'application/vnd.google-apps.folder';
export const SHORTCUT = 'application/vnd.google-apps.shortcut';

/** A Drive of its own in memory, with a clock that stands still until it is moved. */
export function workspace(options: { limits?: Partial<Limits>; domains?: string[]; store?: TransactionalStore } = {}) {
  const store = options.store ?? memoryStore();
  const clock = { now: Date.parse('2026-01-15T08:00:00Z') };
  const limits = { ...googleLimits, ...options.limits };
  const route = createRouter({ store, services: [drive, cloudIdentity], now: () => clock.now, limits });
  const write = (kind: string, id: string, value: unknown) => {
    store.begin();
    store.put(kind, id, value);
    store.commit();
  };
  if (!options.store) write('workspace', 'settings', { domains: options.domains ?? ['skola.se'], customerId: 'C0skola' });

  function send(actor: string | undefined, method: string, url: string, given?: Json, headers: Record<string, string> = {}): Answer {
    const body: Body | undefined =
      given === undefined
        ? undefined
        : typeof given === 'object' && 'file' in given
          ? given
          : { text: typeof given === 'string' ? given : JSON.stringify(given) };
    const all: Record<string, string> = { host: 'localhost:8080', ...headers };
    if (actor) all.authorization = `Bearer local:${actor}`;
    const response = route({ method, url, headers: all, body });
    const isJson = typeof response.body === 'string' && response.body.startsWith('{');
    const json: Json = isJson ? JSON.parse(response.body as string) : {};
    return { status: response.status, headers: response.headers, json, body: response.body, reason: json.error?.errors?.[0]?.reason };
  }
  /** As one account: Drive calls by path below /drive/v3. */
  const as = (actor: string) => {
    const call = (method: string) => (path: string, body?: Json, headers?: Record<string, string>) =>
      send(actor, method, `/drive/v3${path}`, body, headers);
    const [get, post, patch, remove] = [call('GET'), call('POST'), call('PATCH'), call('DELETE')];
    const make = (body: Json): string => {
      const answer = post('/files', body);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
      return answer.json.id;
    };
    return {
      get,
      post,
      patch,
      remove,
      make,
      folder: (name: string, parent?: string) => make({ name, mimeType: FOLDER, ...(parent ? { parents: [parent] } : {}) }),
      file: (name: string, parent?: string, more: Json = {}) =>
        make({ name, mimeType: 'video/mp4', ...(parent ? { parents: [parent] } : {}), ...more }),
      /** Shares without mail. */
      share: (id: string, body: Json, query = '') => post(`/files/${id}/permissions?sendNotificationEmail=false${query}`, body),
      /** Names of what a search finds, in order. */
      names: (q: string, more = ''): string[] => {
        const answer = get(`/files?q=${encodeURIComponent(q)}&fields=files(name)${more}`);
        if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
        return answer.json.files.map((file: Json) => file.name);
      },
      /** The status of opening an item. */
      opens: (id: string): number => get(`/files/${id}`).status,
    };
  };
  const group = (email: string, members: string[]) => {
    const made = send(KARIN, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', {
      parent: 'customers/C0skola',
      groupKey: { id: email },
      displayName: email,
      labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
    });
    if (made.status !== 200) throw new Error(JSON.stringify(made.json));
    const { name } = made.json.response;
    for (const id of members) send(KARIN, 'POST', `/v1/${name}/memberships`, { preferredMemberKey: { id }, roles: [{ name: 'MEMBER' }] });
  };
  const settings = (value: DriveSettings) => write('drive.settings', 'settings', value);
  return { store, clock, send, as, write, group, settings, mails: () => mailbox(store), close: () => store.close() };
}

export const idOf = (email: string): string => permissionId('user', email);
