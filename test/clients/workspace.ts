import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator, type Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { againstDiscovery } from '../contract/discovery.ts';

export const anna = 'anna@skola.example';
export const bo = 'bo@skola.example';

export interface Workspace {
  emulator: Emulator;
  rootUrl: string;
  /** A folder for the test's own files. */
  folder: string;
  close(): Promise<void>;
}

/** An embedded workspace on a free port, whose traffic is held against Google's discovery documents: some clients send what these lack. */
export async function openWorkspace({ asDocumented = true } = {}): Promise<Workspace> {
  const emulator = createEmulator({ domains: ['skola.example'], customerId: 'C0skola' });
  if (asDocumented) emulator.handle = againstDiscovery(emulator.handle);
  const server = await serve(emulator, { port: 0 });
  const folder = mkdtempSync(path.join(tmpdir(), 'delakultur-client-'));
  return {
    emulator,
    rootUrl: `http://127.0.0.1:${server.port}`,
    folder,
    async close() {
      await server.close();
      emulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const started = promisify(execFile);

/** Runs a program beside the test, whose server must go on answering; its standard output, once it has ended well. */
export async function output(program: string, ...args: string[]): Promise<string> {
  return (await started(program, args, { encoding: 'utf8' })).stdout;
}

/** `describe` where the program answers, else a skipped one that says why. */
export function describeWith(program: string, args: string[], needed: string): typeof describe {
  if (spawnSync(program, args).status === 0) return describe;
  return ((name: string, body: () => void) => describe.skip(`${name} (skipped: ${needed} is not installed)`, body)) as typeof describe;
}
