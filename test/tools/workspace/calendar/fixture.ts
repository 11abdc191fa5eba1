import { calendar } from '../../../../src/tools/workspace/calendar/calendar.ts';
import { createCore } from '../../../../src/tools/workspace/core/core.ts';
import { cloudIdentity } from '../../../../src/tools/workspace/groups/groups.ts';
import { ask } from '../core/fixture.ts';

export const sam = 'sam@skola.se';
export const anna = 'anna@skola.se';
export const bo = 'bo@skola.se';
export const guestAbroad = 'gast@annan.se';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
export type Json = any;

/** A workspace with calendars, and what the tests ask of it. It is Monday 17 August 2026, ten in the morning in Sweden. */
export function workspace() {
  const now = Date.parse('2026-08-17T08:00:00Z');
  const emulator = createCore([calendar, cloudIdentity], { domains: ['skola.se'], customerId: 'C01abc', seed: 1, now: () => now });
  const call = (actor: string, method: string, url: string, body?: unknown) => {
    const { status, json } = ask(emulator, actor, `${method} ${url}`, body);
    return { status, body: json as Json };
  };
  const events = (id: string, rest = '') => `/calendar/v3/calendars/${encodeURIComponent(id)}/events${rest}`;
  let read = 0;
  return {
    emulator,
    call,
    events,
    /** What was mailed since last asked: `kind address`. */
    mail: () => {
      const all = emulator.mailbox().map(({ to, kind }) => `${kind} ${to}`);
      const fresh = all.slice(read).sort();
      read = all.length;
      return fresh;
    },
    items: (actor: string, id: string, rest = ''): Json[] => call(actor, 'GET', events(id, rest)).body.items,
    secondary: (actor = sam, more: object = {}): string =>
      call(actor, 'POST', '/calendar/v3/calendars', { summary: 'Träffar', timeZone: 'Europe/Stockholm', ...more }).body.id,
    share: (id: string, role: string, who: string) =>
      call(sam, 'POST', `/calendar/v3/calendars/${encodeURIComponent(id)}/acl?sendNotifications=false`, {
        role,
        scope: { type: 'user', value: who },
      }),
  };
}

/** An hour from one o'clock, Swedish time, on a day of autumn 2026. */
export const meeting = (id: string, day = '2026-09-01', more: object = {}) => ({
  id,
  summary: 'Lärträff',
  start: { dateTime: `${day}T13:00:00`, timeZone: 'Europe/Stockholm' },
  end: { dateTime: `${day}T14:00:00`, timeZone: 'Europe/Stockholm' },
  ...more,
});

export const ids = (items: Json[]): string[] => items.map((one) => one.id);
