/** What the add-on's cards and its menu say. */
import { messageOf, type NoFacts } from '../domain/message.ts';
import type { Catalogue } from './catalogue.ts';

export interface CardMessages {
  'menu.preview': NoFacts;
  'menu.upload': NoFacts;
  'menu.sidebar': NoFacts;
  'card.allHaveCaptions': NoFacts;
  'card.recording': NoFacts;
  'card.takeIn': NoFacts;
  'card.takeInCaptions': NoFacts;
  'card.captionsBelong': { recording: string };
  'card.whoChangedTheirMind': NoFacts;
  'card.closeNow': NoFacts;
  'card.closeIt': NoFacts;
  'card.fileNotFound': NoFacts;
  'card.liesInWaiting': { title: string };
  'card.receipt': NoFacts;
  'card.recordings': NoFacts;
  'card.moreFiles': { rest: number };
  'card.chooseRecording': NoFacts;
  'card.untitled': NoFacts;
  'card.takeInMany': { films: number };
  'card.notInWorkbook': { films: number };
  'card.lookedAfterFrom': { account: string };
  'card.handOver': NoFacts;
  'card.takeInRecording': NoFacts;
  'card.askLecturer': NoFacts;
  'card.lecturerName': { number: number };
  'card.email': NoFacts;
  'card.emailUnknown': NoFacts;
  'card.whoMaySee': NoFacts;
  'card.lastDay': NoFacts;
  'card.basis': NoFacts;
  'card.basisPermit': NoFacts;
  'card.basisFee': NoFacts;
  'card.basisJob': NoFacts;
  'card.closesMeanwhile': { people: number };
  'card.saveQuestion': NoFacts;
  /** `permits`: those that were made. */
  'card.questionSaved': { permits: readonly string[] };
  'card.mailLetterTo': { address: string };
  'card.letterMailed': { address: string };
  'card.letterInSidebar': NoFacts;
  'card.permitAfterLecturer': NoFacts;
  'card.fillIn': NoFacts;
  'card.chooseRooms': NoFacts;
  'card.moveToWaiting': NoFacts;
  'card.changeRooms': NoFacts;
  'card.oneMindChanged': NoFacts;
  'card.mindChangedMany': { films: number };
  'card.mindChanged': NoFacts;
  'card.noEventOfOurs': NoFacts;
  'card.answers': NoFacts;
  'card.when': NoFacts;
  'card.place': NoFacts;
  'card.rooms': NoFacts;
  'card.moreRooms': { rest: number };
  'card.noneYet': NoFacts;
  'card.permit': NoFacts;
  'card.children': NoFacts;
  'card.no': NoFacts;
  'card.yes': NoFacts;
  'card.consentUntil': NoFacts;
  'card.save': NoFacts;
  'card.lecturer': NoFacts;
  'card.date': NoFacts;
  'card.emptyStays': NoFacts;
  'card.nothingFilledIn': NoFacts;
  'card.fileChanged': NoFacts;
  'card.rowUnread': NoFacts;
  'card.undo': NoFacts;
  'card.saved': NoFacts;
  'card.today': NoFacts;
  'card.nothingWaits': NoFacts;
  'card.moreTasks': { rest: number };
  'card.whereSidebar': NoFacts;
  'card.showWhatFollows': NoFacts;
  'card.roomsThatMaySee': NoFacts;
  'card.rowCantBeRead': NoFacts;
  'card.asMany': NoFacts;
  'card.moreThanBefore': { people: number };
  'card.fewerThanBefore': { people: number };
  'card.nothingShared': NoFacts;
  'card.saveRooms': NoFacts;
  'card.whatFollows': NoFacts;
  'card.sameForAll': NoFacts;
  'card.title': NoFacts;
  'card.titleOf': { number: number };
  'card.whatTakingInDoes': NoFacts;
  'card.takeInThese': { films: number };
  'card.dateFromName': { name: string; date: string };
  'card.newRecording': NoFacts;
  'card.rowOfRecordings': NoFacts;
  'card.onlyEmpty': NoFacts;
  'card.forgotten': NoFacts;
  'card.undone': NoFacts;
  'card.undoneLeft': NoFacts;
  'card.answerChildren': NoFacts;
  'card.openWorkbook': NoFacts;
  'card.openReview': NoFacts;
  'card.stopped': { people: number };
  'card.toMend': { errors: number };
  'card.openWeb': NoFacts;
  'card.didNotWork': NoFacts;
  'card.changesWait': { changes: number };
  /** `unshared`: how many shares of the file’s own were taken away. */
  'card.takenIn': { recording: string; unshared: number };
  'card.filmsClose': { films: number };
  'card.answerCounts': { yes: number; no: number; none: number };
}

