import type { Invitation, Mail, Store } from '../http/service.ts';

/** Mail that would have been sent: one entry a recipient. */
export interface MailEntry {
  /** ISO time by the workspace's clock. */
  at: string;
  to: string;
  kind: Mail['kind'];
  subject: string;
  /** The calendar event's id, or null where it concerns none. */
  event: string | null;
  body?: string;
  invitation?: Invitation;
}

/** Lays a mail in the mailbox, within the request under way. */
export function post(store: Store, mail: Mail, now: number): void {
  const { to, kind, subject, event, body, invitation } = mail;
  const entry: MailEntry = {
    at: new Date(now).toISOString(),
    to,
    kind,
    subject,
    event: event ?? null,
    ...(body !== undefined && { body }),
    ...(invitation !== undefined && { invitation }),
  };
  store.put('mail', String(store.nextNumber()), entry);
}

/** What lies in the mailbox, in the order it was sent; with `since` (ISO), what was sent then or later. */
export function mailbox(store: Store, since?: string): MailEntry[] {
  const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
  const found: MailEntry[] = [];
  for (const [, entry] of store.entries<MailEntry>('mail')) if (Date.parse(entry.at) >= from) found.push(entry);
  return found;
}
