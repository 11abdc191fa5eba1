import { problemOf } from '../../src/apps-script/problem.ts';

/** What the project's log is told of a failure that nobody foresaw. */
function logged(error: unknown): string {
  const log = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    expect(problemOf(error).problem.sv).toContain('inte förutsåg');
    return log.mock.calls.flat().join('\n');
  } finally {
    log.mockRestore();
  }
}

describe('a failure that nobody foresaw', () => {
  it('goes to the log without the e-mail addresses of those it was about', () => {
    const said = logged(new Error('no membership of aino@delaby.example, <Karin.Öberg+a@delaby.example>, jo%40delaby.example'));
    expect(said).not.toMatch(/aino|karin|öberg|jo%|delaby/i);
    expect(said).toContain('no membership of …@…, <…@…>, …@…');
  });

  it('keeps where in the code it was', () => {
    expect(logged(new Error('borta'))).toMatch(/borta\n\s+at .*problem\.test\.ts:\d+/);
    expect(logged('inte ens ett fel')).toBe('inte ens ett fel');
  });
});
