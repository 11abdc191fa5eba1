/** What the pages do. */
import type { Do, Problem, Results } from '../../view/api.ts';
import { act } from '../acts.ts';
import { admit } from '../admission.ts';
import { doOf } from '../check.ts';
import { uiDos } from '../entries.ts';
import { count } from '../limits.ts';
import { problemOf } from '../problem.ts';
import { forgetting } from '../snapshot.ts';

export function uiDo(request: unknown): Results[Do['kind']] | Problem {
  try {
    const asked = doOf(request);
    const role = admit(uiDos[asked.kind]);
    // A withdrawal always gets through.
    if (asked.kind !== 'withdraw') count(asked.kind === 'askUpload' ? 'reads' : 'acts', role);
    return forgetting(act)(asked);
  } catch (error) {
    return problemOf(error);
  }
}
