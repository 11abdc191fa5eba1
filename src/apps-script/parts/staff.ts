/** What the staff page reads and does, for its caller alone. */
import type { Problem } from '../../view/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../../view/api-staff.ts';
import { admit } from '../admission.ts';
import { staffDoOf, staffReadOf } from '../check-staff.ts';
import { staffDos, staffReads } from '../entries.ts';
import { count } from '../limits.ts';
import { problemOf } from '../problem.ts';
import { forgetting } from '../snapshot.ts';
import { staffAct, staffAnswer } from '../staff.ts';

export { coordinates } from '../staff.ts';

export function staffRead(query: unknown): StaffAnswers[StaffRead['kind']] | Problem {
  try {
    const asked = staffReadOf(query);
    const role = admit(staffReads[asked.kind]);
    count('reads', role);
    return staffAnswer(asked);
  } catch (error) {
    return problemOf(error);
  }
}

export function staffDo(action: unknown): StaffResults[StaffDo['kind']] | Problem {
  try {
    const asked = staffDoOf(action);
    const role = admit(staffDos[asked.kind]);
    count(asked.kind === 'takeBack' ? 'takingBack' : asked.kind === 'ask' ? 'reads' : 'acts', role);
    return forgetting(staffAct)(asked);
  } catch (error) {
    return problemOf(error);
  }
}
