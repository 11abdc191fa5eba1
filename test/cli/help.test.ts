/** Every word of help, in both languages, held in test/fixtures/help. `UPDATE=1` writes it anew: then read the difference. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { embedded } from '../../src/tools/command-line/embedded.ts';

const folder = join(__dirname, '../fixtures/help');

const commands = [
  [],
  ...['init', 'import', 'export', 'plan', 'apply', 'upload', 'permit', 'why', 'serve', 'status', 'check', 'report', 'year'].map((name) => [
    name,
  ]),
  ...['ask', 'letter', 'grant', 'deny', 'renew', 'withdraw'].map((name) => ['permit', name]),
];

async function said(args: readonly string[]): Promise<string> {
  const parts: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((part) => parts.push(String(part)) > 0);
  try {
    expect(await runCommandLine(args, embedded)).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return parts.join('');
}

it.each(['sv', 'en'])('teaches each command in the words that it always has: %s', async (lang) => {
  const pages: string[] = [];
  for (const command of commands) {
    const line = ['delakultur', ...command, '--help'].join(' ');
    pages.push(`$ ${line}\n${await said([...command, '--help', '--lang', lang])}`);
  }
  const now = pages.join('\n');
  const file = join(folder, `${lang}.txt`);
  if (process.env.UPDATE) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, now);
  }
  expect(now).toBe(readFileSync(file, 'utf8'));
});
