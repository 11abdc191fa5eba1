import { MAIL_RECIPIENTS } from '../../../quotas/google.ts';
import { emulated, exception, mismatch, notEmulated } from './emulated.ts';
import type { Environment } from './environment.ts';

type Google = GoogleAppsScript.Mail.MailApp;
type Message = GoogleAppsScript.Mail.MailAdvancedParameters;

const url = 'https://gmail.googleapis.com/gmail/v1/users/me/messages/send';
const known = ['to', 'subject', 'body'];

const split = (list: unknown) =>
  String(list ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');

/** MailApp: a message is sent through the workspace's Gmail in the script's user's name, so that it lies in the mailbox. */
export function mailApp({ setup, bridge, ask, http, allow, tell }: Environment): Google {
  const base64 = (text: string) => bridge.base64(bridge.encode(text)).replace(/.{76}(?=.)/g, '$&\r\n');
  // Words of at most 75 characters, none cut within a letter.
  const header = (text: string) => {
    if (/^[ -~]*$/.test(text)) return text;
    const pieces: string[] = [''];
    for (const letter of text) {
      const last = pieces[pieces.length - 1] as string;
      if (bridge.encode(last + letter).length > 42) pieces.push(letter);
      else pieces[pieces.length - 1] = last + letter;
    }
    return pieces.map((piece) => `=?UTF-8?B?${bridge.base64(bridge.encode(piece))}?=`).join('\r\n ');
  };
  function mime({ to, subject, body }: Message): string {
    for (const [what, line] of Object.entries({ to, subject }))
      if (/[\r\n]/.test(String(line))) throw exception(`Invalid argument: ${what}`);
    const head = [`From: ${setup.effective}`, `To: ${to}`, `Subject: ${header(String(subject ?? ''))}`, 'MIME-Version: 1.0'].join('\r\n');
    const type = 'Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64';
    return `${head}\r\n${type}\r\n\r\n${base64(String(body))}\r\n`;
  }

  function send(message: Message): void {
    allow('MailApp.sendEmail', ['script.send_mail'], 'FULL');
    for (const name of Object.keys(message)) if (!known.includes(name)) throw notEmulated(`the option ${name} of MailApp.sendEmail`);
    const to = split(message.to);
    if (to.length === 0) throw exception('Failed to send email: no recipient');
    if (to.length > MAIL_RECIPIENTS) throw exception(`Limit Exceeded: Email Recipients Per Message (${MAIL_RECIPIENTS}).`);
    if (message.body === undefined) throw exception('Failed to send email: no body');
    ask('mail.spend', { recipients: to.length });
    const raw = bridge
      .base64(bridge.encode(mime(message)))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    const headers = { Authorization: `Bearer local:${setup.effective}`, 'Content-Type': 'application/json' };
    const body = bridge.encode(JSON.stringify({ raw }));
    const [answer] = http([{ method: 'POST', url, headers, body: true, followRedirects: true, own: true }], [body]);
    if (answer?.status !== 200) {
      const { error } = JSON.parse(bridge.decode(answer?.body ?? [], 'UTF-8')) as { error?: { message?: string } };
      throw exception(`Failed to send email: ${error?.message ?? `code ${answer?.status}`}`);
    }
    tell({ kind: 'mail', value: { to, subject: String(message.subject ?? '') } });
  }

  return emulated<Google>('MailApp', {
    getRemainingDailyQuota: () => {
      allow('MailApp.getRemainingDailyQuota', ['script.send_mail'], 'FULL');
      return ask('mail.left', null);
    },
    sendEmail: (...args: unknown[]) => {
      const [message] = args;
      if (args.length !== 1 || typeof message !== 'object' || message === null) throw mismatch('MailApp.sendEmail', args);
      send(message as Message);
    },
  });
}
