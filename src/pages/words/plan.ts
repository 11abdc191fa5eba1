/** The plan review, and its receipt. */
import type { ChangeView } from '../../contract/api.ts';
import { useSpeech } from '../kit/language.ts';
import { words } from './all.ts';
import { type Loose, plural, type Shown } from './grammar.ts';

const sv = {
  reviewTitle: (shown: Shown, n: number) => `Förhandsgranska ${shown} ${plural(n, 'ändring', 'ändringar')}`,
  nothingToChange: 'Inget att ändra',
  reviewText:
    'Inget nytt delas förrän du säger till. Planen gäller till midnatt. Samordnarna ser allt och räknas inte med, och ingen räknas två gånger.',
  readAt: (at: string, people: Shown, p: number, films: Shown, f: number) =>
    `Läst ${at} · ${people} ${plural(p, 'person', 'personer')}, ${films} ${plural(f, 'film', 'filmer')}`,
  changesLabel: 'Ändringarna',
  filterLabel: 'Välj vilka ändringar du ser',
  all: 'Allt',
  kinds: {
    close: 'Stänga filmer',
    lose: 'Förlorar tillgång',
    gain: 'Får tillgång',
    meeting: 'Träffar',
    new: 'Nytt',
    other: 'Övrigt',
  } satisfies Record<ChangeView['kind'], string>,
  /** Before a change, for those who do not see its sign. */
  kindWords: {
    close: 'Stängs',
    lose: 'Förlorar tillgång',
    gain: 'Får tillgång',
    meeting: 'Träff',
    new: 'Nytt',
    other: 'Ändras',
  } satisfies Record<ChangeView['kind'], string>,
  unreadableRows: (shown: Shown, n: number) =>
    `${shown} ${plural(n, 'rad', 'rader')} i kalkylarket går inte att läsa. ${plural(n, 'Den', 'De')} ändrar ingenting.`,
  remarks: (n: number) => `${n} ${plural(n, 'påpekande', 'påpekanden')} om kalkylarkets rader.`,
  showRows: 'Visa raderna',
  rowsTitle: 'Rader att se över',
  severities: { error: 'Går inte att läsa', warning: 'Se över', info: 'Att veta' },
  planEmpty: 'Allt stämmer',
  planEmptyText: 'Drive, grupper och kalender är som kalkylarket säger.',
  moreSections: (n: Shown) => `Visa fler (${n} till)`,
  first: 'Först',
  because: (reason: string) => `Därför: ${reason}`,
  gainCount: (shown: Shown, _n: number) => `${shown} får tillgång`,
  loseCount: (shown: Shown, _n: number) => `${shown} förlorar den`,
  showWho: 'Visa vilka',
  how: {
    gains: (shown: Shown, _n: number) => `${shown} får tillgång`,
    loses: (shown: Shown, _n: number) => `${shown} förlorar tillgång`,
    invited: (shown: Shown, _n: number) => `${shown} bjuds in`,
    left: (shown: Shown, _n: number) => `${shown} tas bort`,
    mailed: (shown: Shown, _n: number) => `${shown} får mejl`,
  } satisfies Record<ChangeView['who'][number]['how'], (shown: Shown, n: number) => string>,
  closeOnly: (n: number) => `Stäng bara det som ska stängas (${n})`,
  footnote: (mails: number, seconds: number) =>
    `${mails === 0 ? 'Inga mejl skickas.' : `${mails} mejl skickas.`} Tar ungefär ${seconds < 90 ? `${seconds} ${plural(seconds, 'sekund', 'sekunder')}` : `${Math.round(seconds / 60)} minuter`}.`,
  apply: (shown: Shown, n: number) => `Genomför ${shown} ${plural(n, 'ändring', 'ändringar')}`,
  carryingOut: 'Genomför ändringarna',
  carryingBegins: 'Börjar …',
  doneOf: (done: Shown, all: Shown) => `${done} av ${all}`,
  mayClose: 'Du kan stänga fönstret. Arbetet går vidare, och sidopanelen visar hur det gick.',
  stop: 'Stoppa',
  stopping: 'Stannar efter det som pågår …',
  results: {
    done: (n: number) => `Klart. ${n} ${plural(n, 'ändring är genomförd', 'ändringar är genomförda')}.`,
    nothing: (_n: number) => 'Inget behövde ändras.',
    guard: (_n: number) => 'Stoppad: för många skulle förlora tillgång.',
    stale: (_n: number) => 'Något har ändrats sedan planen lästes. Läs den igen.',
    busy: (_n: number) => 'Någon annan genomför ändringar just nu. Vänta en stund.',
    stopped: (n: number) => `Stannat efter ${n} ${plural(n, 'ändring', 'ändringar')}. Resten väntar.`,
  },
  doneInPart: (done: number, failed: number) =>
    `${done} ${plural(done, 'ändring är genomförd', 'ändringar är genomförda')}, ${failed} gick inte.`,
  doneCount: (n: number) => `${n} ${plural(n, 'ändring genomförd', 'ändringar genomförda')}.`,
  mailCount: (n: number) => (n === 0 ? 'Inga mejl skickades.' : `${n} mejl skickades.`),
  skippedCount: (n: number) => `${n} ${plural(n, 'ändring', 'ändringar')} väntar till nästa körning.`,
  failedTitle: (n: number) => `${n} gick inte`,
  failedText: 'De prövas igen vid nästa körning. Du behöver inte göra om dem.',
  readAgain: 'Läs planen igen',
  applied: 'Genomfört',
  receipt: 'Kvitto',
  print: 'Skriv ut',
  receiptTitle: 'Delakultur: kvitto',
  receiptWhen: (day: string, time: string) => `Genomfört ${day} kl. ${time}`,
  receiptPlan: (hash: string) => `Plan ${hash}`,
  receiptApproved: (n: number) => `Planen som godkändes (${n} ${plural(n, 'ändring', 'ändringar')}):`,
};

