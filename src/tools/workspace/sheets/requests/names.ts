import { checkGridRange, parseCells } from '../a1.ts';
import type { Draft, Fields, NamedRange } from '../model.ts';
import { invalid, setBook } from '../model.ts';
import { asks, checkMask, parseMask } from './mask.ts';

/** Named ranges. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

export function nameResource({ id, name, range }: NamedRange): Fields {
  return { namedRangeId: id, name, range: { ...range } };
}

/** A letter or `_` first, then letters, digits and `_`; nothing that reads as a cell or a truth value. */
function checkName(draft: Draft, name: unknown, own: string | undefined, where: string): string {
  const sound = typeof name === 'string' && /^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name);
  if (!sound || parseCells(name) || /^(true|false)$/i.test(name) || /^R\d*C\d*$/i.test(name))
    throw invalid(`${where}The name you entered for the named range is not valid: ${JSON.stringify(name)}`);
  const taken = (draft.book.namedRanges ?? []).some((one) => one.id !== own && one.name.toLowerCase() === name.toLowerCase());
  if (taken) throw invalid(`${where}A named range with name ${name} already exists.`);
  return name;
}

export function addName(draft: Draft, sent: Sent, where: string): Fields {
  const names = draft.book.namedRanges ?? [];
  const item: NamedRange = {
    id: sent?.namedRangeId ?? draft.ctx.store.newId(12, 'abcdefghijklmnopqrstuvwxyz0123456789'),
    name: checkName(draft, sent?.name, undefined, where),
    range: checkGridRange(draft, sent?.range, where),
  };
  if (typeof item.id !== 'string' || item.id === '') throw invalid(`${where}namedRangeId must be text.`);
  if (names.some((one) => one.id === item.id)) throw invalid(`${where}A named range with ID ${item.id} already exists.`);
  setBook(draft, { namedRanges: [...names, item] });
  return nameResource(item);
}

function nameOf(draft: Draft, id: unknown, where: string): NamedRange {
  const item = (draft.book.namedRanges ?? []).find((one) => one.id === id);
  if (!item) throw invalid(`${where}Cannot find named range with ID: ${id}`);
  return item;
}

export function updateName(draft: Draft, request: Sent, where: string): void {
  const sent = request.namedRange ?? {};
  const mask = parseMask(request.fields, where);
  checkMask(mask, ['namedRangeId', 'name', 'range'], where);
  const item = nameOf(draft, sent.namedRangeId, where);
  const next = { ...item };
  if (asks(mask, 'name')) next.name = checkName(draft, sent.name, item.id, where);
  if (asks(mask, 'range')) next.range = checkGridRange(draft, sent.range, where);
  setBook(draft, { namedRanges: (draft.book.namedRanges ?? []).map((one) => (one === item ? next : one)) });
}

export function deleteName(draft: Draft, id: unknown, where: string): void {
  const item = nameOf(draft, id, where);
  setBook(draft, { namedRanges: (draft.book.namedRanges ?? []).filter((one) => one !== item) });
}
