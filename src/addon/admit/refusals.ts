/** The refusals of callers without access. */

import { Trouble } from '../../contract/problem.ts';
import { addOnMessage } from '../../messages/add-on.ts';

export const notCoordinator = () => new Trouble(addOnMessage('caller.noCoordinator'));

export const notDomain = (email: string) => new Trouble(addOnMessage('caller.fromElsewhere', { email }));

/** Another execution is reading for everyone, and this one would only wait: the page asks again by itself. */
export const manyRead = () => new Trouble(addOnMessage('caller.manyRead'), true);

/** `seconds`: how long each thing counts. */
export const tooOften = (seconds: number) =>
  seconds <= 60 ? new Trouble(addOnMessage('caller.tooMuch')) : new Trouble(addOnMessage('caller.muchForHours'));
