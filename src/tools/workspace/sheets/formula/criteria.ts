import type { Draft } from '../model.ts';
import { momentOf } from '../values/enter.ts';
import { localeOf } from '../values/locale.ts';
import type { Value } from './values.ts';
import { compare, isError } from './values.ts';

/** The test that COUNTIF's `">5"`, `"<>ja"`, `"Ann*"` or `7` stands for. */
export function criterion(desired: Value, draft: Draft): (value: Value) => boolean {
  if (typeof desired !== 'string') return (value) => !isError(value) && value !== null && same(value, desired);
  const [, sign = '', rest = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(desired) ?? [];
  const operand = literal(rest, draft);
  if (sign === '' || sign === '=') return (value) => equals(value, operand, rest);
  if (sign === '<>') return (value) => !equals(value, operand, rest);
  return (value) => {
    if (value === null || isError(value) || typeof value !== typeof operand) return false;
    const order = compare(value, operand);
    return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0;
  };
}

function literal(text: string, draft: Draft): Value {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  const number = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  if (!Number.isNaN(number)) return number;
  return momentOf(text, localeOf(draft.book.locale))?.value ?? text;
}

function equals(value: Value, operand: Value, text: string): boolean {
  if (isError(value)) return false;
  if (text === '') return value === null || value === '';
  if (value === null) return false;
  if (typeof operand !== 'string') return same(value, operand);
  return typeof value === 'string' && wildcard(operand).test(value);
}

function same(value: Value, desired: Value): boolean {
  if (typeof value === 'string' && typeof desired === 'number') return value.trim() !== '' && Number(value) === desired;
  return typeof value === typeof desired && compare(value, desired) === 0;
}

/** `*` is any text and `?` any letter, unless a `~` stands before it. */
function wildcard(pattern: string): RegExp {
  const parts = pattern.match(/~[*?~]|[*?]|[^*?~]+|~/g) ?? [];
  const source = parts.map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/^~(.)/, '$1').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 'isu');
}
