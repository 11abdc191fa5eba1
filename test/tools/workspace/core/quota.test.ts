import { type Call, call, runSync } from '../../../../src/google/call.ts';
import { throughDoor } from '../../../../src/google/door.ts';
import { embeddedSync } from '../../../../src/tools/command-line/driver.ts';
import { createEmulator, createTraffic, type Emulator, type TrafficOptions } from '../../../../src/tools/workspace/core/emulator.ts';
import { googleLatencies, modelledMs } from '../../../../src/tools/workspace/core/latency.ts';
import { googleRates } from '../../../../src/tools/workspace/core/rates.ts';
import { serve } from '../../../../src/tools/workspace/http/serve.ts';
import { sheets } from '../../../../src/tools/workspace/sheets/sheets.ts';

const MARYAM = 'maryam@delaby.example';
const ELIF = 'elif@delaby.example';

function open(options?: TrafficOptions) {
  const traffic = createTraffic(options);
  const emulator = createEmulator({ traffic, now: () => Date.parse('2026-11-16T08:00:00Z'), domains: ['delaby.example'] });
  return { traffic, emulator };
}

/** A calendar with nothing counted yet but its making. */
function calendarOf(emulator: Emulator): string {
  const driver = embeddedSync(emulator, MARYAM);
  return runSync(call('calendar.calendars.insert', { requestBody: { summary: 'Delakultur' } }), driver).id ?? '';
}

const readEvents = (calendarId: string): Call => ({ method: 'calendar.events.list', params: { calendarId } });
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('Without the option', () => {
  it('no call is refused however many there are, and nothing is counted', () => {
    const emulator = createEmulator({ domains: ['delaby.example'] });
    const calendarId = calendarOf(emulator);
    const outcomes = embeddedSync(emulator, MARYAM).send(times(700, readEvents(calendarId)));
    expect(outcomes.filter(({ ok }) => !ok)).toHaveLength(0);
  });
});

describe('Counting', () => {
  it('counts a batch as one request and as many calls as it has parts', () => {
    const { emulator, traffic } = open();
    const calendarId = calendarOf(emulator);
    embeddedSync(emulator, MARYAM).send(times(50, readEvents(calendarId)));
    expect([traffic.requests, traffic.calls]).toEqual([2, 51]);
    expect(traffic.used()).toEqual([{ rate: 'calendar', actor: MARYAM, calls: 51, units: 51, busiestMinute: 51 }]);
  });

  it('weighs Drive calls by kind, and counts each account for itself', () => {
    const { emulator, traffic } = open();
    const list = { method: 'drive.files.list', params: {} } satisfies Call;
    embeddedSync(emulator, MARYAM).send([list]);
    embeddedSync(emulator, ELIF).send([list, { method: 'drive.files.create', params: { requestBody: { name: 'Rum' } } }]);
    expect(traffic.used().map(({ actor, units }) => [actor, units])).toEqual([
      [MARYAM, 100],
      [ELIF, 150],
    ]);
  });

  it('counts the reads and the writes of Sheets apart', () => {
    const rateOf = (method: string) => sheets.charge(method.slice(method.lastIndexOf('.') + 1)).rate;
    const read = ['sheets.spreadsheets.get', 'sheets.spreadsheets.values.batchGet', 'sheets.spreadsheets.developerMetadata.search'];
    const written = ['sheets.spreadsheets.batchUpdate', 'sheets.spreadsheets.values.append', 'sheets.spreadsheets.create'];
    expect(read.map(rateOf)).toEqual(times(3, 'sheetsReads'));
    expect(written.map(rateOf)).toEqual(times(3, 'sheetsWrites'));
  });
});

