/** A run's progress: written by the run, read by the dialog. The cache may forget; then nothing is shown. */

import type { Progress } from '../contract/api.ts';
import type { Phase } from '../domain/plan/change.ts';
import { addOnMessage } from '../messages/add-on.ts';
import { wordsOf } from '../messages/render.ts';
import type { Standing } from '../workflows/read/plan.ts';
import { caller } from './session.ts';

const KEY = 'progress';
const SECONDS = 600;

interface Told {
  readonly readers: readonly string[];
  readonly progress: Progress;
}

const NOTHING: Progress = { running: false, phase: { sv: '', en: '' }, done: 0, total: 0 };

/** On the web there is no document; there the script serves one workbook. */
const cache = () => CacheService.getDocumentCache() ?? CacheService.getScriptCache();

/** Reports a run's progress: to the person who started it, and to coordinators. */
export const progressOf =
  ({ config, state }: Standing) =>
  (phase: Phase | 'workbook', done: number, total: number): void => {
    const progress: Progress = { running: true, phase: wordsOf(addOnMessage(`running.${phase}`)), done, total };
    const readers = [caller(), state.operator, ...config.settings.coordinators];
    cache()?.put(KEY, JSON.stringify({ readers, progress } satisfies Told), SECONDS);
  };

export function endProgress(): void {
  cache()?.remove(KEY);
}

/** To anyone else it says that nothing is running. */
export function readProgress(): Progress {
  const email = caller();
  const text = cache()?.get(KEY);
  const told = text ? (JSON.parse(text) as Told) : undefined;
  return told?.readers.includes(email) ? told.progress : NOTHING;
}
