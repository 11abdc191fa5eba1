/** What is told of the checks of Sheets. */
import type { CheckAbout } from '../../domain/checks/checked.ts';

export const sheetsChecks = {
  append: {
    title: { sv: 'Rader läggs sist', en: 'Lines are added last' },
    asks: {
      sv: 'Hamnar en rad som läggs till efter sista ifyllda raden, också när rader ovanför är tomma?',
      en: 'Does a line that is added come after the last one that holds anything, also where lines above are empty?',
    },
    relies: {
      sv: 'Raden läggs under den sista ifyllda. Delakultur läser dessutom i svaret vart den kom, och rättar en som kom fel.',
      en: 'The line comes below the last one that holds anything. Delakultur also reads in the answer where it came, and mends one that came astray.',
    },
    otherwise: {
      sv: 'Rader i loggen och i de dolda flikarna kan hamna mitt i. Delakultur rättar det i samma stund, eller säger att det inte gick.',
      en: 'Lines in the log and the hidden tabs may come in the midst. Delakultur mends it at once, or says that it could not.',
    },
    todo: {
      sv: 'Lämna inga tomma rader i fliken Logg och i de dolda flikarna.',
      en: 'Leave no empty lines in the tab Logg and in the hidden tabs.',
    },
  },
  lease: {
    title: { sv: 'En körning åt gången', en: 'One run at a time' },
    asks: {
      sv: 'Kan två som tar samma lås i arket i samma stund båda få det?',
      en: 'Can two who take the same lease on the sheet at one moment both get it?',
    },
    relies: {
      sv: 'Den andra vägras helt. Kommandoraden och tillägget utesluter därför varandra.',
      en: 'The second is refused whole. So the command line and the add-on exclude each other.',
    },
    otherwise: {
      sv: 'Två körningar kan gå samtidigt och skriva över varandras rader.',
      en: 'Two runs may go on at once and write over each other’s rows.',
    },
    todo: {
      sv: 'Låt bara en göra ändringar: antingen körningen varje timme eller en person i taget. Stäng av körningen varje timme när någon använder kommandoraden.',
      en: 'Let one at a time make changes: the hourly run, or one person. Turn the hourly run off while anyone uses the command line.',
    },
  },
  'rows-whole': {
    title: { sv: 'Nya rader skrivs helt eller inte alls', en: 'New rows are written whole or not at all' },
    asks: {
      sv: 'Skrivs en rad fastän märket i samma begäran vägras?',
      en: 'Is a row written though the mark in the same request is refused?',
    },
    relies: {
      sv: 'Vägras en del av begäran skrivs ingenting av den. Två som lägger till rader i samma stund skriver därför aldrig över varandra.',
      en: 'Where one part of a request is refused, nothing of it is written. So two who add rows at one moment never write over each other.',
    },
    otherwise: {
      sv: 'En rad kan bli skriven två gånger, eller skriva över en annans.',
      en: 'A row may be written twice, or over another’s.',
    },
    todo: {
      sv: 'Låt bara en person i taget lägga till rader från sidopanelen och personalsidan, och hör av er till den som utvecklar Delakultur.',
      en: 'Let one person at a time add rows from the sidebar and the staff page, and tell whoever develops Delakultur.',
    },
  },
} satisfies Record<string, CheckAbout>;
