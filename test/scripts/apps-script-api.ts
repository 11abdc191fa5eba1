/**
 * A stand-in for the Apps Script API, as far as clasp uses it, and a way for a process to take it for Google: a module
 * that, required first, sends every HTTPS request here. Paths and fields are Google's (script.v1).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AppsScript {
  /** 'POST script.googleapis.com/v1/projects', in their order. */
  requests: string[];
  /** What was pushed last: file name → text. */
  content: Map<string, string>;
  /** Deployment id → its version; the HEAD deployment has none. */
  deployments: Map<string, number | undefined>;
  /** Refuses, as Google does until an account has turned its API on. */
  off: boolean;
  /** What a process that takes this for Google needs in its environment. */
  env: Record<string, string>;
  close(): void;
}

const SCRIPT_ID = 'script-1';

export async function openAppsScript(email: string): Promise<AppsScript> {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-clasp-'));
  const versions: number[] = [];
  const there: AppsScript = { requests: [], content: new Map(), deployments: new Map([['head', undefined]]), off: false, env: {}, close };
  const deploymentOf = (id: string) => ({
    deploymentId: id,
    deploymentConfig: { scriptId: SCRIPT_ID, manifestFileName: 'appsscript', versionNumber: there.deployments.get(id) },
  });
  const deploy = (id: string, version: number) => {
    there.deployments.set(id, version);
    return deploymentOf(id);
  };
  const answers: [RegExp, (body: never, id: string) => unknown][] = [
    [/^GET www\.googleapis\.com\/oauth2\/v2\/userinfo/, () => ({ email, id: '1' })],
    [/^POST .*\/v1\/projects$/, () => ({ scriptId: SCRIPT_ID, title: 'Delakultur' })],
    [
      /^GET .*\/content/,
      () => ({ scriptId: SCRIPT_ID, files: [{ name: 'appsscript', type: 'JSON', source: '{"timeZone":"America/New_York"}' }] }),
    ],
    [
      /^PUT .*\/content$/,
      ({ files }: { files: { name: string; source: string }[] }) => {
        there.content = new Map(files.map(({ name, source }) => [name, source]));
        return { scriptId: SCRIPT_ID, files };
      },
    ],
    [
      /^POST .*\/versions$/,
      () => {
        versions.push(versions.length + 1);
        return { scriptId: SCRIPT_ID, versionNumber: versions.length };
      },
    ],
    [/^GET .*\/deployments/, () => ({ deployments: [...there.deployments.keys()].map(deploymentOf) })],
    [/^POST .*\/deployments$/, ({ versionNumber }: { versionNumber: number }) => deploy(`made-${there.deployments.size}`, versionNumber)],
    [
      /^PUT .*\/deployments\/([\w-]+)$/,
      ({ deploymentConfig }: { deploymentConfig: { versionNumber: number } }, id) => deploy(id, deploymentConfig.versionNumber),
    ],
  ];

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    // The path begins with the host that was meant.
    const named = `${request.method} ${request.url?.slice(1)}`;
    there.requests.push(named.replace(/\?.*/, ''));
    const [pattern, answer] = answers.find(([one]) => one.test(named)) ?? [];
    const refusal = !answer
      ? { code: 404, message: `No answer to ${named}.`, status: 'NOT_FOUND' }
      : there.off && named.includes('script.googleapis.com')
        ? {
            code: 403,
            message:
              'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.',
            status: 'PERMISSION_DENIED',
          }
        : undefined;
    response.writeHead(refusal?.code ?? 200, { 'content-type': 'application/json' });
    const body = text === '' ? {} : JSON.parse(text);
    response.end(JSON.stringify(refusal ? { error: refusal } : answer?.(body as never, pattern?.exec(named)?.[1] ?? '')));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  function close(): void {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }

  const redirect = join(folder, 'redirect.cjs');
  writeFileSync(
    redirect,
    `const http = require('node:http');
    require('node:https').request = (address, options, then) => {
      const { host, pathname, search } = new URL(address);
      const path = '/' + host + pathname + search;
      return http.request('http://127.0.0.1:${port}', { ...options, path, agent: undefined }, then);
    };`,
  );
  const signedIn = join(folder, 'signed-in.json');
  const token = { client_id: 'c', client_secret: 's', type: 'authorized_user', refresh_token: 'r', access_token: 'a' };
  writeFileSync(signedIn, JSON.stringify({ tokens: { default: { ...token, expiry_date: 32_503_680_000_000 } } }));
  there.env = { NODE_OPTIONS: `--require ${redirect}`, clasp_config_auth: signedIn };
  return there;
}
