/** What the pages do. */
import type { Do, Problem, Results } from '../../view/api.ts';
import { act } from '../acts.ts';
import { doOf } from '../check.ts';
import { problemOf } from '../problem.ts';
import { forgetting } from '../snapshot.ts';

export function uiDo(request: unknown): Results[Do['kind']] | Problem {
  try {
    return forgetting(act)(doOf(request));
  } catch (error) {
    return problemOf(error);
  }
}
