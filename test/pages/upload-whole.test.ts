/** A file's whole way from a page, over as many sessions as it takes. */
import type { Ports, Reply } from '../../src/pages/upload/engine.ts';
import { type Sending, sendWhole } from '../../src/pages/upload/whole.ts';

const reply = (status: number, body = ''): Reply => ({ status, header: () => undefined, body });

/** Each answer is for one request; the last is given again and again. `Error`: no answer. */
function way(answers: (Reply | Error)[], more: Partial<Sending> = {}) {
  const used: string[] = [];
  const ports = (session: string): Ports => ({
    async send() {
      used.push(session);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer || answer instanceof Error) throw answer;
      return answer;
    },
    ask: async () => ({ kept: 0 }),
    now: () => 0,
    random: () => 0,
    pause: async () => {},
  });
  const file = { size: 3, slice: () => file };
  const { signal } = new AbortController();
  const sending: Sending = { file, ports, hash: async () => 'summan', tell: () => {}, signal, ...more };
  return { used, sending };
}

const sessions = () => {
  let next = 2;
  return async () => `session ${next++}`;
};
const done = reply(200, '{"id":"f"}');

describe('a file from a page', () => {
  it('begins another session where one is gone, and its checksum is there when it has come', async () => {
    const { used, sending } = way([reply(404), reply(410), done], { again: sessions() });
    const came = await sendWhole(sending, 'session 1');
    expect(came.kind === 'sent' && (await came.md5())).toBe('summan');
    expect(used).toEqual(['session 1', 'session 2', 'session 3']);
  });

  it('is given up after four sessions, and at once where none may be begun anew', async () => {
    const { used, sending } = way([reply(404)], { again: sessions() });
    expect(await sendWhole(sending, 'session 1')).toEqual({ kind: 'over' });
    expect(used).toHaveLength(4);
    const alone = way([reply(404)]);
    expect(await sendWhole(alone.sending, 'session 1')).toEqual({ kind: 'over' });
    expect(alone.used).toHaveLength(1);
  });

  it('does not begin anew what Drive will not have', async () => {
    const { used, sending } = way([reply(403, '{"error":{"errors":[{"reason":"storageQuotaExceeded"}]}}')], { again: sessions() });
    expect(await sendWhole(sending, 'session 1')).toMatchObject({ kind: 'refused', status: 403, reason: 'storageQuotaExceeded' });
    expect(used).toHaveLength(1);
  });

  it('is waited for as long as there is patience, where nobody sees how it goes', async () => {
    const { used, sending } = way([new Error('away')], { again: sessions(), patience: 4 });
    expect(await sendWhole(sending, 'session 1')).toEqual({ kind: 'lost' });
    expect(used).toHaveLength(4);
  });

  it('tells that it can’t be read only when its checksum is asked for', async () => {
    const { sending } = way([done], { hash: () => Promise.reject(new Error('oläslig')) });
    const came = await sendWhole(sending, 'session 1');
    await expect(came.kind === 'sent' && came.md5()).rejects.toThrow('oläslig');
  });
});
