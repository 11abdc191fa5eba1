import { google, pages, Unanswered } from '../server.ts';

/** Files as Google's REST paths give them to one person. */
export interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  parents?: string[];
  size?: string;
  modifiedTime?: string;
  ownedByMe?: boolean;
  owners?: { emailAddress?: string }[];
  videoMediaMetadata?: { durationMillis?: string };
  shortcutDetails?: { targetId?: string; targetMimeType?: string };
  appProperties?: Record<string, string>;
  capabilities?: { canShare?: boolean };
}

export interface Permission {
  id: string;
  type: 'user' | 'group' | 'domain' | 'anyone';
  role: 'owner' | 'organizer' | 'fileOrganizer' | 'writer' | 'commenter' | 'reader';
  emailAddress?: string;
  domain?: string;
  expirationTime?: string;
}

export type FileKind = 'folder' | 'film' | 'captions' | 'shortcut' | 'sheet' | 'other';

const fields =
  'id,name,mimeType,parents,size,modifiedTime,ownedByMe,owners(emailAddress),videoMediaMetadata(durationMillis),shortcutDetails,capabilities(canShare)';

export function kindOf({ mimeType }: Pick<DriveFile, 'mimeType'>): FileKind {
  if (mimeType === 'application/vnd.google-apps.folder') return 'folder';
  if (mimeType === 'application/vnd.google-apps.shortcut') return 'shortcut';
  if (mimeType === 'application/vnd.google-apps.spreadsheet') return 'sheet';
  if (mimeType.startsWith('video/')) return 'film';
  return mimeType === 'text/vtt' || mimeType === 'application/x-subrip' ? 'captions' : 'other';
}

/** Everything that someone sees. @throws Unanswered */
export const readFiles = (actor: string): Promise<DriveFile[]> =>
  pages<DriveFile>(actor, '/drive/v3/files', 'files', {
    query: { q: 'trashed = false', pageSize: 1000, orderBy: 'folder,name_natural', fields: `nextPageToken,files(${fields})` },
  });

/** One file, or undefined where someone may not open it. @throws Unanswered */
export async function readFile(actor: string, id: string): Promise<DriveFile | undefined> {
  try {
    return await google<DriveFile>(actor, `/drive/v3/files/${id}`, { query: { fields } });
  } catch (error) {
    if (error instanceof Unanswered && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}

/** Who sees a file, or undefined where the person may not know. @throws Unanswered */
export async function readPermissions(actor: string, id: string): Promise<Permission[] | undefined> {
  try {
    return await pages<Permission>(actor, `/drive/v3/files/${id}/permissions`, 'permissions', {
      query: { pageSize: 100, fields: 'nextPageToken,permissions(id,type,role,emailAddress,domain,expirationTime)' },
    });
  } catch (error) {
    if (error instanceof Unanswered && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}

/** The tree: what lies in each folder; '' holds what lies in no folder that the person sees. */
export function treeOf(files: readonly DriveFile[]): Map<string, DriveFile[]> {
  const seen = new Set(files.map(({ id }) => id));
  const tree = new Map<string, DriveFile[]>();
  for (const file of files) {
    const parent = file.parents?.find((id) => seen.has(id)) ?? '';
    tree.set(parent, [...(tree.get(parent) ?? []), file]);
  }
  return tree;
}

/** The folders above a file, outermost first, the file itself last. */
export function pathTo(files: readonly DriveFile[], id: string): DriveFile[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  const path: DriveFile[] = [];
  for (let at = byId.get(id); at && !path.includes(at); at = byId.get(at.parents?.[0] ?? '')) path.unshift(at);
  return path;
}
