/** A person's page, as data. */
import { why } from '../../src/domain/plan/why.ts';
import { personViewOf } from '../../src/presenters/pages/details.ts';
import { ELIF, planOf, settled, town } from '../domain/fixture.ts';

const planned = planOf(town, settled(town));

describe('What may be asked of a person', () => {
  const view = personViewOf(planned, ELIF);
  if ('problem' in view) throw new Error(view.problem.sv);

  it('is every film, those that they see and those that they do not', () => {
    expect(view.films.open.map(({ id }) => id)).toEqual(['F-2']);
    expect(view.films.others.map(({ id }) => id)).toEqual(['F-1']);
  });

  it('has an answer, also for what they do not see', () => {
    const answers = [...view.films.open, ...view.films.others].map(({ id }) => why(planned, ELIF, id));
    expect(answers.map((answer) => [answer?.sees, answer?.chain.every(({ ok }) => ok)])).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});
