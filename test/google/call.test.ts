import { batch, call, type Program, pages, runAsync, runSync } from '../../src/google/call.ts';
import { GoogleError } from '../../src/google/errors.ts';
import { failed, later, ok, scripted } from './scripted.ts';

const film = { fileId: 'film' };

function* readFilm(): Program<string | undefined> {
  return (yield* call('drive.files.get', film)).name;
}

describe('a program', () => {
  it('gets the result of a call it yields, at once or later', async () => {
    expect(runSync(readFilm(), scripted([[ok({ name: 'Sagan om vatten' })]]))).toBe('Sagan om vatten');
    expect(await runAsync(readFilm(), later(scripted([[ok({ name: 'Sagan om vatten' })]])))).toBe('Sagan om vatten');
  });

  it('sends nothing when it calls without yield*', () => {
    function* forgetful(): Program<string> {
      call('drive.files.update', { fileId: 'film', requestBody: { trashed: true } });
      return 'done';
    }
    const driver = scripted([]);
    expect(runSync(forgetful(), driver)).toBe('done');
    expect(driver.sent).toEqual([]);
  });

  it('sends nothing for an empty batch', () => {
    const driver = scripted([]);
    expect(runSync(batch([]), driver)).toEqual([]);
    expect(driver.sent).toEqual([]);
  });

  it('is told of each call of a batch by itself, in order', () => {
    const calls = ['a', 'b', 'c'].map((fileId) => ({ method: 'drive.files.get' as const, params: { fileId } }));
    const outcomes = runSync(batch(calls), scripted([[ok({ id: 'a' }), failed(404, 'notFound'), ok({ id: 'c' })]]));
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.result.id : outcome.error.trouble))).toEqual(['a', 'notFound', 'c']);
  });

  it('refuses a driver that answers too few calls', () => {
    const two = [
      { method: 'drive.files.get', params: film },
      { method: 'drive.files.get', params: film },
    ] as const;
    expect(() => runSync(batch(two), scripted([[ok({})]]))).toThrow('2 calls were sent and 1 outcomes came back');
  });

  it('can catch a refusal, and its stack names the function that asked', async () => {
    for (const run of [
      () => Promise.resolve(runSync(lookThatFails(), scripted([[failed(403, 'insufficientFilePermissions')]]))),
      () => runAsync(lookThatFails(), later(scripted([[failed(403, 'insufficientFilePermissions')]]))),
    ]) {
      const error = await run();
      expect(error).toBeInstanceOf(GoogleError);
      expect((error as GoogleError).trouble).toBe('forbidden');
      expect((error as GoogleError).stack).toMatch(/lookForTheFilm/);
    }
  });

  it('meets what its driver throws where it yielded', () => {
    const broken = {
      send: () => {
        throw new Error('the plug was pulled');
      },
      wait: () => {},
    };
    function* careful(): Program<string> {
      try {
        yield* readFilm();
        return 'read';
      } catch (error) {
        return (error as Error).message;
      }
    }
    expect(runSync(careful(), broken)).toBe('the plug was pulled');
  });

  it('reads all pages, handing on the token', () => {
    const driver = scripted([[ok({ files: [{ id: 'a' }], nextPageToken: 'p2' })], [ok({ files: [{ id: 'b' }] })]]);
    const all = runSync(pages('drive.files.list', { q: 'trashed = false' }), driver);
    expect(all.flatMap((page) => page.files ?? [])).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(driver.sent.map(([one]) => one?.params)).toEqual([{ q: 'trashed = false' }, { q: 'trashed = false', pageToken: 'p2' }]);
  });

  it('does not turn in a circle when a page token comes back', () => {
    const driver = scripted([[ok({ nextPageToken: 'p2' })], [ok({ nextPageToken: 'p3' })], [ok({ nextPageToken: 'p2' })]]);
    expect(() => runSync(pages('drive.files.list', {}), driver)).toThrow('the same page came twice');
  });
});

function* lookForTheFilm(): Program<string | undefined> {
  return yield* readFilm();
}

function* lookThatFails(): Program<unknown> {
  try {
    return yield* lookForTheFilm();
  } catch (error) {
    return error;
  }
}
