import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { anna, bo, describeWith, openWorkspace, output, type Workspace } from './workspace.ts';

describeWith(
  'curl',
  ['--version'],
  'curl',
)('curl', () => {
  let workspace: Workspace;
  const film = randomBytes(700_000);
  beforeAll(async () => {
    workspace = await openWorkspace();
    writeFileSync(file('film.mp4'), film);
  });
  afterAll(() => workspace.close());

  const file = (name: string) => path.join(workspace.folder, name);
  const curl = (who: string, url: string, ...args: string[]) =>
    output('curl', '-sS', '-H', `Authorization: Bearer local:${who}`, ...args, url.startsWith('http') ? url : workspace.rootUrl + url);
  const json = async (...args: Parameters<typeof curl>) => JSON.parse(await curl(...args));
  const send = (verb: string, body: unknown) => ['-X', verb, '-H', 'Content-Type: application/json', '-d', JSON.stringify(body)];
  const status = async (...args: Parameters<typeof curl>) =>
    Number(await curl(args[0], args[1], '-o', file('answer'), '-w', '%{http_code}', ...args.slice(2)));

  async function begin(name: string): Promise<string> {
    const head = await curl(
      anna,
      '/upload/drive/v3/files?uploadType=resumable',
      ...['-D', '-', '-H', 'X-Upload-Content-Type: video/mp4', '-H', `X-Upload-Content-Length: ${film.length}`],
      ...send('POST', { name }),
    );
    return /^location: (\S+)/im.exec(head)?.[1] ?? '';
  }

  it('uploads a film, downloads it and a stretch of it', async () => {
    const { id } = await json(anna, await begin('hel.mp4'), '-T', file('film.mp4'));
    await curl(anna, `/drive/v3/files/${id}?alt=media`, '-o', file('back.mp4'));
    expect(readFileSync(file('back.mp4')).equals(film)).toBe(true);
    await curl(anna, `/drive/v3/files/${id}?alt=media`, '-o', file('stretch'), '-r', '100-199');
    expect(readFileSync(file('stretch')).equals(film.subarray(100, 200))).toBe(true);
  });

  it('goes on with an upload that was broken off', async () => {
    const session = await begin('avbruten.mp4');
    const broken = curl(anna, session, '-T', file('film.mp4'), '--limit-rate', '300k', '--max-time', '1');
    await expect(broken).rejects.toMatchObject({ code: 28 });
    const ask = ['-X', 'PUT', '-D', '-', '-H', `Content-Range: bytes */${film.length}`, '-H', 'Content-Length: 0'];
    const range = /^range: bytes=0-(\d+)/im;
    let answer = await curl(anna, session, ...ask);
    for (let tries = 0; tries < 50 && !range.test(answer); tries++) answer = await curl(anna, session, ...ask);
    expect(answer).toMatch(/^HTTP\/1.1 308/);
    const next = Number(range.exec(answer)?.[1]) + 1;
    expect(next).toBeGreaterThan(0);
    expect(next).toBeLessThan(film.length);
    writeFileSync(file('rest'), film.subarray(next));
    const done = await json(
      anna,
      `${session}&fields=size`,
      ...['-X', 'PUT', '--data-binary', `@${file('rest')}`, '-H', 'Content-Type: video/mp4'],
      ...['-H', `Content-Range: bytes ${next}-${film.length - 1}/${film.length}`],
    );
    expect(done).toMatchObject({ size: String(film.length) });
  });

  it('shares an item with one person, and no other sees it', async () => {
    const { id } = await json(anna, '/drive/v3/files', ...send('POST', { name: 'Rum', mimeType: 'application/vnd.google-apps.folder' }));
    expect(await status(bo, `/drive/v3/files/${id}`)).toBe(404);
    const permission = { type: 'user', role: 'reader', emailAddress: bo };
    expect(await status(anna, `/drive/v3/files/${id}/permissions?sendNotificationEmail=false`, ...send('POST', permission))).toBe(200);
    expect(await json(bo, `/drive/v3/files/${id}?fields=name`)).toEqual({ name: 'Rum' });
    expect(await status('cilla@skola.example', `/drive/v3/files/${id}`)).toBe(404);
  });

  it('writes and reads cells', async () => {
    const { spreadsheetId } = await json(
      anna,
      '/v4/spreadsheets',
      ...send('POST', { properties: { title: 'Bok' }, sheets: [{ properties: { title: 'Rum' } }] }),
    );
    const values = [['Rosen', 3, '=1+2']];
    await curl(anna, `/v4/spreadsheets/${spreadsheetId}/values/Rum!A1?valueInputOption=RAW`, ...send('PUT', { values }));
    expect((await json(anna, `/v4/spreadsheets/${spreadsheetId}/values/Rum!A1:C1?valueRenderOption=UNFORMATTED_VALUE`)).values).toEqual(
      values,
    );
  });

  it('sends a batch written by hand, with bare line ends', async () => {
    const parts = ['a', 'b'].map(
      (id) => `--x\nContent-Type: application/http\nContent-ID: <${id}>\n\nGET /drive/v3/files/root?fields=mimeType\n\n`,
    );
    writeFileSync(file('batch'), `${parts.join('')}--x--\n`);
    const answer = await curl(
      anna,
      '/batch/drive/v3',
      '-H',
      'Content-Type: multipart/mixed; boundary=x',
      '--data-binary',
      `@${file('batch')}`,
    );
    expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(2);
    expect(answer).toMatch(/response-a[\s\S]+google-apps.folder[\s\S]+response-b/);
  });

  it('is told what it asked wrongly', async () => {
    const error = async (...args: Parameters<typeof curl>) => (await json(...args)).error;
    expect(await output('curl', '-sS', `${workspace.rootUrl}/drive/v3/files`)).toContain('"code":401');
    expect(await error(anna, '/drive/v3/files/saknas')).toMatchObject({ code: 404, errors: [{ reason: 'notFound' }] });
    expect(await error(anna, '/v4/spreadsheets/saknas')).toMatchObject({ code: 404, status: 'NOT_FOUND' });
  });
});
