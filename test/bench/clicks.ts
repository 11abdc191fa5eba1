/** What a click costs at the script's host: HTTP requests, how many of them read Sheets, whole plans, and modelled time. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Do, Problem, Read } from '../../src/contract/api.ts';
import type { StaffRead } from '../../src/contract/staff.ts';
import { createHost } from '../../src/tools/script-host/host.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { build, NOW, OPERATOR, person, type Size } from './municipality.ts';
import { atMost, type Row, row, type Target } from './row.ts';
import { applied } from './sharing.ts';

/** Where the product was built for this run. */
export interface Built {
  /** The folder that clasp would push. */
  appsScript: string;
  /** The folder with the host's own files. */
  local: string;
}

interface Cost {
  requests: number;
  sheetsReads: number;
  plans: number;
  seconds: number;
}

type Call = readonly ['uiRead', Read, true?] | readonly ['uiDo', Do] | readonly ['staffRead', StaffRead];

/** The script's names are kept: a line in this function of a copy tells of each whole plan. */
const PLANS = /function planOf\([^)]*\) \{/;
const PLANNED = 'a whole plan';

export async function clickRows({ appsScript, local }: Built, size: Size): Promise<Row[]> {
  const where = build(size);
  applied(where);
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-clicks-'));
  cpSync(appsScript, folder, { recursive: true });
  const code = readFileSync(join(folder, 'Code.js'), 'utf8');
  if (!PLANS.test(code)) throw new Error('Code.js has no function planOf: whole plans can’t be counted.');
  writeFileSync(
    join(folder, 'Code.js'),
    code.replace(PLANS, (begins) => `${begins} console.log(${JSON.stringify(PLANNED)});`),
  );
  const server = await serve(where.emulator, { port: 0 });
  const host = createHost({ folder, built: local, rootUrl: `http://127.0.0.1:${server.port}`, deployer: OPERATOR, now: () => NOW });
  const container = { spreadsheetId: where.ref.spreadsheetId };

  async function one([fn, asked, ...fresh]: Call): Promise<Cost> {
    const page = fn === 'staffRead' ? ({ from: 'webapp', user: person(1) } as const) : ({ from: 'editor', user: OPERATOR } as const);
    const begun = where.traffic.now();
    const done = await host.handleRun(
      { fn, args: [asked, ...fresh], page },
      fn === 'staffRead' ? { locale: 'sv' } : { container, locale: 'sv' },
    );
    const { urlFetches, logs } = done.effects;
    const wrong = done.ok ? (done.value as Partial<Problem> | null)?.problem : done.error;
    if (wrong) throw new Error(`${fn} ${asked.kind}: ${JSON.stringify(wrong)}`);
    return {
      requests: urlFetches.length,
      sheetsReads: urlFetches.filter(({ method, url }) => /sheets\.googleapis/.test(url) && isRead(method, url)).length,
      plans: logs.filter(({ text }) => text === PLANNED).length,
      seconds: (where.traffic.now() - begun) / 1000,
    };
  }

  async function cost(calls: readonly Call[]): Promise<Cost> {
    where.traffic.pass(120_000);
    const sum = { requests: 0, sheetsReads: 0, plans: 0, seconds: 0 };
    for (const call of calls) {
      const found = await one(call);
      for (const key of Object.keys(sum) as (keyof Cost)[]) sum[key] += found[key];
    }
    return sum;
  }

  try {
    const overview: Call = ['uiRead', { kind: 'overview' }, true];
    const again: Call = ['uiRead', { kind: 'overview' }];
    await one(overview); // An account's first look also asks whether it has other workspaces.
    const open = await cost([overview]);
    const unit: Call = ['uiRead', { kind: 'unit', id: 'e006' }];
    const replace = { kind: 'replace', unit: 'e006', out: '', in: person(5), date: '2026-11-16' } as const;
    const appoint = await cost([
      unit,
      ['uiRead', { kind: 'whatIf', edits: [replace] }],
      ['uiDo', { kind: 'edit', edits: [replace] }],
      again,
      unit,
    ]);
    const permit: Call = ['uiRead', { kind: 'permit', id: 'M-3' }];
    const answer = { kind: 'renew', permits: ['M-3'], to: '2027-12-31', evidence: 'Mejl 2026-11-16' } as const;
    const save = await cost([permit, ['uiDo', { kind: 'edit', edits: [answer] }], again, permit]);
    const staff = await cost([['staffRead', { kind: 'catalogue' }]]);
    return [
      ...rows('Open the sidebar', open, { requests: atMost(6, 'requests'), seconds: atMost(1.5, 's') }),
      ...rows('Appoint', appoint, {
        requests: atMost(12, 'requests'),
        sheetsReads: atMost(4, 'reads'),
        plans: atMost(2, 'plans'),
      }),
      ...rows('Save an answer', save, {}),
      ...rows('Open the staff page', staff, {}),
    ];
  } finally {
    await host.close();
    await server.close();
    where.emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const UNITS = { requests: 'requests', sheetsReads: 'reads', plans: 'plans', seconds: 's' } as const;
const WORDS = { requests: 'requests', sheetsReads: 'reads of Sheets', plans: 'whole plans', seconds: 'modelled time' } as const;

const rows = (name: string, cost: Cost, targets: { [K in keyof Cost]?: Target }): Row[] =>
  (Object.keys(UNITS) as (keyof Cost)[]).map((key) => row(`${name}: ${WORDS[key]}`, UNITS[key], { ours: cost[key] }, targets[key]));

/** Sheets is asked for ranges with GET, and for metadata and the like with POST. */
const isRead = (method: string, url: string): boolean =>
  method.toUpperCase() === 'GET' || /:(search|batchGetByDataFilter|getByDataFilter)\b/.test(url);
