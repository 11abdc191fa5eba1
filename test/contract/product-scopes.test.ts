/** The scopes that the product asks for: no call that they refuse, and none that no call needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES } from '../../src/cli/transport/scopes.ts';
import { METHODS, type MethodId } from '../../src/google/methods.ts';
import { shortScope } from '../../src/tools/workspace/oauth/scopes.ts';
import { services } from '../../src/tools/workspace/services.ts';

const ROOT = join(__dirname, '../..');
interface Manifest {
  oauthScopes: string[];
  addOns: { drive?: { onItemsSelectedTrigger?: object }; calendar?: { eventOpenTrigger?: object; currentEventAccess?: string } };
}
const manifest = JSON.parse(readFileSync(join(ROOT, 'appsscript.json'), 'utf8')) as Manifest;
const source = readdirSync(join(ROOT, 'src/addon'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(ROOT, 'src/addon', name), 'utf8'))
  .join('\n');

/** Scopes that no REST method takes: what in the script or the manifest needs each. */
const ELSEWHERE: Readonly<Record<string, boolean>> = {
  'spreadsheets.currentonly': /SpreadsheetApp\./.test(source),
  'drive.addons.metadata.readonly': manifest.addOns.drive?.onItemsSelectedTrigger !== undefined,
  'calendar.addons.execute': manifest.addOns.calendar?.eventOpenTrigger !== undefined,
  'calendar.addons.current.event.read': manifest.addOns.calendar?.currentEventAccess === 'READ',
  'script.container.ui': /\.showSidebar\(/.test(source),
  'script.external_request': /UrlFetchApp\./.test(source),
  'script.scriptapp': /ScriptApp\.newTrigger\(/.test(source),
  'script.locale': /getActiveUserLocale\(/.test(source),
  'script.send_mail': /MailApp\.sendEmail\(/.test(source),
  'userinfo.email': /Session\.getActiveUser\(/.test(source),
};

const scopesOf = (method: MethodId): readonly string[] =>
  services.find(({ name }) => name === METHODS[method].api)?.schema.methods.get(method)?.scopes ?? [];

const methods = Object.keys(METHODS) as MethodId[];
/** The script mails by MailApp, the command line by Gmail. */
const rest = methods.filter((method) => method !== 'gmail.users.messages.send');
const refused = (scopes: readonly string[], of: readonly MethodId[]): MethodId[] =>
  of.filter((method) => !scopesOf(method).some((scope) => scopes.includes(scope)));
/** Scopes without which every call would go on as before. */
const idle = (scopes: readonly string[], of: readonly MethodId[]): string[] =>
  scopes.filter(
    (scope) =>
      refused(
        scopes.filter((other) => other !== scope),
        of,
      ).length === 0,
  );

describe('the add-on’s scopes', () => {
  const scopes = manifest.oauthScopes.map(shortScope);

  it('refuse no call of its own', () => {
    expect(refused(scopes, rest)).toEqual([]);
  });

  it('are each needed, by a call or by something in the script', () => {
    expect(idle(scopes, rest).filter((scope) => ELSEWHERE[scope] !== true)).toEqual([]);
  });

  it('are told in docs/google.md, each with why', () => {
    const told =
      readFileSync(join(ROOT, 'docs/google.md'), 'utf8')
        .match(/^\| `.*$/gm)
        ?.join('\n') ?? '';
    expect(scopes.filter((scope) => !told.includes(`\`${scope}\``))).toEqual([]);
  });
});

describe('the command line’s scopes', () => {
  const scopes = Object.keys(SCOPES).map(shortScope);

  it('refuse no call of its own', () => {
    expect(refused(scopes, methods)).toEqual([]);
  });

  it('are each needed by a call', () => {
    expect(idle(scopes, methods)).toEqual([]);
  });
});

it('a scope too many, and one too few, are seen', () => {
  const scopes = Object.keys(SCOPES).map(shortScope);
  expect(idle([...scopes, 'drive.readonly'], methods)).toContain('drive.readonly');
  expect(
    refused(
      scopes.filter((scope) => scope !== 'calendar.events.freebusy'),
      methods,
    ),
  ).toEqual(['calendar.freebusy.query']);
});
