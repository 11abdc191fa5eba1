import { createEmulator, type EmulatorOptions } from '../../../../src/tools/workspace/core/emulator.ts';
import { ask } from './fixture.ts';
import { temporaryFolder } from './process.ts';

const anna = 'anna@exempel.se';
const bo = 'bo@exempel.se';

it('a person sees a folder through a group in a group, also after the workspace was closed and opened', () => {
  const options: EmulatorOptions = {
    dir: temporaryFolder(),
    domains: ['exempel.se'],
    customerId: 'C0exempel',
    now: () => Date.parse('2026-09-01T08:00:00Z'),
  };
  let emulator = createEmulator(options);
  const group = (id: string) =>
    ask(emulator, anna, 'POST /v1/groups', {
      parent: 'customers/C0exempel',
      groupKey: { id },
      labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
    }).json.response.name;
  const area = group('omrade@exempel.se');
  const unit = group('enhet@exempel.se');
  ask(emulator, anna, `POST /v1/${area}/memberships`, { preferredMemberKey: { id: 'enhet@exempel.se' } });
  const { id } = ask(emulator, anna, 'POST /drive/v3/files', { name: 'Rum', mimeType: 'application/vnd.google-apps.folder' }).json;
  ask(emulator, anna, `POST /drive/v3/files/${id}/permissions?sendNotificationEmail=false`, {
    type: 'group',
    role: 'reader',
    emailAddress: 'omrade@exempel.se',
  });
  const seen = () => ask(emulator, bo, `GET /drive/v3/files/${id}?fields=name`).status;
  expect(seen()).toBe(404);
  const member = ask(emulator, anna, `POST /v1/${unit}/memberships`, { preferredMemberKey: { id: bo } }).json.response.name;
  expect(seen()).toBe(200);
  emulator.close();
  emulator = createEmulator({ ...options, domains: ['annat.se'] });
  expect(seen()).toBe(200);
  expect(ask(emulator, bo, 'GET /local/status').json.domains).toEqual(['exempel.se']);
  ask(emulator, anna, `DELETE /v1/${member}`);
  expect(seen()).toBe(404);
  emulator.close();
});

it('an event’s invitation lies in the mailbox with the event’s id', () => {
  const emulator = createEmulator({ domains: ['exempel.se'], now: () => Date.parse('2026-09-01T08:00:00Z') });
  const times = { start: { dateTime: '2026-09-02T10:00:00+02:00' }, end: { dateTime: '2026-09-02T11:00:00+02:00' } };
  const answer = ask(emulator, anna, 'POST /calendar/v3/calendars/primary/events?sendUpdates=all', {
    summary: 'Möte',
    attendees: [{ email: bo }],
    ...times,
  });
  expect(answer.status).toBe(200);
  expect(ask(emulator, anna, 'GET /local/mailbox').json).toEqual([
    { at: '2026-09-01T08:00:00.000Z', to: bo, kind: 'invite', subject: expect.stringContaining('Möte'), event: answer.json.id },
  ]);
  emulator.close();
});