const en: Loose<typeof sv> = {
  reviewTitle: (shown, n) => `Preview ${shown} ${plural(n, 'change', 'changes')}`,
  nothingToChange: 'Nothing to change',
  reviewText:
    'Nothing new is shared until you say so. The plan holds until midnight. Coordinators see everything and are not counted, and nobody is counted twice.',
  readAt: (at, people, p, films, f) =>
    `Read ${at} · ${people} ${plural(p, 'person', 'people')}, ${films} ${plural(f, 'recording', 'recordings')}`,
  changesLabel: 'The changes',
  filterLabel: 'Choose which changes you see',
  all: 'All',
  kinds: { close: 'Close recordings', lose: 'Lose access', gain: 'Gain access', meeting: 'Meetings', new: 'New', other: 'Other' },
  kindWords: { close: 'Closes', lose: 'Loses access', gain: 'Gains access', meeting: 'Meeting', new: 'New', other: 'Changes' },
  unreadableRows: (shown, n) =>
    `${shown} ${plural(n, 'row', 'rows')} of the spreadsheet can’t be read. ${plural(n, 'It changes', 'They change')} nothing.`,
  remarks: (n) => `${n} ${plural(n, 'remark', 'remarks')} about the spreadsheet’s rows.`,
  showRows: 'Show the rows',
  rowsTitle: 'Rows to look over',
  severities: { error: 'Can’t be read', warning: 'Look over', info: 'To know' },
  planEmpty: 'All is as it should be',
  planEmptyText: 'Drive, groups and calendar are as the spreadsheet says.',
  moreSections: (n) => `Show more (${n} left)`,
  first: 'First',
  because: (reason) => `Because: ${reason}`,
  gainCount: (shown, n) => `${shown} ${plural(n, 'gains', 'gain')} access`,
  loseCount: (shown, n) => `${shown} ${plural(n, 'loses', 'lose')} it`,
  showWho: 'Show who',
  how: {
    gains: (shown, n) => `${shown} ${plural(n, 'gains', 'gain')} access`,
    loses: (shown, n) => `${shown} ${plural(n, 'loses', 'lose')} access`,
    invited: (shown, n) => `${shown} ${plural(n, 'is', 'are')} invited`,
    left: (shown, n) => `${shown} ${plural(n, 'is', 'are')} taken off`,
    mailed: (shown, n) => `${shown} ${plural(n, 'is', 'are')} mailed`,
  },
  closeOnly: (n) => `Close only what is to be closed (${n})`,
  footnote: (mails, seconds) =>
    `${mails === 0 ? 'No mail is sent.' : `${mails} ${plural(mails, 'mail is', 'mails are')} sent.`} Takes about ${seconds < 90 ? `${seconds} ${plural(seconds, 'second', 'seconds')}` : `${Math.round(seconds / 60)} minutes`}.`,
  apply: (shown, n) => `Carry out ${shown} ${plural(n, 'change', 'changes')}`,
  carryingOut: 'Carrying out the changes',
  carryingBegins: 'Beginning …',
  doneOf: (done, all) => `${done} of ${all}`,
  mayClose: 'You may close this window. The work goes on, and the sidebar shows how it went.',
  stop: 'Stop',
  stopping: 'Stopping after what is under way …',
  results: {
    done: (n) => `Done. ${n} ${plural(n, 'change is', 'changes are')} carried out.`,
    nothing: () => 'Nothing needed to change.',
    guard: () => 'Stopped: too many would lose access.',
    stale: () => 'Something has changed since the plan was read. Read it again.',
    busy: () => 'Someone else is carrying out changes now. Wait a moment.',
    stopped: (n) => `Stopped after ${n} ${plural(n, 'change', 'changes')}. The rest waits.`,
  },
  doneInPart: (done, failed) => `${done} ${plural(done, 'change is', 'changes are')} carried out, ${failed} did not work.`,
  doneCount: (n) => `${n} ${plural(n, 'change', 'changes')} carried out.`,
  mailCount: (n) => (n === 0 ? 'No mail was sent.' : `${n} ${plural(n, 'mail was', 'mails were')} sent.`),
  skippedCount: (n) => `${n} ${plural(n, 'change waits', 'changes wait')} for the next run.`,
  failedTitle: (n) => `${n} did not work`,
  failedText: 'They are tried again at the next run. You need not do them over.',
  readAgain: 'Read the plan again',
  applied: 'Carried out',
  receipt: 'Receipt',
  print: 'Print',
  receiptTitle: 'Delakultur: receipt',
  receiptWhen: (day, time) => `Carried out on ${day} at ${time}`,
  receiptPlan: (hash) => `Plan ${hash}`,
  receiptApproved: (n) => `The plan that was approved (${n} ${plural(n, 'change', 'changes')}):`,
};

/** What the plan review says: its own texts, and those of every page. */
export const planWords = { sv: { ...words.sv, ...sv }, en: { ...words.en, ...en } };
export type PlanWords = Loose<typeof planWords.sv>;
export const usePlanWords = (): PlanWords => planWords[useSpeech().lang];
