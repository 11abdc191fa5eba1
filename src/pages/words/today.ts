/** The sidebar’s first tab, the set-up, and the guard. */
import { and, type Loose, plural, type Shown } from './grammar.ts';

export const sv = {
  // I dag
  nothingWaits: 'Inget väntar på dig',
  nothingWaitsText: 'Alla medgivanden är besvarade, och ingen enhet saknar någon med uppdraget.',
  enterAnswer: 'Skriv in svar',
  renew: 'Förnya medgivandet',
  appoint: (ambassador: string) => `Utse ${ambassador}`,
  showSilentUnits: 'Visa enheter utan svar',
  suggestTime: 'Föreslå tid',
  withdrawLink: 'Föreläsaren ångrar sig …',
  decide: 'Titta och besluta',
  noStaffPage: 'Personalsidan finns inte än. Den behövs för att besluta.',

  // Since last
  sinceTitle: (when: string) => `Sedan sist, ${when}`,
  since: (added: number, removed: number, closed: number, others: number) => {
    const parts = [
      added > 0 ? `${added} ${plural(added, 'person har lagts till', 'personer har lagts till')}` : '',
      removed > 0 ? `${removed} ${plural(removed, 'person har tagits bort', 'personer har tagits bort')}` : '',
      closed > 0 ? `${closed} ${plural(closed, 'film har stängts', 'filmer har stängts')}` : '',
      others > 0 ? `${others} ${plural(others, 'annan ändring är gjord', 'andra ändringar är gjorda')}` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'Inget är ändrat.' : `Av sig självt, som kalkylarket säger: ${and(parts, 'och')}.`;
  },
  sinceFailed: (n: number) => `${n} ${plural(n, 'ändring', 'ändringar')} gick inte. Det prövas igen nästa timme.`,
  sinceShow: 'Visa',

  // The log
  logTitle: 'Loggen',
  searchLog: 'Sök i loggen',
  logCount: (shown: Shown, n: number) => `${shown} ${plural(n, 'sak', 'saker')}, den senaste först`,
  noLog: 'Inget är gjort än',
  showOlder: 'Visa äldre',
  logWaits: 'väntar',
  logFailed: 'gick inte',
  logBefore: 'Så var det innan',

  // Set-up
  setUpTitle: 'Kom i gång',
  setUpText: 'Varje steg går att ångra.',
  doThis: 'Gör det här',
  stepsDone: (n: number, all: number) => `${n} av ${all} steg klara`,

  // Stopped
  nobodyRemoved: 'Ingen har tagits bort',
  greatestDifference: 'Störst skillnad:',
  losingOf: (name: string, losing: Shown, present: Shown) => `${name}: ${losing} av ${present}`,
  seeWho: 'Se vilka det gäller',
  typeNumber: 'Stämmer det? Skriv antalet:',
  typeNumberHint: 'Då godkänner du just den här planen, ingen annan.',
  typeNumberPlan: (n: Shown) => `Skriv ${n} för att godkänna just den här planen.`,
  wrongNumber: (n: Shown) => `Antalet stämmer inte. ${n} personer skulle förlora tillgång.`,
  approvePlan: 'Godkänn just den här planen',
  emptied: 'ingen blir kvar',
};

export const en: Loose<typeof sv> = {
  nothingWaits: 'Nothing waits for you',
  nothingWaitsText: 'Every permit is answered, and no unit is vacant.',
  enterAnswer: 'Enter the answer',
  renew: 'Renew the permit',
  appoint: (ambassador) => `Appoint a ${ambassador}`,
  showSilentUnits: 'Show units without an answer',
  suggestTime: 'Suggest a time',
  withdrawLink: 'The lecturer has second thoughts …',
  decide: 'Look and decide',
  noStaffPage: 'There is no staff page yet. It is needed for deciding.',

  sinceTitle: (when) => `Since last, ${when}`,
  since: (added, removed, closed, others) => {
    const parts = [
      added > 0 ? `${added} ${plural(added, 'person was added', 'people were added')}` : '',
      removed > 0 ? `${removed} ${plural(removed, 'person was removed', 'people were removed')}` : '',
      closed > 0 ? `${closed} ${plural(closed, 'recording was closed', 'recordings were closed')}` : '',
      others > 0 ? `${others} other ${plural(others, 'change was made', 'changes were made')}` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'Nothing has changed.' : `By itself, as the spreadsheet says: ${and(parts, 'and')}.`;
  },
  sinceFailed: (n) => `${n} ${plural(n, 'change', 'changes')} did not work. It is tried again next hour.`,
  sinceShow: 'Show',
  logTitle: 'The log',
  searchLog: 'Search the log',
  logCount: (shown, n) => `${shown} ${plural(n, 'thing', 'things')}, the latest first`,
  noLog: 'Nothing has been done yet',
  showOlder: 'Show older',
  logWaits: 'waits',
  logFailed: 'did not work',
  logBefore: 'How it was before',

  setUpTitle: 'Get started',
  setUpText: 'Every step can be undone.',
  doThis: 'Do this',
  stepsDone: (n, all) => `${n} of ${all} steps done`,

  nobodyRemoved: 'Nobody has been removed',
  greatestDifference: 'Greatest difference:',
  losingOf: (name, losing, present) => `${name}: ${losing} of ${present}`,
  seeWho: 'See who it concerns',
  typeNumber: 'Is that right? Type the number:',
  typeNumberHint: 'That approves just this plan, no other.',
  typeNumberPlan: (n) => `Type ${n} to approve just this plan.`,
  wrongNumber: (n) => `That is not the number. ${n} people would lose access.`,
  approvePlan: 'Approve just this plan',
  emptied: 'nobody would be left',
};
