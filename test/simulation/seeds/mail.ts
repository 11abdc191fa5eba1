/**
 * Who has been mailed what: one mail for each time that someone comes into a meeting or leaves it, and one for each new
 * time, place or text. Told from the raw events and the mailbox; a letter names its meetings by their titles.
 */
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';

interface StoredEvent {
  readonly id: string;
  readonly fields: {
    readonly status: string;
    readonly summary?: string;
    readonly location?: string;
    readonly description?: string;
    readonly start: unknown;
    readonly end: unknown;
    readonly extendedProperties?: { readonly private?: { readonly dkrow?: string } };
  };
  readonly attendees: readonly { readonly email: string }[];
}
interface StoredMail {
  readonly to: string;
  readonly kind: string;
  readonly event: string | null;
  readonly body?: string;
}

/** How often someone has come in and gone out of an event, and the event's revisions. */
interface Track {
  readonly inside: Set<string>;
  readonly turns: Map<string, number>;
  said: string;
  revision: number;
}

export interface MailCounter {
  /** Takes in what a call has changed and sent. */
  look(): void;
  /** Something was changed by hand, without mail. */
  byHand(): void;
}

export function mailCounter(emulator: Emulator, twice: string[]): MailCounter {
  const { store } = emulator;
  const tracks = new Map<string, Track>();
  const sent = new Map<string, number>();
  let stamp = -1;
  let read = 0;

  function follow(): void {
    if (store.revision('event') === stamp) return;
    stamp = store.revision('event');
    for (const [, event] of store.entries<StoredEvent>('event')) {
      const track = tracks.get(event.id) ?? { inside: new Set(), turns: new Map(), said: '', revision: 0 };
      tracks.set(event.id, track);
      const { start, end, location, summary, description } = event.fields;
      const said = JSON.stringify([start, end, location, summary, description]);
      if (said !== track.said) track.revision++;
      track.said = said;
      const now = new Set(event.fields.status === 'cancelled' ? [] : event.attendees.map((one) => one.email));
      for (const email of new Set([...now, ...track.inside])) {
        if (now.has(email) === track.inside.has(email)) continue;
        track.turns.set(email, (track.turns.get(email) ?? 0) + 1);
        if (now.has(email)) track.inside.add(email);
        else track.inside.delete(email);
      }
    }
  }

  function count(to: string, event: string, change: string): void {
    const key = `${to} about ${event}: ${change}`;
    const times = (sent.get(key) ?? 0) + 1;
    sent.set(key, times);
    if (times > 1) twice.push(`${key}, ${times} times`);
  }

  /** The turn that a mail about coming in (odd) or going out (even) is about: the last of that sort. */
  function turnOf(event: string, person: string, joined: boolean): number {
    const turns = tracks.get(event)?.turns.get(person) ?? 0;
    return turns % 2 === (joined ? 1 : 0) ? turns : turns - 1;
  }

  function letter({ to, body = '' }: StoredMail): void {
    let joined = true;
    for (const line of body.split('\n')) {
      if (line.startsWith('Du är nu inbjuden')) joined = true;
      if (line.startsWith('Du är inte längre inbjuden')) joined = false;
      const row = /^• Träff (T-\d+)\./.exec(line)?.[1];
      if (row === undefined) continue;
      for (const event of eventsOf(row)) count(to, event, `${joined ? 'in' : 'out'}, turn ${turnOf(event, to, joined)}`);
    }
  }

  const eventsOf = (row: string): string[] =>
    [...store.entries<StoredEvent>('event')]
      .filter(([, event]) => event.fields.extendedProperties?.private?.dkrow === row)
      .map(([, event]) => event.id);

  const look = (): void => {
    follow();
    const mails = [...store.entries<StoredMail>('mail')];
    for (const [, mail] of mails.slice(read)) {
      if (mail.kind === 'message') letter(mail);
      else if (mail.event !== null && mail.kind === 'invite') count(mail.to, mail.event, `in, turn ${turnOf(mail.event, mail.to, true)}`);
      else if (mail.event !== null && mail.kind === 'cancel') count(mail.to, mail.event, `out, turn ${turnOf(mail.event, mail.to, false)}`);
      else if (mail.event !== null && mail.kind === 'update') count(mail.to, mail.event, `revision ${tracks.get(mail.event)?.revision}`);
    }
    read = mails.length;
  };
  return { look, byHand: follow };
}
