import { problemOf } from '../../src/addon/problem.ts';
import { GoogleError } from '../../src/google/errors.ts';

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
    expect(logged('inte ens ett fel')).toMatch(/^[0-9A-Z]{6} inte ens ett fel$/);
  });
});

describe('a quota that is used up', () => {
  const spent = (reason: string) => new GoogleError('drive.files.list', 403, reason, 'x');
  it.each([
    ['the day’s', spent('dailyLimitExceeded'), 'inom ett dygn'],
    ['the day’s, of properties', new Error('Service invoked too many times for one day: properties.'), 'inom ett dygn'],
    ['that of a short time', spent('shortTimeLimitExceeded'), 'Vänta några minuter'],
    ['Drive’s storage', spent('storageQuotaExceeded'), 'Lagringsutrymmet'],
    ['that of sharing', spent('sharingRateLimitExceeded'), 'om några timmar'],
  ])('%s, is told as such, and when to come back', (_, error, words) => {
    expect(problemOf(error).problem.sv).toContain(words);
    expect(problemOf(error).problem.en).toMatch(/try again/i);
  });
});

describe('what Google refuses', () => {
  const error = new GoogleError('sheets.spreadsheets.get', 400, 'badRequest', 'Invalid value for aino@delaby.example in project 733741829');
  const user = (email: string) => ({ getEmail: () => email });
  const told = (who: string, coordinators: string[] = []): string => {
    const known = JSON.stringify({ workbook: 'bok', domains: ['delaby.example'], coordinators });
    Object.assign(globalThis, {
      Session: { getActiveUser: () => user(who), getEffectiveUser: () => user('drift@delaby.example') },
      SpreadsheetApp: { getActiveSpreadsheet: () => null },
      PropertiesService: { getUserProperties: () => ({ getProperty: (key: string) => (key === 'known' ? known : 'bok') }) },
    });
    const log = jest.spyOn(console, 'error').mockImplementation(() => {});
    try {
      const { problem } = problemOf(error);
      const [, reference = ''] = /fel ([0-9A-Z]{6})/.exec(problem.sv) ?? [];
      expect(log.mock.calls.flat().join()).toContain(`${reference} sheets.spreadsheets.get: Invalid value for …@…`);
      return `${problem.sv}\n${problem.en}`;
    } finally {
      log.mockRestore();
      for (const name of ['Session', 'SpreadsheetApp', 'PropertiesService']) Reflect.deleteProperty(globalThis, name);
    }
  };

  it('is told to staff in our own words, with a number that stands in the log', () => {
    expect(told('elif@delaby.example')).not.toMatch(/aino|7337|Invalid|spreadsheets/);
    expect(told('')).not.toMatch(/aino|7337|Invalid|spreadsheets/);
  });

  it('is told in Google’s words too to a coordinator, and to whoever asked in their own name', () => {
    expect(told('jo@delaby.example', ['jo@delaby.example'])).toContain('Invalid value');
    expect(told('drift@delaby.example')).toContain('Invalid value');
  });
});
