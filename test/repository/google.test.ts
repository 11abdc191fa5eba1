/** One list of what is not known of Google: each uncertainty in code and documents points to a check, or to why there is none. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { calendarChecks } from '../../src/messages/checks/calendar.ts';
import { driveChecks } from '../../src/messages/checks/drive.ts';
import { groupsChecks } from '../../src/messages/checks/groups.ts';
import { scriptChecks } from '../../src/messages/checks/script.ts';
import { sheetsChecks } from '../../src/messages/checks/sheets.ts';
import { ALL, googlePage } from './google-page.ts';
import { UNCHECKED } from './unchecked.ts';

const root = resolve(__dirname, '../..');

it('docs/google.md ends with what the checks ask', () => {
  const path = join(root, 'docs/google.md');
  const page = readFileSync(path, 'utf8');
  if (process.env.UPDATE) writeFileSync(path, googlePage(page));
  expect(readFileSync(path, 'utf8')).toBe(googlePage(page));
});

it('no name stands for two', () => {
  const names = [...ALL, ...UNCHECKED].map(({ id }) => id);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

it('nothing is told of a check that there is not', () => {
  const told = [calendarChecks, driveChecks, groupsChecks, scriptChecks, sheetsChecks].flatMap(Object.keys);
  expect(told.filter((id) => !ALL.some((one) => one.id === id))).toEqual([]);
});

it('every [U] names a check, or what no check can ask', () => {
  const names = new Set([...ALL, ...UNCHECKED].map(({ id }) => id));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'docs', 'src', 'README.md', 'CONTRIBUTING.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  const stray = files
    .split('\n')
    .filter((file) => /\.(md|ts|tsx)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\[U\b([^\]]*)\]/g)]
        .map(([, name = '']) => name.trim())
        .filter((name) => !names.has(name) && name !== 'name')
        .map((name) => `${file}: [U ${name}]`),
    );
  expect(stray).toEqual([]);
});
