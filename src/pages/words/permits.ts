/** Answers, renewals and withdrawals of permits, and what would follow. */
import { grouped } from '../../messages/words.ts';
import { and, type Loose, plural } from './grammar.ts';

export const sv = {
  // Answers and permits
  whatAnswer: 'Vad blev svaret?',
  chooseAnswer: 'Välj ja eller nej.',
  answeredOn: 'Svarade den',
  answeredAhead: 'Svarsdagen kan inte ligga i framtiden.',
  lastDay: 'Får visas till och med',
  lastDayHint: 'Lämna tomt om föreläsaren inte har sagt någon sista dag.',
  newLastDay: 'Ny sista dag',
  newLastDayHint: 'Den dag som föreläsaren har sagt ja till.',
  endPassed: 'Dagen har redan varit. Välj en senare.',
  endBeforeBegin: (from: string) => `Medgivandet börjar gälla ${from}. Välj den dagen eller en senare.`,
  evidence: 'Underlag',
  evidenceHint: 'Diarienummer eller en länk som börjar med https://. Går att fylla i senare.',
  saveAnswer: 'Spara svaret',
  saveRenewal: 'Spara ny sista dag',
  savedYes: 'Svaret ja är sparat.',
  savedNo: 'Svaret nej är sparat.',
  savedRenewal: 'Den nya sista dagen är sparad.',
  chooseDay: 'Välj en dag.',

  // What follows
  follows: 'Det här följer',
  followsReplacement: 'Det här följer av bytet',
  followsNothing: 'Ingen får eller förlorar tillgång.',
  followsChanges: (n: number) => `${n} ${plural(n, 'ändring', 'ändringar')} väntar sedan på att genomföras.`,
  filmCloses: (title: string, people: number) => `”${title}” stängs för ${people} ${plural(people, 'person', 'personer')}.`,
  filmUntil: (title: string, until: string, before: string) =>
    `”${title}” visas ${until === '' ? 'utan slutdag' : `till och med ${until}`} (nu ${before === '' ? 'utan slutdag' : `till och med ${before}`}).`,
  maySee: (title: string, people: number, rooms: readonly string[], until = '') =>
    people === 0
      ? `”${title}” får bara ses av samordnarna.`
      : `${grouped(people, 'sv')} ${plural(people, 'person', 'personer')} får se ”${title}”${rooms.length === 0 ? '' : ` i ${and(rooms, 'och')}`}${until === '' ? '' : ` till och med ${until}`}.`,
  andMorePeople: (n: number) => `och ${n} ${plural(n, 'person', 'personer')} till`,
  mailsTo: (mails: readonly string[]) =>
    mails.length > 4
      ? `${mails.length} mejl: ${mails.slice(0, 3).join(', ')} och ${mails.length - 3} till.`
      : `${mails.length} mejl: ${and(mails, 'och')}.`,
  guardWould: 'Så många skulle förlora tillgång att planen stannar tills du har godkänt antalet.',

  // Withdrawal
  withdrawTitle: 'Föreläsaren ångrar sig',
  didWithdraw: (lecturer: string) => `Filmerna är stängda: ${lecturer} ångrade sig.`,
  withdrawText: 'Välj medgivandet som tas tillbaka. Filmerna stängs genast, utan att vänta på andra ändringar.',
  whoWithdraws: (operator: string) => `${operator === '' ? 'Driftkontot' : operator} stänger filmer. Hör av dig dit genast.`,
  searchPermits: 'Sök föreläsare eller film',
  noPermits: 'Inget medgivande går att ta tillbaka',
  noPermitsText: 'Ingen föreläsare har ett ja som gäller nu.',
  permitLine: (films: number, people: number, day: string) =>
    `${films} ${plural(films, 'film', 'filmer')}, ${grouped(people, 'sv')} ${plural(people, 'person får', 'personer får')} se ${plural(films, 'den', 'dem')}${day === '' ? '' : `. Ja ${day}`}.`,
  closeFilmsOf: (who: string) => `${who} tar tillbaka sitt medgivande`,
  closeWhich: 'Vilka filmer gäller det?',
  closeNone: 'Välj minst en film.',
  closeSome: 'De andra visas som förut. Andra versioner av en film stängs med den. Ett nytt ja krävs för att öppna igen.',
  withdrawFollows: (people: number) =>
    `${grouped(people, 'sv')} ${plural(people, 'person förlorar', 'personer förlorar')} tillgång. Ett nytt ja krävs för att öppna igen.`,
  withdrawCannot: 'Den som redan har laddat ner en film har den kvar. Det bör föreläsaren få veta.',
  closeNow: (films: number) => (films === 0 ? 'Stäng nu' : plural(films, 'Stäng filmen nu', `Stäng ${films} filmer nu`)),
  closing: 'Stänger …',
  closedAll: 'Stängt. Bara samordnarna kan se nu.',
  closedNotAll: 'Allt gick inte att stänga. Försök igen genast.',
  filmClosed: (title: string, closed: boolean, before: number) =>
    closed
      ? `”${title}” är stängd. ${grouped(before, 'sv')} ${plural(before, 'person kunde', 'personer kunde')} se den.`
      : `”${title}” är fortfarande öppen.`,
  wholeReceipt: 'Visa hela kvittot',
  copyReceipt: 'Kopiera kvittot',
  printReceipt: 'Skriv ut kvittot',
  mailReceipt: 'Mejla till föreläsaren',
  copyLetter: 'Kopiera brevet till föreläsaren',
};

