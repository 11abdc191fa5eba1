/** What people do in Google by hand: nothing goes wrong with it, and nobody is judged for it. */

import { call, runSync } from '../../../src/google/call.ts';
import type { MethodId, Params, Result } from '../../../src/google/methods.ts';
import { embeddedSync } from '../../../src/tools/command-line/driver.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';

export const OPERATOR = 'maryam@delaby.example';

/** One call, as the operating account unless told. Throws GoogleError. */
export function byHand<M extends MethodId>(emulator: Emulator, method: M, params: Params<M>, actor = OPERATOR): Result<M> {
  const { faults } = emulator;
  emulator.faults = undefined;
  try {
    return runSync(call(method, params), embeddedSync(emulator, actor, { wait: () => {} }));
  } finally {
    emulator.faults = faults;
  }
}
