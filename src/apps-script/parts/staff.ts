/** What the staff page reads and does, for its caller alone. */
import type { Problem } from '../../view/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../../view/api-staff.ts';
import { staffDoOf, staffReadOf } from '../check-staff.ts';
import { problemOf } from '../problem.ts';
import { forgetting } from '../snapshot.ts';
import { staffAct, staffAnswer } from '../staff.ts';

export { coordinates } from '../staff.ts';

export function staffRead(query: unknown): StaffAnswers[StaffRead['kind']] | Problem {
  try {
    return staffAnswer(staffReadOf(query));
  } catch (error) {
    return problemOf(error);
  }
}

export function staffDo(action: unknown): StaffResults[StaffDo['kind']] | Problem {
  try {
    return forgetting(staffAct)(staffDoOf(action));
  } catch (error) {
    return problemOf(error);
  }
}
