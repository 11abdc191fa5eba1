/** The add-on as `npm run build` makes it, in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyPrepared } from '../prepared.ts';

/** What Google and the pages may call: nothing else in the bundle is reachable from outside. */
export const ENTRY_POINTS = [
  'calendarEventOpen',
  'calendarHomepage',
  'cardDo',
  'cardWithdraw',
  'doGet',
  'driveHomepage',
  'driveItemsSelected',
  'homepageCard',
  'hourly',
  'onEdit',
  'onInstall',
  'onOpen',
  'sheetsHomepage',
  'showPlan',
  'showSidebar',
  'showUpload',
  'staffDo',
  'staffRead',
  'uiDo',
  'uiRead',
] as const;

/** The folder; the caller removes it. */
export function buildAddOn(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-add-on-')));
  copyPrepared('apps-script', folder);
  return folder;
}

/** A file of scripts/ as an import's quoted address. */
export const module = (name: string): string => JSON.stringify(pathToFileURL(resolve(__dirname, '../../scripts', name)).href);

/** Runs a module given as text; what it prints. Throws when it fails. */
export function runModule(code: string, ...args: string[]): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code, '--', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
