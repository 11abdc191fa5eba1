import { Buffer } from 'node:buffer';
import { rawMessage } from '../../src/google/raw-mail.ts';

const from = 'maryam@delaby.example';
const to = 'anna@delaby.example';
/** The headers that a mail server would read, and the text after them. */
function read(raw: string) {
  expect(raw).toMatch(/^[\w-]+=*$/);
  const [head = '', ...body] = Buffer.from(raw, 'base64url').toString('latin1').split('\r\n\r\n');
  const words = /^Subject: =\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=$/m.exec(head)?.[1] ?? '';
  return {
    headers: head.split('\r\n').filter((line) => !line.startsWith('Subject: ')),
    subjects: head.split(/\r\n|\r|\n/).filter((line) => line.startsWith('Subject: ')).length,
    subject: Buffer.from(words, 'base64').toString('utf8'),
    text: Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8'),
    parts: body.length,
    bytes: head,
  };
}

describe('a mail', () => {
  it.each([
    'Träff\r\nBcc: elak@example.com',
    'Träff\nBcc: elak@example.com\n\nHej',
    'Träff\r\n\r\n<script>hej</script>',
    'Karin, Öberg, <elak@example.com>',
    '?=\r\nBcc: elak@example.com\r\nX: =?UTF-8?B?',
    '=?UTF-8?Q?Bcc:_elak=40example.com?=',
    '\u2028Bcc: elak@example.com\u0085\u0000\u007F',
    '',
    '👩🏽‍🏫 '.repeat(40),
  ])('has the headers that we meant and no more, whatever a title or a name holds: %j', (hostile) => {
    const mail = read(rawMessage(from, to, hostile, `Hej ${hostile}!\r\n\r\n${hostile}`));
    expect(mail.headers).toEqual([
      `From: ${from}`,
      `To: ${to}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=UTF-8',
      'Content-Transfer-Encoding: base64',
    ]);
    expect(mail.bytes).toMatch(/^[ -~\r\n]*$/);
    expect([mail.subjects, mail.parts]).toEqual([1, 1]);
    expect(mail.subject).toBe(hostile);
    expect(mail.text).toBe(`Hej ${hostile}!\r\n\r\n${hostile}`);
  });
});
