import type { Environment, LazyFn } from './environment.ts';
import type { Node } from './parse.ts';
import type { ErrorValue, Result, Value } from './values.ts';
import { Broken, compare, isError, isMatrix, matrix, single, truth } from './values.ts';

/** Functions that choose between inputs, ask about errors, or ask where cells are. */

const value = (node: Node | undefined, env: Environment): Value => single(node === undefined ? null : env.evaluate(node));

/** The result, or the error that it broke with. */
function attempt(node: Node | undefined, env: Environment): Result {
  try {
    const result = node === undefined ? null : env.evaluate(node);
    return isMatrix(result) && result.rows.length === 1 && result.rows[0]?.length === 1 ? (result.rows[0][0] ?? null) : result;
  } catch (error) {
    if (error instanceof Broken) return error.value;
    throw error;
  }
}

/** A question about each value of the input. */
function asked(question: (value: Value) => boolean): LazyFn {
  return ([node], env) => {
    const result = attempt(node, env);
    return isMatrix(result) ? { rows: result.rows.map((row) => row.map(question)) } : question(result);
  };
}

/** All truth values of the inputs; text in cells does not count. */
function truths(nodes: readonly Node[], env: Environment): boolean[] {
  const list = nodes.flatMap((node) => {
    const result = env.evaluate(node);
    if (!isMatrix(result)) return [truth(single(result))];
    return matrix(result)
      .rows.flat()
      .flatMap((one) => (one === null || typeof one === 'string' ? [] : [truth(one)]));
  });
  if (list.length === 0) throw new Broken('VALUE');
  return list;
}

function instead(caught: (error: ErrorValue) => boolean): LazyFn {
  return ([node, other], env) => {
    const result = attempt(node, env);
    const spare = (one: Value): Value => (isError(one) && caught(one) ? (other === undefined ? null : value(other, env)) : one);
    if (isMatrix(result)) return { rows: result.rows.map((row) => row.map(spare)) };
    return isError(result) && caught(result) ? (other === undefined ? null : env.evaluate(other)) : result;
  };
}

/** Whether the condition is one for each of several cells, as under ARRAYFORMULA. */
function chosenEach(condition: Result, then: Node | undefined, otherwise: Node | undefined, env: Environment): Result {
  const [yes, no] = [then, otherwise].map((node) => (node === undefined ? undefined : env.evaluate(node)));
  const pick = (result: Result | undefined, row: number, column: number, fallback: boolean): Value => {
    if (result === undefined) return fallback;
    return isMatrix(result) ? (result.rows[row]?.[column] ?? result.rows[row]?.[0] ?? null) : result;
  };
  return {
    rows: matrix(condition).rows.map((row, r) =>
      row.map((one, c) => (isError(one) ? one : truth(one) ? pick(yes, r, c, true) : pick(no, r, c, false))),
    ),
  };
}

const place = (axis: 'row' | 'column'): LazyFn => {
  return ([node], env) => {
    if (node === undefined) return env[axis] + 1;
    if (node.kind !== 'reference') throw new Broken('VALUE');
    return (node.reference.start[axis] ?? 0) + 1;
  };
};

export const logicFunctions: Record<string, LazyFn> = {
  IF: ([condition, then, otherwise], env) => {
    const result = condition === undefined ? null : env.evaluate(condition);
    if (isMatrix(result) && (result.rows.length > 1 || (result.rows[0]?.length ?? 0) > 1)) return chosenEach(result, then, otherwise, env);
    const chosen = truth(single(result)) ? then : otherwise;
    return chosen === undefined ? truth(single(result)) : env.evaluate(chosen);
  },
  IFS: (nodes, env) => {
    for (let at = 0; at + 1 < nodes.length; at += 2) {
      const then = nodes[at + 1];
      if (then && truth(value(nodes[at], env))) return env.evaluate(then);
    }
    throw new Broken('N_A');
  },
  SWITCH: ([node, ...cases], env) => {
    const own = value(node, env);
    for (let at = 0; at + 1 < cases.length; at += 2) {
      const then = cases[at + 1];
      if (then && compare(own, value(cases[at], env)) === 0) return env.evaluate(then);
    }
    const last = cases.length % 2 === 1 ? cases[cases.length - 1] : undefined;
    if (last === undefined) throw new Broken('N_A');
    return env.evaluate(last);
  },
  AND: (nodes, env) => truths(nodes, env).every(Boolean),
  OR: (nodes, env) => truths(nodes, env).some(Boolean),
  XOR: (nodes, env) => truths(nodes, env).filter(Boolean).length % 2 === 1,
  NOT: ([node], env) => !truth(value(node, env)),
  IFERROR: instead(() => true),
  IFNA: instead((error) => error.error === 'N_A'),
  ISERROR: asked(isError),
  ISERR: asked((one) => isError(one) && one.error !== 'N_A'),
  ISNA: asked((one) => isError(one) && one.error === 'N_A'),
  ISBLANK: asked((one) => one === null),
  ISTEXT: asked((one) => typeof one === 'string'),
  ISNONTEXT: asked((one) => typeof one !== 'string'),
  ISNUMBER: asked((one) => typeof one === 'number'),
  ISLOGICAL: asked((one) => typeof one === 'boolean'),
  ISEMAIL: asked((one) => typeof one === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(one)),
  ISFORMULA: ([node], env) => {
    if (node?.kind !== 'reference') throw new Broken('N_A');
    return env.isFormula(node.reference);
  },
  NA: () => {
    throw new Broken('N_A');
  },
  TRUE: () => true,
  FALSE: () => false,
  ROW: place('row'),
  COLUMN: place('column'),
};
