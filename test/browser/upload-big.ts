/**
 * One very large film through the upload dialog in a real browser: three cut networks, one reload, and what it cost. Run by
 * scripts/upload-big.mjs, not by the tests: it takes minutes and twice the film's size on disk.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openNetwork } from './network.ts';
import { addressOf, pick, row, sentFor } from './upload-page.ts';

const MB = 1_000_000;
const GIB = 2 ** 30;

interface Given {
  gib: number;
  /** The root of the repository. */
  root: string;
  chromium: Parameters<typeof chromium.launch>[0];
}

/** A file whose bytes differ from place to place, written sparsely: a mark in every MiB. */
async function makeFilm(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'w');
  await file.truncate(bytes);
  for (let at = 0; at < bytes; at += 2 ** 20) await file.write(Buffer.from(`stycke ${at} av ${bytes}`), 0, undefined, at);
  await file.close();
  const sum = createHash('md5');
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 22 })) sum.update(piece as Buffer);
  return sum.digest('hex');
}

async function heapOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((one) => one.name === 'JSHeapUsedSize')?.value ?? 0;
  };
}

async function main({ gib, root, chromium: found }: Given): Promise<void> {
  const bytes = Math.round(gib * GIB);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'delakultur-big-')));
  const path = join(folder, 'stor-film-2026-11-10.mp4');
  const trial = spawn(process.execPath, [join(root, 'scripts/trial.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const network = await openNetwork();
  const browser = await chromium.launch(found);
  try {
    const md5 = await makeFilm(path, bytes);
    const { url } = await new Promise<{ url: string }>((resolve) => {
      trial.stdout.once('data', (text: Buffer) => resolve(JSON.parse(text.toString()) as { url: string }));
    });
    const context = await browser.newContext({ proxy: network.proxy, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(await addressOf(url));
    await pick(page, [path]);
    await page.getByLabel('Nej', { exact: true }).check();
    const film = row(page, 'stor-film');
    let heap = await heapOf(page);
    let peak = 0;
    let over = false;
    const watching = (async () => {
      while (!over) {
        peak = Math.max(peak, await heap().catch(() => 0));
        await new Promise((wake) => setTimeout(wake, 200));
      }
    })();
    const begun = Date.now();
    await page.getByRole('button', { name: 'Lägg upp filmen' }).click();
    const cuts = [0.15, 0.2, 0.15].map((share) => Math.round(share * bytes));
    for (const cut of cuts) {
      await network.cutAfter(cut);
      await film.getByText('Nätet försvann').waitFor({ timeout: 120_000 });
      console.log(`cut after ${Math.round(network.sent() / MB)} MB: ${await film.locator('.film-foot > p').textContent()}`);
      network.mend();
      await page.getByRole('button', { name: /^Försök nu/ }).click();
    }
    await page.waitForTimeout(3000);
    await page.reload();
    await film.getByText('Välj filen igen, så').waitFor();
    console.log(`reloaded: ${await film.locator('.film-foot > p').textContent()}`);
    heap = await heapOf(page);
    await film.locator('input[type=file]').setInputFiles(path);
    await film.getByText('Kontrollerar att allt kom fram').waitFor({ timeout: 1_800_000 });
    const sent = Date.now();
    await film.getByText('Uppladdad, kontrollerad').waitFor({ timeout: 1_800_000 });
    const done = Date.now();
    over = true;
    await watching;
    const [there] = (await sentFor(url, 'Stor film')).filter((file) => file.appProperties.dk === 'recording');
    const isSame = there?.md5Checksum === md5 && there.size === String(bytes);
    console.log(
      JSON.stringify({
        bytes,
        secondsToSend: Math.round((sent - begun) / 1000),
        secondsInAll: Math.round((done - begun) / 1000),
        sentTwiceMb: Math.round((network.sent() - bytes) / MB),
        heapPeakMb: Math.round(peak / MB),
        isSame,
      }),
    );
    if (!isSame) process.exitCode = 1;
  } finally {
    await browser.close();
    network.end();
    trial.stdin.end();
    await rm(folder, { recursive: true, force: true });
  }
}

void main(JSON.parse(process.argv[2] ?? '') as Given);
