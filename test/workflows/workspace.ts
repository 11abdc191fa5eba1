/** An embedded workspace for tests of programs. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Call, Program } from '../../src/google/call.ts';
import { call, runSync } from '../../src/google/call.ts';
import type { DriveFile, SheetRequest } from '../../src/google/types.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import type { Emulator, EmulatorOptions } from '../../src/tools/workspace/core/emulator.ts';
import { createEmulator } from '../../src/tools/workspace/core/emulator.ts';
import type { Snapshot } from '../../src/tools/workspace/core/records.ts';
import type { WorkspaceRef } from '../../src/workflows/read/marked.ts';
import type { NewWorkspace } from '../../src/workflows/setup/init.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';
import { againstDiscovery, documents } from '../contract/discovery.ts';

export const MARYAM = 'maryam.lindqvist@delaby.example';
export const JOHAN = 'johan.akesson@delaby.example';
export const NOW = Date.parse('2026-11-16T08:00:00Z');

export const wanted: NewWorkspace = {
  domain: 'delaby.example',
  coordinator: MARYAM,
  municipality: 'Delaby kommun',
  customerId: 'C00000000',
  workspaceId: 'ws-1',
  schoolYear: '2026/2027',
  language: 'sv',
  timeZone: 'Europe/Stockholm',
};

/** Every request and answer is held against Google's descriptions, where those are at hand. */
export function open(options: EmulatorOptions = {}): Emulator {
  const emulator = createEmulator({ now: () => NOW, domains: ['delaby.example'], ...options });
  if (Object.keys(documents).length > 0) emulator.handle = againstDiscovery(emulator.handle);
  return emulator;
}

/** Runs a program as an account, without sleeping. */
export function run<T>(emulator: Emulator, program: Program<T>, actor = MARYAM): T {
  return runSync(program, embeddedSync(emulator, actor, { wait: () => {} }));
}

/** Runs a program and tells what it sent: one list of method ids a send. */
export function runCounting<T>(
  emulator: Emulator,
  program: Program<T>,
  actor = MARYAM,
): { result: T; sends: string[][]; requests: number } {
  const sends: string[][] = [];
  let requests = 0;
  const driver = embeddedSync(emulator, actor, { wait: () => {}, onRequest: () => requests++ });
  const send = (calls: readonly Call[]) => {
    sends.push(calls.map(({ method }) => method));
    return driver.send(calls);
  };
  const result = runSync(program, { ...driver, send });
  return { result, sends, requests };
}

interface Kept {
  readonly made: unknown;
  readonly state: Snapshot;
  /** The bytes of its films, by the names that the store gave them. */
  readonly bytes: ReadonlyMap<string, Buffer>;
}
const kept = new Map<string, Kept>();

/**
 * A workspace in which `make` has been done: really done for the first that asks in a test file, and given back as it was then
 * to the others. `what` tells one way of making from another.
 */
export function once<T>(options: EmulatorOptions, what: string, make: (emulator: Emulator) => T): { emulator: Emulator; made: T } {
  const emulator = open(options);
  const { store } = emulator;
  const { now, ...plain } = options;
  const { faults, traffic, dir, limits } = options;
  if (faults ?? traffic ?? dir ?? limits) return { emulator, made: make(emulator) };
  const key = JSON.stringify([what, plain, emulator.now()]);
  const known = kept.get(key);
  if (known) {
    store.restore(known.state);
    for (const [blob, bytes] of known.bytes) writeFileSync(store.blobPath(blob), bytes);
    return { emulator, made: known.made as T };
  }
  const made = make(emulator);
  const films = [...store.entries<{ content?: { blob: string; size: number } }>('drive.file')].flatMap(([, { content }]) =>
    content && content.size > 0 ? [content.blob] : [],
  );
  const bytes = new Map(films.map((blob) => [blob, readFileSync(store.blobPath(blob))]));
  kept.set(key, { made, state: store.snapshot(), bytes });
  return { emulator, made };
}

export function begin(options: EmulatorOptions = {}): { emulator: Emulator; ref: WorkspaceRef } {
  const { emulator, made } = once(options, 'new', (one) => run(one, initWorkspace(wanted)));
  return { emulator, ref: made };
}

/** Everything marked as the product's own. */
export function marked(emulator: Emulator): DriveFile[] {
  const q = ['root', 'waiting', 'workbook'].map((kind) => `appProperties has { key='dk' and value='${kind}' }`).join(' or ');
  return (
    run(
      emulator,
      call('drive.files.list', { q, fields: 'files(id,name,mimeType,parents,appProperties,trashed,permissions(role,emailAddress))' }),
    ).files ?? []
  );
}

/** What people do by hand in Sheets. */
export function edit(emulator: Emulator, spreadsheetId: string, requests: SheetRequest[], actor = MARYAM): void {
  run(emulator, call('sheets.spreadsheets.batchUpdate', { spreadsheetId, requestBody: { requests } }), actor);
}

/** A range's values, unformatted. */
export function values(emulator: Emulator, spreadsheetId: string, range: string): unknown[][] {
  const answer = run(
    emulator,
    call('sheets.spreadsheets.values.batchGet', { spreadsheetId, ranges: [range], valueRenderOption: 'UNFORMATTED_VALUE' }),
  );
  return answer.valueRanges?.[0]?.values ?? [];
}

/** Types values into cells. */
export function type(emulator: Emulator, spreadsheetId: string, range: string, cells: (string | number)[][], actor = MARYAM): void {
  const requestBody = { valueInputOption: 'RAW' as const, data: [{ range, values: cells }] };
  run(emulator, call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId, requestBody }), actor);
}
