/** Only the account that owns a workspace carries anything out in it, by whatever road it is asked. */

import type { Item } from '../../src/domain/plan/state.ts';
import { call, type Program } from '../../src/google/call.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { planWorkspace, type Reading } from '../../src/workflows/read/plan.ts';
import { putInWaiting } from '../../src/workflows/recordings/chosen-files.ts';
import { putBack, takeIn } from '../../src/workflows/recordings/take-in.ts';
import { takeInCaptions } from '../../src/workflows/recordings/take-in-captions.ts';
import { endCaptions, endFilm } from '../../src/workflows/recordings/upload-end.ts';
import { beginCaptions, beginFilm, cancelFilm } from '../../src/workflows/recordings/uploads.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { applyOptions, set, type Town, town } from './town.ts';
import { JOHAN, MARYAM, NOW, run } from './workspace.ts';

const order = { recording: 'F-2', cells: {}, name: 'a.mp4', bytes: 3, mimeType: 'video/mp4', origin: 'http://localhost:1' };
const sent = { recording: 'F-1', file: 'a', bytes: 3, md5: '0'.repeat(32) };

const roads: Record<string, (reading: Reading) => Program<unknown>> = {
  apply: (reading) => applyPlan(reading, applyOptions()),
  'the hourly run': (reading) => applyPlan(reading, { ...applyOptions(), unattended: true }),
  withdraw: ({ ref }) => withdraw({ ...applyOptions(), spreadsheetId: ref.spreadsheetId, permit: 'M-1', date: '2026-11-16' }),
  'taking a film in': (reading) => takeIn(reading, { file: 'a', recording: '', cells: {} }),
  'putting it back': (reading) => putBack(reading, { file: 'a', recording: 'F-1', from: '', rows: [] }, { time: '', actor: '' }),
  'taking captions in': (reading) => takeInCaptions(reading, { file: 'a', recording: 'F-1' }),
  'closing from a card': (reading) => putInWaiting(reading, film(reading), { time: '', actor: '' }),
  'beginning a film': (reading) => beginFilm(reading, order),
  'beginning captions': (reading) => beginCaptions(reading, order),
  'ending a film': (reading) => endFilm(reading, sent),
  'ending captions': (reading) => endCaptions(reading, sent),
  'giving an upload up': (reading) => cancelFilm(reading, { recording: 'F-1', file: 'a', wasNew: false }),
};

const film = ({ state }: Reading): Item => [...state.items.values()].find((item) => item.kind === 'recording') as Item;

const seenBy = ({ emulator, ref }: Town, actor: string): Reading =>
  run(emulator, planWorkspace({ spreadsheetId: ref.spreadsheetId, now: NOW }), actor);

describe('a workspace of another account', () => {
  const where = town();
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JOHAN}`);
  const requestBody = { type: 'user', role: 'writer', emailAddress: JOHAN } as const;
  run(where.emulator, call('drive.permissions.create', { fileId: where.ref.rootFolder, sendNotificationEmail: false, requestBody }));
  const reading = seenBy(where, JOHAN);

  it('is read by a coordinator, as another’s', () => {
    expect(reading.ref).toMatchObject({ operator: MARYAM, mine: false });
    expect(seenBy(where, MARYAM).ref).toMatchObject({ operator: MARYAM, mine: true });
  });

  it.each(Object.entries(roads))('refuses %s, says whose it is, and changes nothing', (_, road) => {
    const asked: string[] = [];
    where.emulator.onRequest = ({ method, request }) => {
      if (request.method !== 'GET' && !/\.search$/.test(method)) asked.push(method);
    };
    expect(() => run(where.emulator, road(reading), JOHAN)).toThrow(
      expect.objectContaining({ trouble: 'notOwner', message: expect.stringContaining(MARYAM) }),
    );
    expect(asked).toEqual([]);
    where.emulator.onRequest = () => {};
  });
});
