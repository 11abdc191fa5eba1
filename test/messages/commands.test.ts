/** What the command line says of what goes wrong, in both languages, held still: each sentence by what leads to it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../src/cli/fault.ts';
import { readCsv } from '../../src/cli/files/csv.ts';
import { readSavedPlan } from '../../src/cli/saved-plan.ts';
import { syntaxMessage } from '../../src/cli/syntax.ts';
import { openCaptions } from '../../src/cli/upload/captions.ts';
import { manifestFault, readManifest } from '../../src/cli/upload/manifest.ts';
import { fileProblem, ordersOf } from '../../src/cli/upload/order.ts';
import { GoogleError } from '../../src/google/errors.ts';
import { firstSaid, said } from './said.ts';

const folder = mkdtempSync(join(tmpdir(), 'said-'));
afterAll(() => rmSync(folder, { recursive: true }));
const shown = (text: string) => text.split(folder).join('~');
const of = (error: unknown) => [shown(said(explain(error).words))];
const thrown = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    return of(error);
  }
};
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const google = (status: number, reason: string) => of(new GoogleError('drive.files.get', status, reason, 'Google’s own words'));
const system = (code: string, path?: string) => of(Object.assign(new Error('the system’s own words'), { code, path }));
const named = (name: string, message = 'film.mp4') => of(Object.assign(new Error(message), { name }));
const list = (text: string) =>
  thrown(() => {
    const path = file('lista.csv', text);
    const { faults } = readManifest(path, {});
    if (faults.length > 0) throw manifestFault(path, faults);
  });
const syntax = (code: string, message = "unknown 'x'") => [said(syntaxMessage({ code: `commander.${code}`, message }))];
const problem = (one: ReturnType<typeof fileProblem>) => (one ? [shown(said(one))] : []);

describe('What the command line says of what goes wrong', () => {
  it('is said as ever', () => {
    expect(
      firstSaid({
        busy: () => google(503, 'backendError'),
        exhausted: () => google(403, 'dailyLimitExceeded'),
        lost: () => google(0, 'unknown'),
        unauthorised: () => google(401, 'authError'),
        forbidden: () => google(403, 'forbidden'),
        'not found': () => google(404, 'notFound'),
        stale: () => google(412, 'conditionNotMet'),
        invalid: () => google(400, 'invalid'),
        'the computer': () => [
          ...['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'ENOSPC', 'EIO'].flatMap((code) => system(code, 'film.mp4')),
          ...system('EISDIR'),
        ],
        'a film': () => [...named('ChecksumMismatch'), ...named('FileChanged')],
        'in use': () => named('Error', 'The workspace .delakultur is in use by process 12 on datorn'),
        'nobody foresaw it': () => named('Error', 'oj'),
        'a command line': () => [
          ...['unknownCommand', 'unknownOption', 'missingArgument', 'missingMandatoryOptionValue'].flatMap((code) => syntax(code)),
          ...['optionMissingArgument', 'excessArguments', 'other'].flatMap((code) => syntax(code)),
          ...syntax('unknownCommand', "unknown command 'pla' (Did you mean plan?)"),
          ...syntax('invalidArgument', "option '--port <n>' argument 'x' is invalid"),
        ],
        'films and flags': () => [
          ...thrown(() => ordersOf(['a.mp4', 'b.mp4'], { recording: 'F-1' }, false)),
          ...thrown(() => ordersOf(['a.mp4'], { recording: 'F-1', title: 'A' }, false)),
          ...thrown(() => ordersOf(['a.mp4', 'b.mp4'], { captions: 'a.vtt' }, false)),
          ...thrown(() => ordersOf(['a.mp4'], {}, false)),
        ],
        'a list': () => [
          ...list('Titel\nA\n'),
          ...list('Fil;Titel\n'),
          ...list('Fil;Titel;Titel;Barn i bil\n;A;;\n'),
          ...list(`Fil;Id;Titel\n${folder}/saknas.mp4;F-1;\n.;F-1;\nborta.mp4;F-2;\n`),
        ],
        'a table': () => [
          ...thrown(() => readCsv(folder)),
          ...thrown(() => readCsv(file('tom.csv', ''))),
          ...thrown(() => readCsv(file('citat.csv', 'a;b\n"x;y\n'))),
          ...thrown(() => readCsv(file('lang.csv', 'a;b\nx;y;z\n'))),
          ...thrown(() => readCsv(file('langre.csv', 'a;b\nx;y;z\nx;y;z\nx;y;z\n'))),
        ],
        'a file': () => [
          ...problem(fileProblem(folder, 'film')),
          ...problem(fileProblem(file('tom.mp4', ''), 'film')),
          ...problem(fileProblem(join(folder, 'borta.mp4'), 'film')),
        ],
        captions: () => {
          const read = openCaptions(file('a.srt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n'));
          const large = openCaptions(file('b.vtt', `WEBVTT\n${' '.repeat(5_000_001)}`));
          return ['problem' in large ? said(large.problem) : '', ...('remarks' in read ? read.remarks.map(said) : [])];
        },
        'a saved plan': () => [
          ...thrown(() => readSavedPlan(file('plan.json', '{}'))),
          ...thrown(() => readSavedPlan(file('fel.json', JSON.stringify({ errored: true, hash: '', changes: [], guard: {} })))),
        ],
      }),
    ).toMatchSnapshot();
  });
});
