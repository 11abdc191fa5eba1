import type { Reference, Token } from './tokens.ts';
import { tokens } from './tokens.ts';
import type { Value } from './values.ts';
import { Broken } from './values.ts';

/** A formula as a tree. An argument left out, as in `IF(A1;;2)`, is a null value. */
export type Node =
  | { kind: 'value'; value: Value }
  | { kind: 'reference'; reference: Reference }
  | { kind: 'call'; name: string; inputs: readonly Node[] }
  | { kind: 'minus'; of: Node }
  | { kind: 'percent'; of: Node }
  | { kind: 'binary'; sign: string; left: Node; right: Node };

const levels = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];

/** Reads a formula with its `=`. What does not parse breaks with #ERROR!, a name that is no function with #NAME?. Arguments part at `,` or `;`. */
export function parseFormula(formula: string, decimalComma: boolean): Node {
  const list = tokens(formula.slice(1), decimalComma);
  let at = 0;
  const sign = (...desired: string[]): string | undefined => {
    const next = list[at];
    if (next?.kind !== 'sign' || !desired.includes(next.sign)) return undefined;
    at++;
    return next.sign;
  };
  const binary = (level: number): Node => {
    const signs = levels[level];
    if (!signs) return unary();
    let left = binary(level + 1);
    for (let found = sign(...signs); found !== undefined; found = sign(...signs))
      left = { kind: 'binary', sign: found, left, right: binary(level + 1) };
    return left;
  };
  const unary = (): Node => {
    const found = sign('-', '+');
    if (found === '+') return unary();
    if (found === '-') return { kind: 'minus', of: unary() };
    let node = atom();
    while (sign('%') !== undefined) node = { kind: 'percent', of: node };
    return node;
  };
  const inputs = (): Node[] => {
    if (sign(')')) return [];
    const nodes: Node[] = [];
    for (;;) {
      const next = list[at];
      const left = next?.kind === 'sign' && [',', ';', ')'].includes(next.sign);
      nodes.push(left ? { kind: 'value', value: null } : binary(0));
      if (sign(')')) return nodes;
      if (!sign(',', ';')) throw new Broken('ERROR');
    }
  };
  const atom = (): Node => {
    const next: Token | undefined = list[at++];
    if (!next) throw new Broken('ERROR');
    if (next.kind === 'value') return { kind: 'value', value: next.value };
    if (next.kind === 'reference') return { kind: 'reference', reference: next.reference };
    if (next.kind === 'name') {
      if (sign('(')) return { kind: 'call', name: next.name.toUpperCase(), inputs: inputs() };
      if (/^true$/i.test(next.name)) return { kind: 'value', value: true };
      if (/^false$/i.test(next.name)) return { kind: 'value', value: false };
      throw new Broken('NAME');
    }
    if (next.sign !== '(') throw new Broken('ERROR');
    const node = binary(0);
    if (!sign(')')) throw new Broken('ERROR');
    return node;
  };
  const node = binary(0);
  if (at < list.length) throw new Broken('ERROR');
  return node;
}
