import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendar } from '../../src/tools/workspace/calendar/calendar.ts';
import { drive } from '../../src/tools/workspace/drive/drive.ts';
import { cloudIdentity } from '../../src/tools/workspace/groups/groups.ts';
import { gmail } from '../../src/tools/workspace/mail/gmail.ts';
import { scopesOf, shortScope } from '../../src/tools/workspace/oauth/scopes.ts';
import { sheets } from '../../src/tools/workspace/sheets/sheets.ts';
import { describeWithDiscovery, documents, methodsOf } from './discovery.ts';

const ids = [...new Set([drive, sheets, calendar, cloudIdentity, gmail].flatMap(({ routes }) => routes.map(({ id }) => id)))].sort();
const FILE = join(__dirname, '../../src/tools/workspace/oauth/method-scopes.ts');

it('are known of every method that the embedded workspace has', () => {
  for (const id of ids) expect(scopesOf(id).length).toBeGreaterThan(0);
});

describeWithDiscovery('the scopes of methods', () => {
  it('are those of Google’s discovery documents', () => {
    // Gmail's document is not among them; these are of its reference.
    const taken = new Map([['gmail.users.messages.send', ['https://mail.google.com/', 'gmail.compose', 'gmail.modify', 'gmail.send']]]);
    for (const method of Object.values(documents).flatMap(methodsOf)) taken.set(method.id, (method.scopes ?? []).map(shortScope));
    const lines = new Map<string, string[]>();
    for (const id of ids) {
      const scopes = [...(taken.get(id) ?? [])].sort().join(' ');
      lines.set(scopes, [...(lines.get(scopes) ?? []), id]);
    }
    const table = [...lines].map(([scopes, methods]) => `${scopes}: ${methods.join(' ')}\n`).join('');
    const text = `/** Which scopes each method takes, any of them, by Google's discovery documents. Written by test/contract/scopes.test.ts. */\nexport const METHOD_SCOPES = \`\n${table}\`;\n`;
    if (process.env.UPDATE) writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });
});
