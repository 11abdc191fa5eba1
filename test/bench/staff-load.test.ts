import { rmSync } from 'node:fs';
import { buildAddOn } from '../addon/built-add-on.ts';
import { buildHostFiles } from '../tools/playground/built.ts';
import { times } from '../volume.ts';
import { small } from './municipality.ts';
import { type Load, staffLoad } from './staff-load.ts';

jest.setTimeout(300_000);

describe('The staff page after a mail to everyone', () => {
  const appsScript = buildAddOn();
  const built = buildHostFiles();
  afterAll(() => {
    for (const folder of [appsScript, built]) rmSync(folder, { recursive: true, force: true });
  });
  const load: Load = { size: small, visitors: times(150, 300), minutes: 1, proposals: 2, seed: 1, appsScript, built };

  it('opens for all of them within seconds, with thirty executions for them all, though some propose something', async () => {
    const figures = await staffLoad(load);
    expect(figures.problems).toEqual([]);
    expect(figures).toMatchObject({ errors: 0 });
    // It begins with nothing kept: of a minute's visitors, more wait for that than of ten minutes'.
    expect(figures.p90).toBeLessThanOrEqual(4);
    expect(figures.slowest).toBeLessThanOrEqual(10);
    expect(figures.atOnce).toBeLessThanOrEqual(30);
  });
});
