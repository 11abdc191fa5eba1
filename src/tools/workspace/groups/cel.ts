import { ApiError } from '../http/service.ts';

/** One condition of a Cloud Identity query. `in` asks whether a label is there. */
export interface Condition {
  name: string;
  operator: '==' | 'startsWith' | 'contains' | 'in';
  value: string;
}

const quoted = String.raw`('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const forms: readonly [RegExp, (found: RegExpExecArray) => Condition][] = [
  [new RegExp(`^(\\w+)\\s*==\\s*${quoted}`), ([, name, value]) => ({ name: name ?? '', operator: '==', value: plain(value) })],
  [
    new RegExp(`^(\\w+)\\.(startsWith|contains)\\(\\s*${quoted}\\s*\\)`),
    ([, name, operator, value]) => ({ name: name ?? '', operator: operator as 'contains', value: plain(value) }),
  ],
  [new RegExp(`^${quoted}\\s+in\\s+(\\w+)`), ([, value, name]) => ({ name: name ?? '', operator: 'in', value: plain(value) })],
];

/**
 * Parses the part of the Common Expression Language that the Groups API takes: conditions joined by `&&`.
 * @param known operators taken for each name
 * @throws ApiError 400 naming what it cannot take
 */
export function parseConditions(text: string, known: Readonly<Record<string, readonly Condition['operator'][]>>): Condition[] {
  const refuse = (what: string): never => {
    throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid query: ${what}`);
  };
  const conditions: Condition[] = [];
  let rest = text.trim();
  if (rest === '') refuse('it is empty.');
  for (;;) {
    const before = rest;
    for (const [pattern, read] of forms) {
      const found = pattern.exec(rest);
      if (!found) continue;
      const condition = read(found);
      if (!known[condition.name]?.includes(condition.operator)) refuse(`${condition.name} ${condition.operator} is not supported.`);
      conditions.push(condition);
      rest = rest.slice(found[0].length).trimStart();
      break;
    }
    if (rest === before) refuse(`cannot read "${rest}".`);
    if (rest === '') return conditions;
    if (!rest.startsWith('&&')) refuse(`expected && before "${rest}".`);
    rest = rest.slice(2).trimStart();
  }
}

function plain(literal: string | undefined): string {
  return (literal ?? '').slice(1, -1).replace(/\\(.)/g, '$1');
}

/** Whether a text meets a condition on it. */
export function meets(text: string, { operator, value }: Condition): boolean {
  if (operator === '==') return text === value;
  return operator === 'startsWith' ? text.startsWith(value) : text.includes(value);
}
