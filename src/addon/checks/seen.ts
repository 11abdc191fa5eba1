/** What shows itself only when a colleague or Google does something: who visits, which address, whether cards are shown. */
import { agrees, differs, type Finding, untried } from '../../workflows/checks/check.ts';
import { evidenceOf } from './evidence.ts';
import type { ScriptCheck } from './script-check.ts';

export const activeUser: ScriptCheck = {
  id: 'active-user',
  place: 'add-on',
  title: { sv: 'Google säger vem som öppnar personalsidan', en: 'Google says who opens the staff page' },
  asks: {
    sv: 'Nämns en kollega vid namn när sidan körs i driftkontots namn?',
    en: 'Is a colleague named where the page runs in the operating account’s name?',
  },
  relies: {
    sv: 'Ja. Var och en ser bara sitt, och den som Google inte nämner släpps inte in.',
    en: 'Yes. Each sees their own, and whom Google does not name is not let in.',
  },
  otherwise: {
    sv: 'Kolleger får en sida som säger att Google inte säger vilka de är. Ingen ser något de inte ska.',
    en: 'Colleagues get a page that says that Google does not say who they are. Nobody sees what they should not.',
  },
  todo: {
    sv: 'Lägg upp webbappen från ett konto i samma domän som personalen, och be dem använda en webbläsarprofil för varje konto.',
    en: 'Deploy the web app from an account in the staff’s own domain, and ask them to use a browser profile for each account.',
  },
  look(): Finding {
    switch (evidenceOf('visit')) {
      case 'named':
        return agrees('Den senaste som öppnade sidan nämndes.', 'Whoever opened the page last was named.');
      case 'unnamed':
        return differs('Den senaste som öppnade sidan nämndes inte.', 'Whoever opened the page last was not named.');
      default:
        return untried(
          { sv: 'Ingen kollega har öppnat personalsidan än.', en: 'No colleague has opened the staff page yet.' },
          {
            sv: 'Be en kollega öppna personalsidan, och kontrollera igen.',
            en: 'Ask a colleague to open the staff page, and check again.',
          },
        );
    }
  },
};

export const staffPage: ScriptCheck = {
  id: 'staff-page',
  place: 'add-on',
  title: { sv: 'Personalsidans adress går att öppna', en: 'The staff page’s address can be opened' },
  asks: { sv: 'Slutar adressen som skriptet får veta på /exec?', en: 'Does the address that the script is told end in /exec?' },
  relies: { sv: 'Ja: den adressen står i brev till kollegerna.', en: 'Yes: that address stands in letters to colleagues.' },
  otherwise: {
    sv: 'Skriptet får veta en adress som bara dess redigerare kan öppna. Delakultur skickar den aldrig, utan den som senast gick att öppna.',
    en: 'The script is told an address that its editors alone can open. Delakultur never sends it, but the last one that could be opened.',
  },
  todo: {
    sv: 'Lägg upp webbappen (docs/deploy.md) och öppna den en gång.',
    en: 'Deploy the web app (docs/deploy.md) and open it once.',
  },
  look(): Finding {
    const url = ScriptApp.getService().getUrl() ?? '';
    if (url === '') return differs('Skriptet har ingen webbapp.', 'The script has no web app.');
    return /\/dev$/.test(url)
      ? differs('Adressen slutar på /dev: en testdistribution.', 'The address ends in /dev: a test deployment.')
      : agrees('Adressen är en som kolleger kan öppna.', 'The address is one that colleagues can open.');
  },
};

export const beside: ScriptCheck = {
  id: 'cards-beside-menu',
  place: 'add-on',
  title: { sv: 'Menyn och korten finns båda', en: 'Menu and cards are both there' },
  asks: {
    sv: 'Går samma skript både som tillägg i Kalkylark och som kort i Drive och Kalender?',
    en: 'Does one script work both as an add-on in Sheets and as cards in Drive and Calendar?',
  },
  relies: { sv: 'Ja, i samma annons i Marketplace.', en: 'Yes, in one Marketplace listing.' },
  otherwise: {
    sv: 'Korten saknas. Sidopanelen gör allt som de gör, utom att ta in filmer ur Drive.',
    en: 'There are no cards. The sidebar does all that they do, but taking films in from Drive.',
  },
  todo: {
    sv: 'Öppna Drive, välj en film och öppna Delakultur i högerkanten. Finns det inte där: se docs/deploy.md om Marketplace.',
    en: 'Open Drive, select a film and open Delakultur at the right. If it is not there, see docs/deploy.md on the Marketplace.',
  },
  look(): Finding {
    if (evidenceOf('card') !== null)
      return agrees('Sidopanelen är öppen här, och ett kort har visats.', 'The sidebar is open here, and a card has been shown.');
    return untried({ sv: 'Inget kort har visats än.', en: 'No card has been shown yet.' }, this.todo);
  },
};
