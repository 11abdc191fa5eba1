// A process of its own for the tests that end one by force. Arguments: what to do, and the workspace folder.
import { writeSync } from 'node:fs';
import { createCore } from '../../../../src/tools/workspace/core/core.ts';
import { openOwned } from '../../../../src/tools/workspace/core/owner.ts';
import { serve } from '../../../../src/tools/workspace/http/serve.ts';
import { notes } from './fixture.ts';

const [what, dir = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

async function run() {
  if (what === 'write') {
    // Writes for ever, and tells each id once it has been answered.
    const core = createCore([notes], { dir });
    for (let i = 0; ; i++) {
      const body = JSON.stringify({ name: `note ${i} ${'å'.repeat(200)}` });
      const answer = core.handle({
        method: 'POST',
        url: '/drive/v3/files',
        headers: { authorization: 'Bearer local:anna@exempel.se' },
        body: { text: body },
      });
      say(JSON.parse(answer.body as string).id);
    }
  }
  const opened = await openOwned(dir, 200);
  if (what === 'own') {
    say(opened.kind);
    setInterval(() => {}, 1000);
  } else if (what === 'compete') {
    // Holds the folder for a moment, and tells when it had it.
    const from = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    say(`${opened.kind} ${from} ${Date.now()}`);
    if (opened.kind === 'owner') opened.release();
  } else if (what === 'serve' && opened.kind === 'owner') {
    const { port } = await serve(createCore([notes], { dir }), { port: 0 });
    opened.announce(port, '2026-09-01T08:00:00Z');
    say(String(port));
  }
}
void run();
