/** A parsed search over items: which the indexes can name outright, and whether one matches. */
import type { Store } from '../../http/service.ts';
import type { Access } from '../access.ts';
import { rank } from '../access.ts';
import type { DriveFile } from '../model.ts';
import { indexesOf, propertyKey, rootId, viewedAt } from '../model.ts';
import type { Query } from './query.ts';

/** Ids that hold every match of the search, found by index; undefined: any item may match. */
export function candidates(store: Store, actor: string, query: Query): ReadonlySet<string> | undefined {
  const index = indexesOf(store);
  switch (query.kind) {
    case 'and': {
      const left = candidates(store, actor, query.left);
      const right = candidates(store, actor, query.right);
      if (!left || !right) return left ?? right;
      return left.size <= right.size ? left : right;
    }
    case 'or': {
      const left = candidates(store, actor, query.left);
      const right = left && candidates(store, actor, query.right);
      return right && new Set([...left, ...right]);
    }
    case 'in':
      return query.field === 'parents' ? new Set(index.byParent(query.value === 'root' ? rootId(actor) : query.value)) : undefined;
    case 'has':
      return query.field === 'appProperties' ? new Set(index.byAppProperty(propertyKey(query.key, query.value))) : undefined;
    case 'text':
      if (query.op !== '=') return undefined;
      if (query.field === 'name') return new Set(index.byName(query.value));
      return query.field === 'targetId' ? new Set(index.byTarget(query.value)) : undefined;
    default:
      return undefined;
  }
}

/** Whether an item matches the search, as the actor of `access` sees it. */
export function matches(query: Query, file: DriveFile, access: Access): boolean {
  switch (query.kind) {
    case 'and':
      return matches(query.left, file, access) && matches(query.right, file, access);
    case 'or':
      return matches(query.left, file, access) || matches(query.right, file, access);
    case 'not':
      return !matches(query.of, file, access);
    case 'text':
      return matchesText(query, file, access);
    case 'fullText':
      return matchesFullText(query.value, file);
    case 'time':
      return matchesTime(query, file, access);
    case 'flag':
      return flag(query.field, file, access) === query.value;
    case 'in':
      return isIn(query, file, access);
    case 'has':
      return ownValue(file[query.field], query.key) === query.value;
  }
}

const ownValue = (map: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  map && Object.hasOwn(map, key) ? map[key] : undefined;

function matchesText(query: Extract<Query, { kind: 'text' }>, file: DriveFile, access: Access): boolean {
  const { field, op, value } = query;
  if (op === 'contains') return field === 'name' ? startsAWord(file.name, value) : file.mimeType.includes(value);
  const is = field === 'targetId' ? file.shortcut?.targetId : field === 'visibility' ? visibility(file, access) : file[field];
  return (is === value) === (op === '=');
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** `name contains` finds beginnings of words: 'Hello' finds HelloWorld, 'World' does not. */
function startsAWord(name: string, value: string): boolean {
  const [text, sought] = [fold(name), fold(value).trim()];
  if (sought === '') return true;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (at === 0 || !isLetter(sought[0]) || !isLetter(text[at - 1])) return true;
  }
  return false;
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** `fullText contains` wants whole words, all of them; in double quotes, in that order. Name, description and indexable text are searched, not the bytes. */
function matchesFullText(value: string, file: DriveFile): boolean {
  const fields = [file.name, file.description, file.indexableText].map((text) => wordsOf(text ?? ''));
  const sought = wordsOf(value);
  if (/^".*"$/s.test(value)) return fields.some((words) => ` ${words.join(' ')} `.includes(` ${sought.join(' ')} `));
  const there = new Set(fields.flat());
  return sought.every((word) => there.has(word));
}

/** What was never looked at matches no time. */
function matchesTime(query: Extract<Query, { kind: 'time' }>, file: DriveFile, access: Access): boolean {
  const time = query.field === 'viewedByMeTime' ? viewedAt(file, access) : file[query.field];
  return time !== undefined && compare(Date.parse(time), query.op, query.value);
}

function compare(a: number, op: '=' | '!=' | '<' | '<=' | '>' | '>=', b: number): boolean {
  if (op === '=') return a === b;
  if (op === '!=') return a !== b;
  if (op === '<') return a < b;
  if (op === '<=') return a <= b;
  return op === '>' ? a > b : a >= b;
}

function flag(field: 'trashed' | 'starred' | 'sharedWithMe', file: DriveFile, access: Access): boolean {
  if (field === 'trashed') return access.trashedAt(file) !== undefined;
  if (field === 'starred') return file.starredBy?.includes(access.actor) ?? false;
  if (file.owner === access.actor) return false;
  return access.grants(file).some((grant) => grant.direct && (grant.type === 'user' || grant.type === 'group') && access.concerns(grant));
}

/** Owners, writers and readers are named by the address the permission was given to; who owns may write, and who writes may read. */
function isIn(query: Extract<Query, { kind: 'in' }>, file: DriveFile, access: Access): boolean {
  const { field } = query;
  if (field === 'parents') return file.parent === (query.value === 'root' ? rootId(access.actor) : query.value);
  const email = query.value === 'me' ? access.actor : query.value.toLowerCase();
  if (field === 'owners') return file.owner === email;
  const least = rank(field === 'writers' ? 'writer' : 'reader');
  return access.grants(file).some((grant) => grant.emailAddress === email && rank(grant.role) >= least);
}

/** How widely an item can be found or opened. */
function visibility(file: DriveFile, access: Access): string {
  const grants = access.grants(file);
  for (const type of ['anyone', 'domain'] as const) {
    const found = grants.filter((grant) => grant.type === type);
    if (found.some((grant) => grant.allowFileDiscovery)) return `${type}CanFind`;
    if (found.length > 0) return `${type}WithLink`;
  }
  return 'limited';
}
