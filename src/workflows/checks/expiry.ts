/** Whether Google's edition lets access end by itself. */
import { batch, type Program } from '../../google/call.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';
import { DAY_MS } from './event-at.ts';

export const expiry: Check = {
  id: 'expiry',
  place: 'anywhere',
  needs: ['folder', 'group'],
  title: { sv: 'Delning som tar slut av sig själv', en: 'Access that ends by itself' },
  asks: {
    sv: 'Tar er utgåva emot en delning av en mapp med slutdag?',
    en: 'Does your edition take access to a folder with a last day?',
  },
  relies: {
    sv: 'Drive stänger filmen på medgivandets sista dag, också om Delakultur inte körs.',
    en: 'Drive closes the film on the permit’s last day, even if Delakultur does not run.',
  },
  otherwise: {
    sv: 'Ingen delning tar slut av sig själv: Education Fundamentals, Business Starter med flera har det inte. Körningen varje timme stänger i stället; utan den är filmer med slutdag stängda.',
    en: 'No access ends by itself: Education Fundamentals, Business Starter and others lack it. The hourly run closes instead; without it, films with a last day stay closed.',
  },
  todo: {
    sv: 'Låt inställningen Slutdatum i Drive vara nej, och slå på körningen varje timme.',
    en: 'Let the setting Slutdatum i Drive be nej, and turn the hourly run on.',
  },
  *run({ folder, group, now }: Site): Program<Finding> {
    const expirationTime = new Date(now + 30 * DAY_MS).toISOString();
    const requestBody = { type: 'group', role: 'reader', emailAddress: group.email, expirationTime } as const;
    const [outcome] = yield* batch([
      {
        method: 'drive.permissions.create',
        params: { fileId: folder, sendNotificationEmail: false, fields: 'id,expirationTime', requestBody },
      },
    ]);
    if (outcome.ok && outcome.result.expirationTime !== undefined)
      return agrees(
        `Mappen delades till ${outcome.result.expirationTime.slice(0, 10)}.`,
        `The folder was shared until ${outcome.result.expirationTime.slice(0, 10)}.`,
      );
    if (!outcome.ok && !/^cannotSetExpiration/.test(outcome.error.reason)) throw outcome.error;
    const finding = outcome.ok
      ? differs('Delningen gick igenom, men utan slutdag.', 'The access was given, but with no end.')
      : differs('Google vägrade: ”cannotSetExpiration”.', 'Google refused: “cannotSetExpiration”.');
    return { ...finding, setting: { name: 'driveExpiry', value: 'nej' } };
  },
};