export const cardMessage = messageOf<CardMessages>();

export const cards: Catalogue<CardMessages> = {
  'menu.preview': { sv: 'Förhandsgranska ändringar', en: 'Preview changes' },
  'menu.upload': { sv: 'Lägg upp filmer', en: 'Upload recordings' },
  'menu.sidebar': { sv: 'Öppna sidopanelen', en: 'Open the sidebar' },
  'card.allHaveCaptions': { sv: 'Alla filmer har redan undertexter.', en: 'All recordings have captions already.' },
  'card.recording': { sv: 'Film', en: 'Recording' },
  'card.takeIn': { sv: 'Ta in', en: 'Take in' },
  'card.takeInCaptions': { sv: 'Ta in som undertexter', en: 'Take in as captions' },
  'card.captionsBelong': {
    sv: ({ recording }) => `Undertexterna hör nu till ${recording}.`,
    en: ({ recording }) => `The captions now belong to ${recording}.`,
  },
  'card.whoChangedTheirMind': { sv: 'Vem har ångrat sig? Filmen stängs direkt.', en: 'Who has changed their mind? It closes at once.' },
  'card.closeNow': { sv: 'Stäng nu', en: 'Close now' },
  'card.closeIt': { sv: 'Stäng filmen nu', en: 'Close it now' },
  'card.fileNotFound': { sv: 'Filen hittades inte.', en: 'The file was not found.' },
  'card.liesInWaiting': {
    sv: ({ title }) => `”${title}” ligger nu i Väntrummet. Bara samordnare ser den.`,
    en: ({ title }) => `“${title}” now lies in the waiting room. Only coordinators see it.`,
  },
  'card.receipt': { sv: 'Kvitto', en: 'Receipt' },
  'card.recordings': { sv: 'Filmer', en: 'Recordings' },
  'card.moreFiles': {
    sv: ({ rest }) => `Och ${rest} till. Välj färre åt gången för att se dem.`,
    en: ({ rest }) => `And ${rest} more. Choose fewer at a time to see them.`,
  },
  'card.chooseRecording': { sv: 'Välj en film för att se vem som får se den.', en: 'Choose a recording to see who may see it.' },
  'card.untitled': { sv: 'Namnlös fil', en: 'Untitled file' },
  'card.takeInMany': { sv: ({ films }) => `Ta in ${films} filmer`, en: ({ films }) => `Take in ${films} recordings` },
  'card.notInWorkbook': {
    sv: ({ films }) => `${films} av filerna är filmer som inte står i kalkylarket.`,
    en: ({ films }) => `${films} of the files are films that are not in the workbook.`,
  },
  'card.lookedAfterFrom': {
    sv: ({ account }) => `Filerna sköts från kontot ${account}.`,
    en: ({ account }) => `The files are looked after from the account ${account}.`,
  },
  'card.handOver': { sv: 'Ge Delakultur tillgång till filen', en: 'Give Delakultur access to the file' },
  'card.takeInRecording': { sv: 'Ta in som inspelning', en: 'Take in as a recording' },
  'card.askLecturer': { sv: 'Fråga föreläsaren', en: 'Ask the lecturer' },
  'card.lecturerName': {
    sv: ({ number }) => (number === 1 ? 'Föreläsarens namn' : `Föreläsare ${number}`),
    en: ({ number }) => (number === 1 ? 'The lecturer’s name' : `Lecturer ${number}`),
  },
  'card.email': { sv: 'E-post', en: 'E-mail' },
  'card.emailUnknown': { sv: 'Adressen är inte känd. Dit går brevet.', en: 'Not known. The letter goes there.' },
  'card.whoMaySee': { sv: 'Vilka får se filmen?', en: 'Who may see it?' },
  'card.lastDay': { sv: 'Till och med (tomt: ingen sista dag)', en: 'Until (empty: no last day)' },
  'card.basis': { sv: 'Vad bygger det på?', en: 'What is it based on?' },
  'card.basisPermit': { sv: 'Medgivande', en: 'Permit (medgivande)' },
  'card.basisFee': { sv: 'Föreläsaravtal (betald)', en: 'Lecture agreement (paid)' },
  'card.basisJob': { sv: 'I tjänsten (anställd)', en: 'Part of the job (employed)' },
  'card.closesMeanwhile': {
    sv: ({ people }, { count }) =>
      `${count(people, 'person ser', 'personer ser')} filmen nu. Den stängs tills alla har sagt ja, när ändringarna är gjorda.`,
    en: ({ people }, { count }) =>
      `${count(people, 'person sees', 'people see')} it now. It closes until all have said yes, once the changes are made.`,
  },
  'card.saveQuestion': { sv: 'Spara frågan', en: 'Save the question' },
  'card.questionSaved': {
    sv: ({ permits }) => `Frågan står i Medgivanden (${permits.join(', ')}). Skicka nu ${permits.length === 1 ? 'brevet' : 'breven'}.`,
    en: ({ permits }) =>
      `The question is in Medgivanden (${permits.join(', ')}). Now send the ${permits.length === 1 ? 'letter' : 'letters'}.`,
  },
  'card.mailLetterTo': { sv: ({ address }) => `Mejla brevet till ${address}`, en: ({ address }) => `Mail the letter to ${address}` },
  'card.letterMailed': {
    sv: ({ address }) => `Brevet är mejlat till ${address}.`,
    en: ({ address }) => `The letter is mailed to ${address}.`,
  },
  'card.letterInSidebar': {
    sv: 'Brevet finns under Medgivanden i arbetsbokens sidopanel: läs det, skriv ut det eller lägg till en adress.',
    en: 'The letter is under Permits in the workbook’s sidebar: read it, print it or add an address.',
  },
  'card.permitAfterLecturer': {
    sv: 'Medgivandet väljer du när föreläsaren är sparad.',
    en: 'You choose the permit once the lecturer is saved.',
  },
  'card.fillIn': { sv: 'Fyll i det som saknas', en: 'Fill in what is missing' },
  'card.chooseRooms': { sv: 'Välj rum', en: 'Choose rooms' },
  'card.moveToWaiting': { sv: 'Flytta till Väntrummet', en: 'Move to the waiting room' },
  'card.changeRooms': { sv: 'Ändra rum', en: 'Change rooms' },
  'card.oneMindChanged': {
    sv: 'Ångrar sig någon av föreläsarna? Du väljer vem, och filmen stängs direkt.',
    en: 'Has one of the lecturers changed their mind? You choose who, and it closes at once.',
  },
  'card.mindChangedMany': {
    sv: ({ films }) => `Ångrar sig föreläsaren? Medgivandet gäller ${films} filmer, och alla stängs direkt.`,
    en: ({ films }) => `Has the lecturer changed their mind? The permit is for ${films} recordings, and all close at once.`,
  },
  'card.mindChanged': {
    sv: 'Ångrar sig föreläsaren? Filmen stängs direkt.',
    en: 'Has the lecturer changed their mind? It closes at once.',
  },
  'card.noEventOfOurs': { sv: 'Den här händelsen hör inte till Delakultur.', en: 'This event is not Delakultur’s.' },
  'card.answers': { sv: 'Svar', en: 'Answers' },
  'card.when': { sv: 'När', en: 'When' },
  'card.place': { sv: 'Plats', en: 'Place' },
  'card.rooms': { sv: 'Rum', en: 'Rooms' },
  'card.moreRooms': {
    sv: ({ rest }) => `Och ${rest} till: välj bland dem i arbetsboken.`,
    en: ({ rest }) => `And ${rest} more: choose among them in the workbook.`,
  },
  'card.noneYet': { sv: 'Inget än', en: 'None yet' },
  'card.permit': { sv: 'Medgivande', en: 'Permit' },
  'card.children': { sv: 'Syns eller hörs barn?', en: 'Are children seen or heard?' },
  'card.no': { sv: 'Nej', en: 'No' },
  'card.yes': { sv: 'Ja', en: 'Yes' },
  'card.consentUntil': { sv: 'Om ja: samtycket gäller till och med', en: 'If so: the consent holds until' },
  'card.save': { sv: 'Spara', en: 'Save' },
  'card.lecturer': { sv: 'Föreläsare', en: 'Lecturer' },
  'card.date': { sv: 'Datum', en: 'Date' },
  'card.emptyStays': { sv: 'Det du lämnar tomt ändras inte.', en: 'What you leave empty stays as it is.' },
  'card.nothingFilledIn': { sv: 'Du har inte fyllt i något.', en: 'You have filled in nothing.' },
  'card.fileChanged': {
    sv: 'Filen har ändrats sedan kortet visades. Välj den igen i Drive.',
    en: 'The file has changed since the card was shown. Choose it again.',
  },
  'card.rowUnread': {
    sv: 'Filmens rad går inte att läsa. Rätta den i arbetsboken.',
    en: 'The row can’t be read. Mend it in the workbook.',
  },
  'card.undo': { sv: 'Ångra', en: 'Undo' },
  'card.saved': { sv: 'Sparat i arbetsboken.', en: 'Saved in the workbook.' },
  'card.today': { sv: 'I dag', en: 'Today' },
  'card.nothingWaits': { sv: 'Inget väntar på dig.', en: 'Nothing waits for you.' },
  'card.moreTasks': {
    sv: ({ rest }) => `Och ${rest} till, i arbetsbokens sidopanel.`,
    en: ({ rest }) => `And ${rest} more, in the workbook’s sidebar.`,
  },
  'card.whereSidebar': {
    sv: 'I arbetsboken: Tillägg → Delakultur → Öppna sidopanelen.',
    en: 'In the workbook: Extensions → Delakultur → Open the sidebar.',
  },
  'card.showWhatFollows': { sv: 'Visa vad som följer', en: 'Show what follows' },
  'card.roomsThatMaySee': { sv: 'Rum som får se filmen', en: 'Rooms that may see it' },
  'card.rowCantBeRead': { sv: 'Filmens rad går inte att läsa.', en: 'The row can’t be read.' },
  'card.asMany': { sv: 'Lika många som förut.', en: 'As many as before.' },
  'card.moreThanBefore': { sv: ({ people }) => `${people} fler än förut.`, en: ({ people }) => `${people} more than before.` },
  'card.fewerThanBefore': { sv: ({ people }) => `${people} färre än förut.`, en: ({ people }) => `${people} fewer than before.` },
  'card.nothingShared': {
    sv: 'Inget delas förrän ändringarna har granskats.',
    en: 'Nothing is shared until the changes have been reviewed.',
  },
  'card.saveRooms': { sv: 'Spara rummen', en: 'Save the rooms' },
  'card.whatFollows': { sv: 'Vad som följer', en: 'What follows' },
  'card.sameForAll': { sv: 'Lika för alla', en: 'The same for all' },
  'card.title': { sv: 'Titel', en: 'Title' },
  'card.titleOf': { sv: ({ number }) => `Titel ${number}`, en: ({ number }) => `Title ${number}` },
  'card.whatTakingInDoes': {
    sv: 'Filen flyttas till Väntrummet. Ingen annan ser den förrän medgivandet tillåter det och ändringarna är gjorda.',
    en: 'The file moves to the waiting room. No one else sees it until the permit allows it and the changes are made.',
  },
  'card.takeInThese': { sv: ({ films }) => `Ta in ${films} filmer`, en: ({ films }) => `Take in ${films}` },
  'card.dateFromName': {
    sv: ({ name, date }) => `${name}. Datum ur namnet: ${date}`,
    en: ({ name, date }) => `${name}. Date from the name: ${date}`,
  },
  'card.newRecording': { sv: 'Ny inspelning', en: 'A new recording' },
  'card.rowOfRecordings': { sv: 'Rad i Inspelningar', en: 'Row of the recordings' },
  'card.onlyEmpty': { sv: 'Väljer du en rad fylls bara det i som är tomt där.', en: 'In a row of yours only what is empty is filled in.' },
  'card.forgotten': {
    sv: 'Det går inte att ångra längre. Ta bort raden i arbetsboken, och flytta filen själv i Drive.',
    en: 'This can no longer be undone. Remove the row in the workbook, and move the file yourself in Drive.',
  },
  'card.undone': { sv: 'Det är ogjort.', en: 'It is undone.' },
  'card.undoneLeft': {
    sv: 'Det är ogjort. Filen ligger kvar i Väntrummet: flytta den själv i Drive dit du vill ha den.',
    en: 'It is undone. The file still lies in the waiting room: move it yourself in Drive to where you want it.',
  },
  'card.answerChildren': { sv: 'Svara på om barn syns eller hörs i filmen.', en: 'Answer whether children are seen or heard.' },
  'card.openWorkbook': { sv: 'Öppna arbetsboken', en: 'Open the workbook' },
  'card.openReview': { sv: 'Öppna granskningen', en: 'Open the review' },
  'card.stopped': {
    sv: ({ people }, { count }) => `Stoppad: ${count(people, 'person', 'personer')} skulle förlora tillgång`,
    en: ({ people }, { count }) => `Stopped: ${count(people, 'person', 'people')} would lose access`,
  },
  'card.toMend': {
    sv: ({ errors }) => `Inga ändringar väntar, ${errors} att rätta`,
    en: ({ errors }) => `No changes wait, ${errors} to mend`,
  },
  'card.openWeb': { sv: 'Öppna Delakultur på webben', en: 'Open Delakultur on the web' },
  'card.didNotWork': { sv: 'Det gick inte', en: 'That did not work' },
  'card.changesWait': {
    sv: ({ changes }, { count }) => (changes === 0 ? 'Allt stämmer' : `${count(changes, 'ändring', 'ändringar')} väntar`),
    en: ({ changes }, { count }) => (changes === 0 ? 'All is as it should be' : count(changes, 'change waits', 'changes wait')),
  },
  'card.takenIn': {
    sv: ({ recording, unshared }) =>
      `Intagen som ${recording}, ligger i Väntrummet.${unshared === 0 ? '' : unshared === 1 ? ' En delning togs bort.' : ` ${unshared} delningar togs bort.`}`,
    en: ({ recording, unshared }) =>
      `Taken in as ${recording}, lies in the waiting room.${unshared === 0 ? '' : unshared === 1 ? ' One sharing ended.' : ` ${unshared} sharings ended.`}`,
  },
  'card.filmsClose': {
    sv: ({ films }, { count }) => count(films, 'film stängs', 'filmer stängs'),
    en: ({ films }, { count }) => count(films, 'recording closes', 'recordings close'),
  },
  'card.answerCounts': {
    sv: ({ yes, no, none }) => `${yes} ja, ${no} nej, ${none} utan svar`,
    en: ({ yes, no, none }) => `${yes} yes, ${no} no, ${none} unanswered`,
  },
};
