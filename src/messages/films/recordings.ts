/** What is said of recordings and of colleagues' examples. */
import type { RecordingMessages } from '../../domain/recordings/messages.ts';
import type { Catalogue } from '../catalogue.ts';

export const recordings: Catalogue<RecordingMessages> = {
  'example.noTitle': { sv: 'Skriv vad exemplet heter.', en: 'Write what the example is called.' },
  'example.nothing': { sv: 'Lägg till en film, ett dokument eller en länk.', en: 'Add a film, a document or a link.' },
  'example.badLink': {
    sv: 'Länken måste börja med https:// och leda till en vanlig webbplats.',
    en: 'The link must begin with https:// and lead to an ordinary site.',
  },
  'example.notYours': { sv: 'Det finns inget sådant förslag för dig att besluta om.', en: 'There is no such proposal for you to decide.' },
  'example.decided': { sv: 'Förslaget är redan beslutat. Ladda om sidan.', en: 'The proposal is decided already. Reload the page.' },
  'example.noWords': { sv: 'Skriv några ord till den som skickade förslaget.', en: 'Write a few words to the sender.' },
  'example.noRoom': { sv: 'Välj minst ett rum där exemplet ska visas.', en: 'Choose at least one room to show it in.' },
  'example.roomsNotYours': {
    sv: 'Du kan bara välja rum som du själv är med i.',
    en: 'You can only choose rooms that you are in yourself.',
  },
  'example.empty': { sv: 'Förslaget har varken fil eller länk. Fråga avsändaren.', en: 'It has neither file nor link. Ask the sender.' },
  'example.notArrived': {
    sv: 'Filen har inte kommit fram än. Vänta, eller fråga avsändaren.',
    en: 'The file has not arrived yet. Wait, or ask the sender.',
  },
  'example.hasPermit': {
    sv: 'Filmen har redan ett medgivande. Ändra den i kalkylarket.',
    en: 'The film has a permit already. Change it in the workbook.',
  },
  'example.noConsent': {
    sv: 'Barn syns eller hörs. Skriv till vilken dag vårdnadshavarnas samtycke gäller.',
    en: 'Children are seen or heard. Write until which day the guardians’ consent holds.',
  },
  'example.noDecision': { sv: 'Det finns inget sådant beslut att ta tillbaka.', en: 'There is no such decision to take back.' },
  'example.shown': { sv: 'Exemplet visas redan. Stäng filmen i stället.', en: 'The example is shown already. Close the film instead.' },
  'example.noQuestion': { sv: 'Det finns ingen fråga att svara på.', en: 'There is no question to answer.' },
  'example.noAnswer': { sv: 'Skriv ett svar.', en: 'Write an answer.' },
  'example.notOpen': { sv: 'Det finns inget öppet förslag att ta bort.', en: 'There is no open proposal to take away.' },

  'proposals.waiting': {
    sv: 'Du har redan många förslag som väntar på svar. Vänta tills de är besvarade.',
    en: 'You have many proposals waiting already. Wait until they are answered.',
  },
  'proposals.aDay': {
    sv: ({ most }) => `Du har skickat ${most} förslag i dag, även om några är borttagna. Fortsätt i morgon.`,
    en: ({ most }) => `You have sent ${most} proposals today, even if some were taken away. Go on tomorrow.`,
  },
  'proposals.filesADay': {
    sv: ({ most }) => `Du har skickat ${most} filer i dag. Fortsätt i morgon, eller skicka en länk.`,
    en: ({ most }) => `You have sent ${most} files today. Go on tomorrow, or send a link.`,
  },

  'sees.coordinator': { sv: 'Du ser den för att du är samordnare.', en: 'You see it because you are a coordinator.' },
  'sees.shared': { sv: 'Du ser den för att den är delad med dig.', en: 'You see it because it is shared with you.' },
  'sees.network': {
    sv: ({ network, room }) => `Du ser den för att du är med i ${network} (${room}).`,
    en: ({ network, room }) => `You see it because you are in ${network} (${room}).`,
  },
  'sees.everyone': {
    sv: ({ room }) => `Du ser den för att alla medarbetare får det (${room}).`,
    en: ({ room }) => `You see it because all staff may (${room}).`,
  },
  'sees.worksIn': {
    sv: ({ where, room }) => `Du ser den för att du arbetar i ${where} (${room}).`,
    en: ({ where, room }) => `You see it because you work in ${where} (${room}).`,
  },
  'sees.role': {
    sv: ({ role, room }) => `Du ser den för att du är ${role} (${room}).`,
    en: ({ role, room }) => `You see it because you are ${role} (${room}).`,
  },
  'sees.room': { sv: ({ room }) => `Du ser den för att du är med i ${room}.`, en: ({ room }) => `You see it because you are in ${room}.` },
};
