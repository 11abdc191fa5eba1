import { createCore, type Emulator, type EmulatorOptions } from '../../../../src/tools/workspace/core/core.ts';
import { cloudIdentity } from '../../../../src/tools/workspace/groups/groups.ts';
import { readSchema } from '../../../../src/tools/workspace/http/schema.ts';
import { ApiError, type HttpResponse, type Service } from '../../../../src/tools/workspace/http/service.ts';

/** What Google's document might say of notes. */
const schema = readSchema(`
drive.files.create POST /drive/v3/files ?notify <Note >Note @drive @drive.file
drive.files.list GET /drive/v3/files ?q ?pageSize >NoteList @drive @drive.readonly
drive.files.get GET /drive/v3/files/{fileId} >Note @drive @drive.readonly
drive.files.delete DELETE /drive/v3/files/{fileId} @drive
drive.files.update PATCH /drive/v3/files/{fileId} >Note @drive
drive.files.download GET /drive/v3/films/{fileId} @drive
drive.changes.getStartPageToken GET /drive/v3/changes/startPageToken
Note id name by at:n parents:[s] appProperties:{s} owner:Owner owners:[User]
NoteList kind files:[Note] nextPageToken
Owner name tags:[Tag]
Tag word
User displayName emailAddress
`);

/** A small service with Drive's paths, so that the core is tested by itself. */
export const notes: Service = {
  name: 'drive',
  errors: 'legacy',
  root: /^\/drive\/v3(\/|$)/,
  schema,
  charge: () => ({ rate: 'drive', units: 1 }),
  routes: [
    {
      id: 'drive.files.create',
      run: ({ store, body, actor, mail, now }) => {
        const id = store.newId(10);
        const note = { id, name: body.name, by: actor, at: now(), parents: body.parents ?? [] };
        store.put('note', id, note);
        mail({ to: 'bo@exempel.se', kind: 'share', subject: String(body.name) });
        if (body.name === 'refuse me') throw new ApiError(403, 'insufficientFilePermissions', 'No.');
        if (body.name === 'break') throw new Error('a bug');
        return { id, name: note.name, parents: body.name === 'answer wrongly' ? [5] : note.parents };
      },
    },
    {
      id: 'drive.files.list',
      run: ({ store }) => ({
        kind: 'drive#fileList',
        files: [...store.entries<{ id: string; name: string; by: string }>('note')].map(([, note]) => ({
          id: note.id,
          name: note.name,
          owners: [{ emailAddress: note.by, displayName: 'x' }],
        })),
      }),
    },
    {
      id: 'drive.files.get',
      run: ({ store, path }) => {
        const found = store.get('note', path.fileId ?? '');
        if (!found) throw new ApiError(404, 'notFound', `File not found: ${path.fileId}.`, 'fileId');
        return found;
      },
    },
    {
      id: 'drive.files.delete',
      run: ({ store, path }) => store.remove('note', path.fileId ?? ''),
    },
  ],
};

/** A named request: what the answer says, parsed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer's parsed JSON
  json: any;
  text: string;
}

export function ask(emulator: Emulator, as: string, line: string, body?: unknown, headers: Record<string, string> = {}): Answer {
  const [method = '', url = ''] = line.split(' ');
  const response = emulator.handle({
    method,
    url,
    headers: { authorization: `Bearer local:${as}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: { text: typeof body === 'string' ? body : JSON.stringify(body) } }),
  });
  return read(response);
}

export function read(response: HttpResponse): Answer {
  const text = typeof response.body === 'string' ? response.body : '';
  const isJson = /json/.test(response.headers['content-type'] ?? '');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
}

const start = Date.parse('2026-09-01T08:00:00Z');

export function newEmulator(options: EmulatorOptions = {}): Emulator {
  return createCore([notes, cloudIdentity], { domains: ['exempel.se'], customerId: 'C0exempel', seed: 1, now: () => start, ...options });
}

/** What only an administrator may do in Google's Groups settings: lets a group take in people from outside. `name` is `groups/…`. */
export function openToOutsiders(emulator: Emulator, name: string): void {
  const id = name.slice('groups/'.length);
  inOne(emulator, () => emulator.store.put('group', id, { ...emulator.store.get<object>('group', id), allowExternalMembers: true }));
}

/** Writes records as they are, as one entry. */
export function inOne({ store }: Emulator, write: () => void): void {
  store.begin();
  write();
  store.commit();
}
