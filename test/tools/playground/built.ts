// The host's own files, as the product's build makes them, for tests that start scripts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHost, type Execution, type Host, type HostOptions } from '../../../src/tools/script-host/host.ts';
import { copyPrepared } from '../../prepared.ts';

/** A folder with worker.js and realm.js; the caller removes it. */
export function buildHostFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'script-host-'));
  copyPrepared('local', folder);
  return folder;
}

export const samples = resolve('test/fixtures/script');

/** Hosts for one test file: built once, closed at its end. */
export function hosts(): (options?: Partial<HostOptions>) => Host {
  let built = '';
  const made: Host[] = [];
  // Threads start slowly on a busy machine.
  jest.setTimeout(30_000);
  beforeAll(() => {
    built = buildHostFiles();
  });
  afterAll(async () => {
    await Promise.all(made.map((host) => host.close()));
    rmSync(built, { recursive: true });
  });
  return (options = {}) => {
    const host = createHost({ folder: join(samples, 'sample'), built, rootUrl: 'http://127.0.0.1:9', ...options });
    made.push(host);
    return host;
  };
}

/** What an execution returned; its error is the test's. */
export async function resultOf(execution: Promise<Execution>): Promise<unknown> {
  const done = await execution;
  if (!done.ok) throw new Error(`${done.error.name}: ${done.error.message}\n${done.error.stack}`);
  return done.value;
}

/** The message that an execution failed with. */
export async function failureOf(execution: Promise<Execution>): Promise<string> {
  const done = await execution;
  if (done.ok) throw new Error(`It returned ${JSON.stringify(done.value)} instead of failing.`);
  return done.error.message;
}