export const en: Loose<typeof sv> = {
  whatAnswer: 'What was the answer?',
  chooseAnswer: 'Choose yes or no.',
  answeredOn: 'Answered on',
  answeredAhead: 'The day of the answer can’t lie ahead.',
  lastDay: 'May be shown until',
  lastDayHint: 'Leave empty if the lecturer named no last day.',
  newLastDay: 'New last day',
  newLastDayHint: 'The day the lecturer has agreed to.',
  endPassed: 'That day has passed. Choose a later one.',
  endBeforeBegin: (from) => `The permit begins on ${from}. Choose that day or a later one.`,
  evidence: 'Evidence',
  evidenceHint: 'A registry number, or a link that begins with https://. Can be filled in later.',
  saveAnswer: 'Save the answer',
  saveRenewal: 'Save the new last day',
  savedYes: 'The yes is saved.',
  savedNo: 'The no is saved.',
  savedRenewal: 'The new last day is saved.',
  chooseDay: 'Choose a day.',

  follows: 'What follows',
  followsReplacement: 'What follows from the change',
  followsNothing: 'Nobody gains or loses access.',
  followsChanges: (n) => `${n} ${plural(n, 'change', 'changes')} will then wait to be carried out.`,
  filmCloses: (title, people) => `“${title}” closes to ${people} ${plural(people, 'person', 'people')}.`,
  filmUntil: (title, until, before) =>
    `“${title}” is shown ${until === '' ? 'without a last day' : `until ${until}`} (now ${before === '' ? 'without one' : `until ${before}`}).`,
  maySee: (title, people, rooms, until = '') =>
    people === 0
      ? `Only the coordinators may see “${title}”.`
      : `${grouped(people, 'en')} ${plural(people, 'person', 'people')} may see “${title}”${rooms.length === 0 ? '' : ` in ${and(rooms, 'and')}`}${until === '' ? '' : ` until ${until}`}.`,
  andMorePeople: (n) => `and ${n} more ${plural(n, 'person', 'people')}`,
  mailsTo: (mails) =>
    mails.length > 4
      ? `${mails.length} mails: ${mails.slice(0, 3).join(', ')} and ${mails.length - 3} more.`
      : `${mails.length} ${plural(mails.length, 'mail', 'mails')}: ${and(mails, 'and')}.`,
  guardWould: 'So many would lose access that the plan stops until you have approved the number.',

  withdrawTitle: 'The lecturer has second thoughts',
  didWithdraw: (lecturer) => `Recordings closed: ${lecturer} had second thoughts.`,
  withdrawText: 'Choose the permit that is taken back. The recordings close at once, without waiting for other changes.',
  whoWithdraws: (operator) => `${operator === '' ? 'The operating account' : operator} closes recordings. Get in touch at once.`,
  searchPermits: 'Search lecturer or recording',
  noPermits: 'No permit can be taken back',
  noPermitsText: 'No lecturer has a yes in force.',
  permitLine: (films, people, day) =>
    `${films} ${plural(films, 'recording', 'recordings')}, ${grouped(people, 'en')} ${plural(people, 'person', 'people')} may see ${plural(films, 'it', 'them')}${day === '' ? '' : `. Yes on ${day}`}.`,
  closeFilmsOf: (who) => `${who} takes the permit back`,
  closeWhich: 'Which recordings?',
  closeNone: 'Choose at least one recording.',
  closeSome: 'The others are shown as before. Other versions of a recording close with it. Opening again takes a new yes.',
  withdrawFollows: (people) =>
    `${grouped(people, 'en')} ${plural(people, 'person loses', 'people lose')} access. Opening again takes a new yes.`,
  withdrawCannot: 'Whoever has downloaded a recording still has it. The lecturer should be told.',
  closeNow: (films) => (films === 0 ? 'Close now' : plural(films, 'Close the recording now', `Close ${films} recordings now`)),
  closing: 'Closing …',
  closedAll: 'Closed. Only the coordinators can see now.',
  closedNotAll: 'Not everything could be closed. Try again at once.',
  filmClosed: (title, closed, before) =>
    closed
      ? `“${title}” is closed. ${grouped(before, 'en')} ${plural(before, 'person', 'people')} could see it.`
      : `“${title}” is still open.`,
  wholeReceipt: 'Show the whole receipt',
  copyReceipt: 'Copy the receipt',
  printReceipt: 'Print the receipt',
  mailReceipt: 'Mail the lecturer',
  copyLetter: 'Copy the letter to the lecturer',
};
