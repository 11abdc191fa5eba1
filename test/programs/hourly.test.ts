/** The run that nobody looks at. */
import { AINO, apply, fileOf, plan, set, town, watches } from './town.ts';

describe('A film’s first sharing, met by the hourly run', () => {
  const where = town();
  apply(where);
  set(where, 'permits', 'M-2', 'answer', 'ja');
  const statusOf = () => plan(where).config.tables.recordings.rows.find((row) => row.id === 'F-2')?.status;

  it('waits for a person, and the workbook does not say that the film is shared', () => {
    apply(where, { unattended: true });
    expect(watches(where, AINO, fileOf(where, 'F-2'))).toBe(404);
    expect(statusOf()).not.toMatch(/^delad/);
  });
  it('gives the next hourly run nothing to do', () => {
    expect(apply(where, { unattended: true }).kind).toBe('nothing');
  });
  it('is said to be shared once a person has let it', () => {
    apply(where);
    expect(watches(where, AINO, fileOf(where, 'F-2'))).toBe(200);
    expect(statusOf()).toMatch(/^delad/);
  });
});
