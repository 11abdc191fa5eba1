import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../src/cli/upload/manifest.ts';
import { wordsOf } from '../../src/messages/cli/render.ts';

describe('A list of films', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'delakultur-list-'));
    for (const name of ['lista', 'annat', 'lista/under']) mkdirSync(join(folder, name));
    for (const name of ['lista/a.mp4', 'lista/under/b.mp4', 'annat/c.mp4', 'listan.mp4']) writeFileSync(join(folder, name), 'film');
    symlinkSync('../annat/c.mp4', join(folder, 'lista/länk.mp4'));
    symlinkSync('under', join(folder, 'lista/inom'));
    spawnSync('mkfifo', [join(folder, 'lista/rör.mp4')]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const faultsOf = (file: string, within?: string): string[] => {
    writeFileSync(join(folder, 'lista/lista.csv'), `Fil;Titel\n${file};Film\n`);
    return readManifest(join(folder, 'lista/lista.csv'), {}, within).faults.map(({ said }) => wordsOf(said).sv);
  };

  it.each(['a.mp4', './under/b.mp4', 'inom/b.mp4'])('names files beneath its own folder: %s', (file) => {
    expect(faultsOf(file)).toEqual([]);
  });

  it.each(['../annat/c.mp4', '../listan.mp4', 'länk.mp4', 'under/../../annat/c.mp4', '/etc/passwd', '/dev/zero'])(
    'names none outside it: %s',
    (file) => {
      expect(faultsOf(file)).toEqual([expect.stringContaining('ligger utanför listans mapp')]);
    },
  );

  it('names a file whichever way a Mac wrote its å', () => {
    writeFileSync(join(folder, 'lista', 'På.mp4'.normalize('NFD')), 'film');
    for (const form of ['NFC', 'NFD']) expect(faultsOf('På.mp4'.normalize(form))).toEqual([]);
  });

  it('may name files of another folder that a person allows', () => {
    expect(faultsOf('../annat/c.mp4', folder)).toEqual([]);
    expect(faultsOf('/etc/passwd', folder)).toEqual([expect.stringContaining('--folder')]);
  });

  it.each(['under', 'rör.mp4'])('names no folder and no pipe: %s', (file) => {
    expect(faultsOf(file)).toEqual([expect.stringContaining('är ingen fil')]);
  });
});
