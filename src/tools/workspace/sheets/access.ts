import { groupsOf } from '../core/directory.ts';
import { canWrite, fileOf, isInSight, touchNativeFile } from '../drive/resource.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { covers, overlaps } from './a1.ts';
import type { Draft, GridRange, Protection } from './model.ts';
import { invalid, isChanged, openDraft, saveDraft } from './model.ts';

/** Opens a spreadsheet for its readers; 404 for all others, as Google. */
export function reading(ctx: Context): Draft {
  const id = ctx.path.spreadsheetId ?? '';
  const draft = openDraft(ctx, id);
  if (!draft || !isInSight(ctx, id)) throw new ApiError(404, 'notFound', 'Requested entity was not found.');
  return draft;
}

/** Opens a spreadsheet for its editors: 404 for those who may not read it, 403 for those who may not edit. */
export function writing(ctx: Context): Draft {
  const draft = reading(ctx);
  if (!canWrite(ctx.store, ctx.actor, draft.book.id, ctx.now()))
    throw new ApiError(403, 'forbidden', 'The caller does not have permission');
  return draft;
}

/** Stores a draft, and says in Drive that the file was changed, by whom and (where asked) to what name. */
export function finish(draft: Draft): void {
  if (!isChanged(draft)) return;
  saveDraft(draft);
  touchNativeFile(draft.ctx, draft.book.id, draft.title === undefined ? {} : { name: draft.title });
}

export function isOwner(draft: Draft): boolean {
  return fileOf(draft.ctx.store, draft.book.id)?.owner === draft.ctx.actor;
}

/** Whether the caller may edit what is protected: the file's owner always, others where listed, by group or by domain. */
export function mayEdit(draft: Draft, protection: Protection): boolean {
  if (protection.warningOnly || isOwner(draft)) return true;
  const { actor, store } = draft.ctx;
  if (protection.users.includes(actor)) return true;
  const owner = fileOf(store, draft.book.id)?.owner ?? '';
  if (protection.domain && domainOf(owner) === domainOf(actor)) return true;
  if (protection.groups.length === 0) return false;
  const groups = groupsOf(store, actor);
  return protection.groups.some((group) => groups.has(group));
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

export function protectedRefusal(where: string): ApiError {
  const advice = 'Please contact the spreadsheet owner to remove protection if you need to edit.';
  return invalid(`${where}You are trying to edit a protected cell or object. ${advice}`);
}

/** Refuses a change within `range` that touches cells protected from the caller. */
export function checkProtection(draft: Draft, range: GridRange, where = ''): void {
  for (const protection of draft.book.protections) {
    if (!overlaps(protection.range, range) || mayEdit(draft, protection)) continue;
    const common = intersection(protection.range, range);
    if (!protection.unprotected.some((open) => covers(open, common))) throw protectedRefusal(where);
  }
}

/** Refuses a change to a tab itself (its name, its size, its removal) where any of it is protected from the caller. */
export function checkTabProtection(draft: Draft, sheetId: number, where: string, wholeOnly = false): void {
  for (const protection of draft.book.protections) {
    if (protection.range.sheetId !== sheetId || mayEdit(draft, protection)) continue;
    if (!wholeOnly || covers(protection.range, { sheetId })) throw protectedRefusal(where);
  }
}

function intersection(a: GridRange, b: GridRange): GridRange {
  const range: GridRange = { sheetId: a.sheetId };
  for (const name of ['startRowIndex', 'startColumnIndex'] as const) {
    if (a[name] !== undefined || b[name] !== undefined) range[name] = Math.max(a[name] ?? 0, b[name] ?? 0);
  }
  for (const name of ['endRowIndex', 'endColumnIndex'] as const) {
    if (a[name] !== undefined || b[name] !== undefined) range[name] = Math.min(a[name] ?? Infinity, b[name] ?? Infinity);
  }
  return range;
}
