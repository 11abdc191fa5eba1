/** The hourly run. */
import { runHourly } from '../hourly.ts';
import { forgetting } from '../snapshot.ts';

export const hourly = forgetting(runHourly);
