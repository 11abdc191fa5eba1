/** What Calendar does with meetings that are changed, and whom they reach. */

import { batch, call, type Program } from '../../google/call.ts';
import { FOLDER } from '../../google/mime-types.ts';
import { calendarChecks } from '../../messages/checks/calendar.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';
import { dayOf, eventAt } from './event-at.ts';

export const sequence: Check = {
  id: 'sequence',
  place: 'anywhere',
  about: calendarChecks.sequence,
  needs: ['calendar'],
  *run(site: Site): Program<Finding> {
    const calendarId = site.calendar;
    const id = 'dkcheck1seq';
    yield* call('calendar.events.insert', { calendarId, sendUpdates: 'none', requestBody: { id, ...eventAt(site, 2) } });
    const write = function* (number: number) {
      const { sequence: read } = yield* call('calendar.events.get', { calendarId, eventId: id, fields: 'sequence' });
      const requestBody = { ...eventAt(site, number), ...(read !== undefined && { sequence: read }) };
      return (yield* batch([
        { method: 'calendar.events.update', params: { calendarId, eventId: id, sendUpdates: 'none', requestBody } },
      ]))[0];
    };
    for (const number of [3, 4]) {
      const outcome = yield* write(number);
      if (!outcome.ok) return differs(checkMessage('seen.googleRefused', { google: outcome.error.message }));
    }
    return agrees(checkMessage('seen.movedTwice'));
  },
};

export const invited: Check = {
  id: 'send-updates',
  place: 'anywhere',
  about: calendarChecks['send-updates'],
  needs: ['calendar'],
  account: 'member',
  *run(site: Site): Program<Finding> {
    const calendarId = site.calendar;
    const event = { id: 'dkcheck2inv', ...eventAt(site, 5), attendees: [{ email: site.member }] };
    yield* call('calendar.events.insert', { calendarId, sendUpdates: 'none', requestBody: event });
    const day = dayOf(site);
    for (let attempt = 0; ; attempt++) {
      const { calendars } = yield* call('calendar.freebusy.query', {
        requestBody: {
          timeMin: `${day}T00:00:00Z`,
          timeMax: `${day}T23:00:00Z`,
          items: [{ id: site.member }],
        },
      });
      const seen = calendars?.[site.member];
      if (seen?.errors?.length) return differs(checkMessage('seen.busyHidden', { member: site.member, reason: seen.errors[0]?.reason }));
      if (seen?.busy?.length) return agrees(checkMessage('seen.busy', { member: site.member }));
      if (attempt === 3) return differs(checkMessage('seen.free', { member: site.member }));
      yield { kind: 'wait', ms: 5_000 };
    }
  },
};

export const meet: Check = {
  id: 'meet',
  place: 'anywhere',
  about: calendarChecks.meet,
  needs: ['calendar'],
  *run(site: Site): Program<Finding> {
    const conferenceData = { createRequest: { requestId: 'dkcheck3meet', conferenceSolutionKey: { type: 'hangoutsMeet' } } };
    const calendarId = site.calendar;
    const [made] = yield* batch([
      {
        method: 'calendar.events.insert',
        params: {
          calendarId,
          sendUpdates: 'none',
          conferenceDataVersion: 1,
          requestBody: { id: 'dkcheck3meet', ...eventAt(site, 6), conferenceData },
        },
      },
    ]);
    if (!made.ok && made.error.trouble !== 'invalid') throw made.error;
    // Google makes it a moment later.
    for (let attempt = 0; made.ok && attempt < 3; attempt++) {
      const { hangoutLink } = yield* call('calendar.events.get', { calendarId, eventId: 'dkcheck3meet', fields: 'hangoutLink' });
      if (hangoutLink !== undefined) return agrees(checkMessage('seen.link'));
      yield { kind: 'wait', ms: 3_000 };
    }
    return differs(checkMessage('seen.noLink'));
  },
};

const LONG = { summary: 1024, location: 1024, description: 8192 } as const;

export const lengths: Check = {
  id: 'lengths',
  place: 'anywhere',
  about: calendarChecks.lengths,
  needs: ['calendar', 'folder'],
  *run(site: Site): Program<Finding> {
    const text = (length: number) => 'å'.repeat(length);
    const texts = { summary: text(LONG.summary), location: text(LONG.location), description: text(LONG.description) };
    const [event, file] = yield* batch([
      {
        method: 'calendar.events.insert',
        params: { calendarId: site.calendar, sendUpdates: 'none', requestBody: { ...eventAt(site, 7), ...texts } },
      },
      {
        method: 'drive.files.create',
        params: {
          fields: 'name',
          requestBody: { name: text(255), mimeType: FOLDER, parents: [site.folder] },
        },
      },
    ]);
    if (!event.ok || !file.ok) {
      const message = !event.ok ? event.error.message : !file.ok ? file.error.message : '';
      return differs(checkMessage('seen.googleRefused', { google: message }));
    }
    const kept = (['summary', 'location', 'description'] as const).map((field) => (event.result[field] ?? '').length);
    const numbers = [...kept, (file.result.name ?? '').length].join(', ');
    const whole = kept.every((length, at) => length === Object.values(LONG)[at]) && file.result.name?.length === 255;
    return whole ? agrees(checkMessage('seen.whole', { lengths: numbers })) : differs(checkMessage('seen.cut', { lengths: numbers }));
  },
};
