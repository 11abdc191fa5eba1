/** What the add-on says of what goes wrong, in both languages, held still: each sentence by what leads to it. */
import { manyRead, notCoordinator, notDomain, tooOften } from '../../src/addon/admit/refusals.ts';
import { problemOf } from '../../src/addon/problem.ts';
import { text } from '../../src/contract/schema.ts';
import { uploadActs } from '../../src/contract/uploads.ts';
import { GoogleError } from '../../src/google/errors.ts';
import { firstSaid, said } from './said.ts';

const of = (error: unknown) => [said(problemOf(error).problem).replace(/(fel|error|Fel|Error) [0-9A-Z]{6}/g, '$1 NUMMER')];
const google = (status: number, reason: string) => of(new GoogleError('drive.files.get', status, reason, 'Google’s own words'));
const thrown = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    return of(error);
  }
};

describe('What the add-on says of what goes wrong', () => {
  beforeAll(() => jest.spyOn(console, 'error').mockImplementation(() => {}));
  afterAll(() => jest.restoreAllMocks());

  it('is said as ever', () => {
    expect(
      firstSaid({
        busy: () => google(503, 'backendError'),
        'the day’s quota': () => google(403, 'dailyLimitExceeded'),
        'the quota of a moment': () => google(403, 'shortTimeLimitExceeded'),
        'the storage': () => google(403, 'storageQuotaExceeded'),
        'the quota of sharing': () => google(403, 'sharingRateLimitExceeded'),
        lost: () => google(0, 'unknown'),
        unauthorised: () => google(401, 'authError'),
        'not found': () => google(404, 'notFound'),
        invalid: () => google(400, 'invalid'),
        'nobody foresaw it': () => of(new Error('oj')),
        'no coordinator': () => of(notCoordinator()),
        'from elsewhere': () => of(notDomain('eva@annan.example')),
        'many at once': () => of(manyRead()),
        'too often': () => [...of(tooOften(60)), ...of(tooOften(3600))],
        'a page that sends what it should not': () => [
          ...thrown(() => text(5)(7, 'title')),
          ...thrown(() => text(1000)('x'.repeat(1001), 'title')),
          ...thrown(() => uploadActs.beginUpload.sent({ recording: 'F-1', name: 'a.txt' }, '')),
          ...thrown(() => uploadActs.beginCaptions.sent({ recording: 'F-1', name: 'a.mp4' }, '')),
        ],
      }),
    ).toMatchSnapshot();
  });
});
