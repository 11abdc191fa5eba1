// The sample workspace that tests and the pictures of the documentation are made in.
import { spawnSync } from 'node:child_process';

/** A Monday in term: the sample's dates are relative to it. */
export const trialDay = '2026-11-16T08:40:00+01:00';
const settings = ['--domain', 'delaby.example', '--coordinator', 'maryam.lindqvist@delaby.example', '--sample', '--seed', '1'];

/** Makes the sample workspace in `folder` with the built command line `cli`; with `most`, so many people at a unit. Throws with its words. */
export const makeSample = (cli, folder, most = '') => {
  const made = spawnSync(process.execPath, [cli, 'init', ...settings, '--workspace', folder, '--now', trialDay], {
    encoding: 'utf8',
    env: { ...process.env, DELAKULTUR_SAMPLE_MOST: most },
  });
  if (made.status !== 0) throw new Error(made.stderr || `init ended with ${made.status ?? made.signal}`);
};
