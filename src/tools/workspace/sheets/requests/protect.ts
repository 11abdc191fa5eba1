import { fileOf } from '../../drive/resource.ts';
import { checkGridRange } from '../a1.ts';
import { mayEdit, protectedRefusal } from '../access.ts';
import type { Draft, Fields, GridRange, Protection } from '../model.ts';
import { invalid, newNumber, setBook } from '../model.ts';
import { asks, checkMask, parseMask } from './mask.ts';

/** Protected ranges: which cells only some editors may change. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A `ProtectedRange` as Google answers it: the editors only to those who may edit it. */
export function protectionResource(draft: Draft, item: Protection): Fields {
  const editable = mayEdit(draft, item);
  const resource: Fields = { protectedRangeId: item.id, range: { ...item.range } };
  if (editable) resource.requestingUserCanEdit = true;
  if (item.description !== undefined) resource.description = item.description;
  if (item.warningOnly) resource.warningOnly = true;
  if (item.unprotected.length > 0) resource.unprotectedRanges = item.unprotected.map((range) => ({ ...range }));
  if (editable && !item.warningOnly) {
    const editors: Fields = { users: [...item.users] };
    if (item.groups.length > 0) editors.groups = [...item.groups];
    if (item.domain) editors.domainUsersCanEdit = true;
    resource.editors = editors;
  }
  return resource;
}

/** Protects a range. Who asks, and the file's owner, are always among the editors. */
export function addProtection(draft: Draft, sent: Sent, where: string): Protection {
  const item: Protection = {
    id: sent?.protectedRangeId ?? newNumber(draft),
    range: checkGridRange(draft, sent?.range, where),
    warningOnly: sent.warningOnly === true,
    unprotected: readUnprotected(draft, sent, where),
    ...readEditors(draft, sent, where),
  };
  if (typeof sent.description === 'string') item.description = sent.description;
  if (!Number.isInteger(item.id) || item.id < 0) throw invalid(`${where}protectedRangeId must be a non-negative whole number.`);
  if (draft.book.protections.some((other) => other.id === item.id))
    throw invalid(`${where}A protected range with ID ${item.id} already exists.`);
  setBook(draft, { protections: [...draft.book.protections, item] });
  return item;
}

function readUnprotected(draft: Draft, sent: Sent, where: string): GridRange[] {
  return (sent.unprotectedRanges ?? []).map((range: Sent) => checkGridRange(draft, range, where));
}

function readEditors(draft: Draft, sent: Sent, where: string): Pick<Protection, 'users' | 'groups' | 'domain'> {
  if (sent.warningOnly === true) {
    if (sent.editors !== undefined) throw invalid(`${where}Editors cannot be set on a warning-only protected range.`);
    return { users: [], groups: [], domain: false };
  }
  const list = (value: Sent): string[] => {
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw invalid(`${where}editors must be lists of e-mail addresses.`);
    return value.map((one) => {
      if (typeof one !== 'string' || !address.test(one)) throw invalid(`${where}Invalid editor: ${JSON.stringify(one)}`);
      return one.toLowerCase();
    });
  };
  const owner = fileOf(draft.ctx.store, draft.book.id)?.owner;
  const users = new Set([...(owner === undefined ? [] : [owner]), draft.ctx.actor, ...list(sent.editors?.users)]);
  return { users: [...users], groups: list(sent.editors?.groups), domain: sent.editors?.domainUsersCanEdit === true };
}

function protectionOf(draft: Draft, id: unknown, where: string): Protection {
  const item = draft.book.protections.find((one) => one.id === id);
  if (!item) throw invalid(`${where}No protected range with ID: ${id}`);
  if (!mayEdit(draft, item)) throw protectedRefusal(where);
  return item;
}

export function updateProtection(draft: Draft, request: Sent, where: string): void {
  const sent = request.protectedRange ?? {};
  const mask = parseMask(request.fields, where);
  checkMask(mask, ['protectedRangeId', 'range', 'description', 'warningOnly', 'editors', 'unprotectedRanges'], where);
  const next: Protection = { ...protectionOf(draft, sent.protectedRangeId, where) };
  if (asks(mask, 'range') && sent.range !== undefined) next.range = checkGridRange(draft, sent.range, where);
  if (asks(mask, 'unprotectedRanges')) next.unprotected = readUnprotected(draft, sent, where);
  if (asks(mask, 'description')) {
    if (typeof sent.description === 'string') next.description = sent.description;
    else delete next.description;
  }
  if (asks(mask, 'warningOnly')) next.warningOnly = sent.warningOnly === true;
  if (asks(mask, 'editors') || next.warningOnly) Object.assign(next, readEditors(draft, sent, where));
  setBook(draft, { protections: draft.book.protections.map((one) => (one.id === next.id ? next : one)) });
}

export function deleteProtection(draft: Draft, id: unknown, where: string): void {
  const gone = protectionOf(draft, id, where);
  setBook(draft, { protections: draft.book.protections.filter((one) => one !== gone) });
}
