import { MAIL_RECIPIENTS } from '../../../quotas/google.ts';
import { emulated, exception, mismatch, notEmulated } from './emulated.ts';
import type { Environment } from './environment.ts';

type Google = GoogleAppsScript.Mail.MailApp;
type Message = GoogleAppsScript.Mail.MailAdvancedParameters;

const url = 'https://gmail.googleapis.com/gmail/v1/users/me/messages/send';
const known = ['to', 'cc', 'bcc', 'subject', 'body', 'htmlBody', 'name', 'replyTo', 'noReply'];

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
  const oneLine = (what: string, value: unknown) => {
    const line = String(value);
    if (/[\r\n]/.test(line)) throw exception(`Invalid argument: ${what}`);
    return line;
  };

  function mime(message: Message): string {
    const { to, cc, bcc, replyTo, name } = message;
    const lines: string[] = [];
    const add = (title: string, value: unknown) => value !== undefined && value !== '' && lines.push(`${title}: ${oneLine(title, value)}`);
    lines.push(
      name === undefined
        ? `From: ${setup.effective}`
        : `From: ${header(oneLine('name', name).replace(/["\\<>]/g, ''))} <${setup.effective}>`,
    );
    add('To', to);
    add('Cc', cc);
    add('Bcc', bcc);
    add('Reply-To', replyTo);
    lines.push(`Subject: ${header(oneLine('subject', message.subject ?? ''))}`, 'MIME-Version: 1.0');
    const part = (type: string, text: string) =>
      `Content-Type: text/${type}; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(text)}`;
    const { body, htmlBody } = message;
    if (htmlBody === undefined) return `${lines.join('\r\n')}\r\n${part('plain', body ?? '')}\r\n`;
    const mark = `parts-${bridge.uuid()}`;
    const parts = [...(body === undefined ? [] : [part('plain', body)]), part('html', htmlBody)].map((text) => `--${mark}\r\n${text}\r\n`);
    return `${lines.join('\r\n')}\r\nContent-Type: multipart/alternative; boundary="${mark}"\r\n\r\n${parts.join('')}--${mark}--\r\n`;
  }

  function send(message: Message): void {
    allow('MailApp.sendEmail', ['script.send_mail'], 'FULL');
    for (const name of Object.keys(message)) if (!known.includes(name)) throw notEmulated(`the option ${name} of MailApp.sendEmail`);
    const to = [message.to, message.cc, message.bcc].flatMap(split);
    if (to.length === 0) throw exception('Failed to send email: no recipient');
    if (to.length > MAIL_RECIPIENTS) throw exception(`Limit Exceeded: Email Recipients Per Message (${MAIL_RECIPIENTS}).`);
    if (message.body === undefined && message.htmlBody === undefined) throw exception('Failed to send email: no body');
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
    /** sendEmail(message), (to, subject, body), (to, subject, body, options), (to, replyTo, subject, body) */
    sendEmail: (...args: unknown[]) => {
      const [first, second, third, fourth] = args;
      if (args.length === 1 && typeof first === 'object' && first !== null) send(first as Message);
      else if (args.length === 3) send({ to: String(first), subject: String(second), body: String(third) });
      else if (args.length === 4 && typeof fourth === 'object')
        send({ ...(fourth as Message), to: String(first), subject: String(second), body: String(third) });
      else if (args.length === 4) send({ to: String(first), replyTo: String(second), subject: String(third), body: String(fourth) });
      else throw mismatch('MailApp.sendEmail', args);
    },
  });
}
