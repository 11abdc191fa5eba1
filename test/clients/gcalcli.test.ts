import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISCOVERY_FOLDER, documents } from '../contract/discovery.ts';
import { type GoogleHost, openGoogleHost } from './google-host.ts';
import { anna, bo, describeWith, openWorkspace, output, type Workspace } from './workspace.ts';

const PYTHON = '/usr/bin/python3';
const needed = spawnSync('openssl', ['version']).status === 0 ? PYTHON : 'openssl';
const test = Object.keys(documents).length > 0 ? it : it.skip;

describeWith(
  needed,
  ['-c', 'import gcalcli'],
  'gcalcli or openssl',
)('gcalcli', () => {
  let workspace: Workspace;
  let google: GoogleHost;

  beforeAll(async () => {
    workspace = await openWorkspace();
    google = await openGoogleHost(Number(new URL(workspace.rootUrl).port), workspace.folder, {
      '/discovery/v1/apis/calendar/v3/rest': () => readFileSync(join(DISCOVERY_FOLDER, 'calendar.v3.json'), 'utf8'),
    });
    const credentials = {
      ...{ _module: 'oauth2client.client', _class: 'OAuth2Credentials', access_token: `local:${anna}`, invalid: false },
      ...{ client_id: 'x', client_secret: 'x', refresh_token: 'x', token_expiry: '2099-01-01T00:00:00Z', scopes: [] },
      ...{ token_uri: 'http://127.0.0.1:9/token', user_agent: 'gcalcli', id_token: null, token_response: null },
    };
    writeFileSync(join(workspace.folder, 'oauth'), JSON.stringify(credentials));
  });
  afterAll(async () => {
    google.close();
    await workspace.close();
  });

  const gcalcli = (...args: string[]) =>
    output(
      'env',
      ...google.env,
      `HTTPLIB2_CA_CERTS=${google.certificate}`,
      `HOME=${workspace.folder}`,
      'TZ=Europe/Stockholm',
      'LC_ALL=C.UTF-8',
      ...['gcalcli', '--config-folder', workspace.folder, '--nocache', '--nocolor', ...args],
    );

  test('lists calendars, adds, finds, changes and deletes events', async () => {
    expect(await gcalcli('list')).toMatch(new RegExp(`owner\\s+${anna}`));
    const when = ['--when', '2026-09-01 13:00', '--duration', '60', '--where', 'Aulan', '--who', bo];
    await gcalcli(
      '--calendar',
      anna,
      'add',
      '--noprompt',
      '--title',
      'Lärträff',
      '--description',
      'Om vatten',
      '--reminder',
      '30m popup',
      ...when,
    );
    await gcalcli('--calendar', anna, 'quick', 'Fika 2026-09-01 3pm');
    const agenda = await gcalcli('agenda', '--military', '--details', 'location', '2026-09-01', '2026-09-02');
    expect(agenda.replace(/\s+/g, ' ')).toMatch(/Tue Sep 01 13:00 Lärträff Location: Aulan.* 15:00 Fika/);
    expect(await gcalcli('search', 'vatten', '2026-08-01', '2026-10-01')).toContain('Lärträff');
    await gcalcli('delete', '--iamaexpert', 'vatten', '2026-08-01', '2026-10-01');
    expect(await gcalcli('agenda', '2026-09-01', '2026-09-02')).not.toContain('Lärträff');
  }, 120_000);
});
