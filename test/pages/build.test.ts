import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { approved, waiting } from '../../src/pages/kit/storage.ts';

const root = resolve(__dirname, '..', '..');

describe('the built pages', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-ui-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const module = JSON.stringify(pathToFileURL(join(root, 'scripts/build-pages.mjs')).href);
  execFileSync(process.execPath, [
    '--input-type=module',
    '-e',
    `import { buildPages } from ${module}; await buildPages(${JSON.stringify(folder)});`,
  ]);
  const pages = readdirSync(folder).map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') }));

  it('are four files, each at most 66 kB when compressed', () => {
    expect(pages.map(({ name }) => name).sort()).toEqual(['plan.html', 'sidebar.html', 'staff.html', 'upload.html']);
    for (const { html } of pages) expect(gzipSync(html).length).toBeLessThan(66 * 1024);
  });

  it('ask the network for nothing but where films are sent, and hold one script that nothing in it ends', () => {
    for (const { name, html } of pages) {
      expect(html).not.toMatch(/<(link|img|iframe)\b|<(script|source|video|audio|input)\b[^<>]*\bsrc=|@import|url\(/);
      // Films and captions go from the browser straight to Drive.
      expect([name, /\bfetch\(|XMLHttpRequest/.test(html)]).toEqual([name, name !== 'plan.html']);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html.match(/<\/script/g)).toHaveLength(1);
    }
  });

  it('hold no scriptlet that a template would run', () => {
    for (const { html } of pages) expect(html).not.toMatch(/<\?/);
  });

  it('do not carry the workbook’s whole definition for the sake of one function', () => {
    for (const { html } of pages) expect(html.includes('Samtycke t.o.m.')).toBe(false); // A column's header.
  });
});

describe('the number typed beside a stop', () => {
  it('is handed to the plan dialog once', () => {
    approved.keep(61, 1000);
    expect(approved.take(2000)).toBe(61);
    expect(approved.take(2000)).toBeUndefined();
  });

  it('hands over how many changes wait for a minute, and no longer', () => {
    waiting.keep(3, 1000);
    expect(waiting.take(61_001)).toBeUndefined();
    waiting.keep(3, 1000);
    expect(waiting.take(2000)).toBe(3);
  });

  it('is forgotten after ten minutes', () => {
    approved.keep(61, 1000);
    expect(approved.take(1000 + 600_000)).toBeUndefined();
  });
});
