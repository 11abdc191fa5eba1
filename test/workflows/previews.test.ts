/** A lecturer who asked to see the film first, in Google: let in, alone, until they have answered, and shut out at once by a withdrawal. */

import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { AINO, apply, ELIF, fileOf, JO, plan, set, type Town, town, watches } from './town.ts';
import { options } from './withdrawal.ts';
import { NOW, run } from './workspace.ts';

const DAY = 86_400_000;
function asked(): { where: Town; film: string } {
  const where = town();
  for (const [field, value] of Object.entries({ answer: 'ja', preview: 'ja', lecturerEmail: ELIF }))
    set(where, 'permits', 'M-2', field, value);
  apply(where);
  return { where, film: fileOf(where, 'F-2') };
}
const seen = (where: Town, film: string) => [ELIF, AINO, JO].map((email) => watches(where, email, film));

describe('A lecturer who asked to see the film first', () => {
  it('watches it alone, and everyone does once they have approved it', () => {
    const { where, film } = asked();
    expect(seen(where, film)).toEqual([200, 404, 404]);
    expect(plan(where).planned.plan.changes).toEqual([]);
    set(where, 'permits', 'M-2', 'approved', 'ja');
    apply(where);
    expect(seen(where, film)).toEqual([200, 200, 200]);
    expect(plan(where).state.items.get(film)?.grants).toEqual([]);
  });

  it('no longer does when they say no, and not by themselves after two weeks', () => {
    const { where, film } = asked();
    const later = plan(where, NOW + 15 * DAY).planned.plan.changes;
    expect(later.find((change) => change.id === `preview:F-2:${ELIF}`)?.review).toBe(true);
    expect(later.flatMap((change) => change.loses)).toEqual([]);
    set(where, 'permits', 'M-2', 'answer', 'nej');
    apply(where);
    expect(seen(where, film)).toEqual([404, 404, 404]);
  });

  it('is shut out at once by a withdrawal, which says how many could see it', () => {
    const { where, film } = asked();
    const receipt = run(where.emulator, withdraw(options(where, { permit: 'M-2' })));
    expect(receipt).toMatchObject({ closed: true, films: [expect.objectContaining({ recording: 'F-2', readersBefore: 1, closed: true })] });
    expect(seen(where, film)).toEqual([404, 404, 404]);
  });
});
