/** What Calendar does with meetings that are changed, and whom they reach. */

import { batch, call, type Program } from '../../google/call.ts';
import { FOLDER } from '../../google/mime-types.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';
import { dayOf, eventAt } from './event-at.ts';

export const sequence: Check = {
  id: 'sequence',
  place: 'anywhere',
  needs: ['calendar'],
  title: { sv: 'En flyttad träff går att ändra igen', en: 'A moved meeting can be changed again' },
  asks: {
    sv: 'Går en träff som har flyttats att ändra en gång till, när Delakultur skickar med sitt löpnummer?',
    en: 'Can a meeting that was moved be changed once more, when Delakultur sends its sequence along?',
  },
  relies: { sv: 'Ja: numret som lästes skickas alltid med.', en: 'Yes: the number that was read is always sent along.' },
  otherwise: {
    sv: 'En träff som har flyttats en gång går inte att ändra mer.',
    en: 'A meeting that was moved once can’t be changed any more.',
  },
  todo: {
    sv: 'Ställ in träffen och gör en ny rad i stället för att flytta, och hör av er till den som utvecklar Delakultur.',
    en: 'Cancel the meeting and make a new row instead of moving it, and tell whoever develops Delakultur.',
  },
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
      if (!outcome.ok) return differs(`Google vägrade: ${outcome.error.message}`, `Google refused: ${outcome.error.message}`);
    }
    return agrees('Träffen flyttades två gånger.', 'The meeting was moved twice.');
  },
};

export const invited: Check = {
  id: 'send-updates',
  place: 'anywhere',
  needs: ['calendar'],
  account: 'member',
  title: { sv: 'En träff hamnar i kalendern utan mejl', en: 'A meeting comes into the calendar without mail' },
  asks: {
    sv: 'Står en träff i deltagarens kalender fastän ingen inbjudan mejlades?',
    en: 'Does a meeting stand in a guest’s calendar though no invitation was mailed?',
  },
  relies: {
    sv: 'Ja, för kommunens egna. Delakultur skriver själv till dem som kommer till, och Google bara till utomstående.',
    en: 'Yes, for the municipality’s own. Delakultur itself writes to who joins, and Google to people from outside alone.',
  },
  otherwise: {
    sv: 'Träffar syns inte i kalendern för den som har valt ”när jag svarar”. Brevet från Delakultur har länken.',
    en: 'Meetings are not seen in the calendar of who has chosen “when I respond”. The letter from Delakultur has the link.',
  },
  todo: {
    sv: 'Be deltagarna välja ”Från alla” under Kalender → Inställningar → Lägg till inbjudningar, eller be administratören göra det till standard.',
    en: 'Ask guests to choose “From everyone” under Calendar → Settings → Add invitations, or ask the administrator to make it the default.',
  },
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
      if (seen?.errors?.length)
        return differs(
          `Google visar inte när ${site.member} är upptagen (${seen.errors[0]?.reason}).`,
          `Google does not show when ${site.member} is busy (${seen.errors[0]?.reason}).`,
        );
      if (seen?.busy?.length) return agrees(`Tiden är upptagen hos ${site.member}.`, `The time is busy with ${site.member}.`);
      if (attempt === 3)
        return differs(
          `Tiden är ledig hos ${site.member}: träffen kom inte dit.`,
          `The time is free with ${site.member}: the meeting did not come there.`,
        );
      yield { kind: 'wait', ms: 5_000 };
    }
  },
};

export const meet: Check = {
  id: 'meet',
  place: 'anywhere',
  needs: ['calendar'],
  title: { sv: 'Träffar på distans får en länk', en: 'Meetings at a distance get a link' },
  asks: { sv: 'Gör Kalender en Meet-länk när Delakultur ber om en?', en: 'Does Calendar make a Meet link when Delakultur asks for one?' },
  relies: { sv: 'Ja: länken står i träffen och i brevet.', en: 'Yes: the link stands in the meeting and in the letter.' },
  otherwise: { sv: 'Träffar på distans saknar länk.', en: 'Meetings at a distance lack a link.' },
  todo: {
    sv: 'Be administratören slå på Meet för kontots organisationsenhet. Skriv till dess en egen länk i fältet Plats.',
    en: 'Ask the administrator to turn Meet on for the account’s unit. Until then write a link of your own in the place field.',
  },
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
      if (hangoutLink !== undefined) return agrees('Träffen fick en länk.', 'The meeting got a link.');
      yield { kind: 'wait', ms: 3_000 };
    }
    return differs('Träffen fick ingen länk.', 'The meeting got no link.');
  },
};

const LONG = { summary: 1024, location: 1024, description: 8192 } as const;

export const lengths: Check = {
  id: 'lengths',
  place: 'anywhere',
  needs: ['calendar', 'folder'],
  title: { sv: 'Långa namn och texter', en: 'Long names and texts' },
  asks: {
    sv: 'Tar Kalender emot 1 024 tecken i titel och plats och 8 192 i texten, och Drive 255 i ett namn, utan att korta?',
    en: 'Does Calendar take 1,024 signs in title and place and 8,192 in the text, and Drive 255 in a name, without cutting?',
  },
  relies: { sv: 'Ja. Delakultur kortar själv det som är längre.', en: 'Yes. Delakultur itself cuts what is longer.' },
  otherwise: {
    sv: 'En mycket lång titel eller text skrivs om vid varje körning, eller vägras.',
    en: 'A very long title or text is written anew by each run, or refused.',
  },
  todo: { sv: 'Håll titlar och texter korta i Träffar och Inspelningar.', en: 'Keep titles and texts short in Träffar and Inspelningar.' },
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
      return differs(`Google vägrade: ${message}`, `Google refused: ${message}`);
    }
    const kept = (['summary', 'location', 'description'] as const).map((field) => (event.result[field] ?? '').length);
    const numbers = [...kept, (file.result.name ?? '').length].join(', ');
    const whole = kept.every((length, at) => length === Object.values(LONG)[at]) && file.result.name?.length === 255;
    return whole
      ? agrees(`Allt kom tillbaka helt (${numbers}).`, `All came back whole (${numbers}).`)
      : differs(`Kom tillbaka med ${numbers} tecken.`, `Came back with ${numbers} signs.`);
  },
};
