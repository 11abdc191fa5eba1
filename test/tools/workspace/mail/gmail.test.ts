import { googleLimits } from '../../../../src/tools/workspace/core/limits.ts';
import { memoryStore } from '../../../../src/tools/workspace/core/store.ts';
import { createRouter } from '../../../../src/tools/workspace/http/router.ts';
import { gmail } from '../../../../src/tools/workspace/mail/gmail.ts';
import { mailbox } from '../../../../src/tools/workspace/mail/mailbox.ts';

const anna = 'anna.ek@skola.se';

function workspace() {
  const store = memoryStore();
  const now = Date.parse('2026-08-17T08:00:00Z');
  const route = createRouter({ store, services: [gmail], now: () => now, limits: googleLimits });
  const send = (text: string, user = 'me') => {
    const headers = { authorization: `Bearer local:${anna}`, 'content-type': 'application/json' };
    const body = { text: JSON.stringify({ raw: Buffer.from(text, 'utf8').toString('base64url') }) };
    const response = route({ method: 'POST', url: `/gmail/v1/users/${user}/messages/send`, headers, body });
    return { status: response.status, body: JSON.parse(String(response.body)) };
  };
  return { send, mail: () => mailbox(store) };
}

describe('sending a message', () => {
  it('lays one entry a recipient in the mailbox, with the subject and body decoded', () => {
    const { send, mail } = workspace();
    const subject = `=?UTF-8?B?${Buffer.from('Du är med i nätverket').toString('base64')}?=`;
    const head = [
      `To: "Ek, Bo" <bo@skola.se>, cia@skola.se`,
      'Cc: bo@skola.se',
      'Bcc: dan@annan.se',
      `Subject: ${subject}`,
      'MIME-Version: 1.0',
    ];
    const text = [
      ...head,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'V=C3=A4lkommen=',
      '!',
    ];
    const answer = send(text.join('\r\n'));
    expect(answer).toMatchObject({ status: 200, body: { labelIds: ['SENT'], id: expect.any(String), threadId: expect.any(String) } });
    expect(mail().map(({ to }) => to)).toEqual(['bo@skola.se', 'cia@skola.se', 'dan@annan.se']);
    expect(mail()[0]).toEqual({
      at: '2026-08-17T08:00:00.000Z',
      to: 'bo@skola.se',
      kind: 'message',
      subject: 'Du är med i nätverket',
      body: 'Välkommen!',
      event: null,
    });
  });

  it('takes the plain part of a message in several parts, with bare line feeds', () => {
    const { send, mail } = workspace();
    const html = Buffer.from('<p>Hej då</p>').toString('base64');
    const plain = Buffer.from('Hej då').toString('base64');
    const part = (type: string, content: string) =>
      `--x\nContent-Type: ${type}; charset="UTF-8"\nContent-Transfer-Encoding: base64\n\n${content}\n`;
    const subject = 'Subject: =?iso-8859-1?Q?F=F6rel=E4sning_?=\n =?iso-8859-1?Q?i_=E5r?=';
    const type = 'Content-Type: multipart/alternative; boundary="x"';
    send(`To: bo@skola.se\n${subject}\n${type}\n\n${part('text/html', html)}${part('text/plain', plain)}--x--\n`);
    expect(mail()[0]).toMatchObject({ subject: 'Föreläsning i år', body: 'Hej då' });
  });

  it('lets no recipient grow out of a subject', () => {
    const { send, mail } = workspace();
    const word = Buffer.from('Hej\r\nBcc: alla@skola.se').toString('base64');
    send(`To: bo@skola.se\r\nSubject: =?utf-8?B?${word}?=\r\n\r\nText`);
    expect(mail().map(({ to, subject }) => [to, subject])).toEqual([['bo@skola.se', 'Hej Bcc: alla@skola.se']]);
  });

  it('refuses another sender, another mailbox, a bad address, and no recipient', () => {
    const { send, mail } = workspace();
    expect(send('From: chef@skola.se\r\nTo: bo@skola.se\r\n\r\nx').status).toBe(400);
    expect(send(`To: bo@skola.se\r\n\r\nx`, 'chef@skola.se').status).toBe(403);
    expect(send('To: bo@\r\n\r\nx').body.error).toMatchObject({ code: 400, message: 'Invalid To header' });
    expect(send('Subject: x\r\n\r\nx').body.error.message).toBe('Recipient address required');
    expect(mail()).toEqual([]);
    expect(send(`From: Anna <${anna}>\r\nTo: bo@skola.se\r\n\r\nx`).status).toBe(200);
  });

  it('refuses more than fifty recipients', () => {
    const { send, mail } = workspace();
    const people = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@skola.se`).join(', ');
    expect(send(`To: ${people(51)}\r\n\r\nx`).status).toBe(400);
    expect(mail()).toEqual([]);
    expect(send(`To: ${people(50)}\r\n\r\nx`).status).toBe(200);
    expect(mail()).toHaveLength(50);
  });
});
