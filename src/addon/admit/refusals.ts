/** What those are told who are not let in. */
import { Trouble } from '../../contract/problem.ts';

export const notCoordinator = () =>
  new Trouble('Bara samordnare kan göra det här. Be en samordnare.', 'Only coordinators can do this. Ask one.');

export const notDomain = (email: string) =>
  new Trouble(
    `Personalsidan är för kommunens medarbetare. Du är inloggad som ${email}. Byt till ditt konto i kommunen: har du flera Google-konton i webbläsaren väljer Google det första, så använd en webbläsarprofil för varje.`,
    `The staff page is for the municipality’s staff. You are signed in as ${email}. Change to your municipal account: of several in one browser Google takes the first, so use a browser profile for each.`,
  );

/** Somebody reads for all, and this one would only wait: the page asks again by itself. */
export const manyRead = () =>
  new Trouble(
    'Många öppnar sidan just nu. Vänta en stund och försök igen.',
    'Many are opening the page right now. Wait a while and try again.',
    true,
  );

/** `seconds`: how long each thing counts. */
export const tooOften = (seconds: number) =>
  seconds <= 60
    ? new Trouble(
        'Det blev för mycket på en gång från ditt konto. Vänta en minut och försök igen.',
        'Your account has asked for too much at once. Wait a minute and try again.',
      )
    : new Trouble(
        'Ditt konto har gjort mycket här de senaste timmarna. Vänta några timmar och försök igen.',
        'Your account has done much here in the last hours. Wait a few hours and try again.',
      );