describe('Refusing', () => {
  it('answers the 601st Calendar call of a minute as Google does, and takes it again a minute after the first', () => {
    const { emulator, traffic } = open({ quota: 'refuse' });
    const calendarId = calendarOf(emulator);
    const driver = embeddedSync(emulator, MARYAM);
    const outcomes = driver.send(times(600, readEvents(calendarId)));
    const refused = outcomes.filter((outcome) => !outcome.ok);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ error: { status: 403, reason: 'rateLimitExceeded', trouble: 'busy' } });
    expect(traffic.refused).toBe(1);
    traffic.pass(60_000);
    expect(driver.send([readEvents(calendarId)])[0]?.ok).toBe(true);
  });

  it('lets go of as much after a minute as was counted', () => {
    const { emulator, traffic } = open({ quota: 'refuse', rates: { ...googleRates, drive: { name: 'drive', units: 1000 } } });
    const driver = embeddedSync(emulator, MARYAM);
    for (let n = 0; n < 3; n++) {
      const outcomes = driver.send(times(11, { method: 'drive.files.list', params: {} } satisfies Call));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
      traffic.pass(60_000);
    }
  });

  it('answers 429 where the service does', () => {
    const { emulator } = open({ quota: 'refuse', rates: { ...googleRates, sheetsReads: { name: 'sheets reads', units: 1 } } });
    const driver = embeddedSync(emulator, MARYAM);
    const [first, second] = driver.send(times(2, { method: 'sheets.spreadsheets.get', params: { spreadsheetId: 'x' } } satisfies Call));
    expect(first).toMatchObject({ error: { status: 404 } });
    expect(second).toMatchObject({ error: { status: 429, reason: 'RESOURCE_EXHAUSTED' } });
  });

  it('does not stop a program that goes through the door: it waits and comes again', () => {
    const { emulator, traffic } = open({ quota: 'refuse', rates: { ...googleRates, calendar: { name: 'calendar', units: 10 } } });
    const calendarId = calendarOf(emulator);
    const driver = embeddedSync(emulator, MARYAM, { wait: traffic.pass });
    const door = { now: traffic.now, random: () => 0.5, tries: 12 };
    function* read25() {
      for (let n = 0; n < 25; n++) yield* call('calendar.events.list', { calendarId });
    }
    runSync(throughDoor(read25(), door), driver);
    expect(traffic.refused).toBeGreaterThan(0);
    expect(traffic.used()[0]).toMatchObject({ calls: 26, busiestMinute: 10 });
  });
});

describe('Waiting', () => {
  it('lets 2,400 events in at 600 a minute: no minute takes more, and none is refused', () => {
    const { emulator, traffic } = open({ quota: 'wait' });
    const calendarId = calendarOf(emulator);
    const driver = embeddedSync(emulator, MARYAM);
    for (let n = 0; n < 48; n++) expect(driver.send(times(50, readEvents(calendarId))).every(({ ok }) => ok)).toBe(true);
    expect(traffic.now()).toBeGreaterThan(4 * 60_000); // The calendar's own making was the first of the first minute.
    expect(traffic.now()).toBeLessThan(4 * 60_000 + 10_000);
    expect(traffic.used()[0]).toMatchObject({ busiestMinute: 600 });
  });
});

describe('Latency', () => {
  it('adds up for requests in turn, and does not for requests side by side', () => {
    const { emulator, traffic } = open();
    const list = (): unknown => embeddedSync(emulator, MARYAM).send([{ method: 'drive.files.list', params: {} }]);
    for (let n = 0; n < 4; n++) list();
    expect(traffic.now()).toBe(600);
    traffic.together(4, times(4, list));
    expect(traffic.now()).toBe(750);
    traffic.together(2, times(4, list));
    expect(traffic.now()).toBe(1050);
  });

  it('makes writing a sheet slower than reading it, a batch dearer by its parts, and bytes take time', () => {
    const [sheets, drive] = [{ name: 'sheets' } as const, { name: 'drive' } as const];
    const of = (method: string, service: typeof sheets | typeof drive) => ({ method, service });
    expect(modelledMs({ calls: [of('sheets.spreadsheets.values.batchGet', sheets)], bytes: 0 })).toBe(150);
    expect(modelledMs({ calls: [of('sheets.spreadsheets.values.batchUpdate', sheets)], bytes: 0 })).toBe(250);
    expect(modelledMs({ calls: times(100, of('drive.files.update', drive)), bytes: 0 })).toBe(150 + 99 * 20);
    expect(modelledMs({ calls: [of('drive.files.create', drive)], bytes: 12_500_000 })).toBe(1150);
  });

  it('may be real: a server then holds each answer back', async () => {
    const slow = { ...googleLatencies, read: { ...googleLatencies.read, drive: 1000 } };
    const { emulator, traffic } = open({ clock: Date.now, latencies: slow });
    const server = await serve(emulator, { port: 0, delay: traffic.lastMs });
    try {
      const begun = performance.now();
      const headers = { authorization: `Bearer local:${MARYAM}` };
      const ask = () => fetch(`http://127.0.0.1:${server.port}/drive/v3/files`, { headers });
      const answers = await Promise.all([ask(), ask()]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    } finally {
      await server.close();
    }
  });
});
