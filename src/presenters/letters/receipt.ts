/**
 * A withdrawal's receipt for the person who closed the films, and a letter to the lecturer, ready to send. Neither names
 * anyone but the lecturer. They say closed only of what was read back as closed.
 */
import type { Message, Words } from '../../domain/message.ts';
import { render } from '../../messages/render.ts';
import { count, type Lang, people, say } from '../../messages/words.ts';

export interface FilmReceipt {
  readonly recording: string;
  readonly title: string;
  readonly file: string | undefined;
  readonly readersBefore: number;
  readonly byLink?: boolean;
  readonly captions?: number;
  readonly others?: number;
  readonly closed: boolean;
  readonly shortcutsRemoved: number;
  readonly why?: 'place' | 'grant' | 'above' | 'owner' | 'unread' | undefined;
  /** Google's refusal: `403 forbidden`. */
  readonly error?: string;
}

export interface ReceiptFacts {
  readonly permit: string;
  /** The permit that the films were taken out of, where it stands for others. */
  readonly from?: string | undefined;
  readonly lecturer: string;
  /** Local times 'YYYY-MM-DD HH:MM'. */
  readonly begun: string;
  readonly ended: string;
  readonly films: readonly FilmReceipt[];
  readonly closed: boolean;
  readonly meetings?: { readonly changed: number; readonly failed: number };
  readonly notes?: readonly ('rowUnwritten' | 'statusUnwritten' | 'othersRunning' | 'unread')[];
  readonly cannotUndo: Message;
}

/** The whole receipt, for those who closed the films. */
export function receiptText(receipt: ReceiptFacts, lang: Lang): string {
  const sv = lang === 'sv';
  const head = receipt.closed ? (sv ? 'KVITTO: stängt' : 'RECEIPT: closed') : sv ? 'INTE HELT STÄNGT' : 'NOT WHOLLY CLOSED';
  const who = receipt.lecturer === '' ? '' : `, ${receipt.lecturer}`;
  const { changed = 0, failed = 0 } = receipt.meetings ?? {};
  const notes = receipt.notes ?? [];
  const open = receipt.films.some((film) => !film.closed);
  const lines = [
    `${head} · ${sv ? 'medgivande' : 'permit'} ${receipt.permit}${who}`,
    ...(receipt.from === undefined
      ? []
      : [
          sv
            ? `Medgivandet ${receipt.from} gäller som förut för sina andra filmer.`
            : `The permit ${receipt.from} holds as before for its other recordings.`,
        ]),
    `${sv ? 'Började' : 'Begun'} ${receipt.begun}, ${sv ? 'klart' : 'done'} ${receipt.ended}.`,
    ...receipt.films.map(
      (film) => `  ${film.closed ? '✓' : '✗'} ${film.recording} ${film.title}: ${filmText(film, notes.includes('unread'), lang)}`,
    ),
    ...(receipt.films.length === 0 ? [sv ? '  Ingen inspelning anger medgivandet.' : '  No recording names the permit.'] : []),
    ...(changed > 0 ? [cleared(changed, lang)] : []),
    ...(failed > 0 ? [notCleared(failed, lang)] : []),
    ...notes.map((note) => say(NOTES[note], lang)),
    render(receipt.cannotUndo, lang),
    ...(open
      ? [
          sv
            ? 'Kör samma kommando igen. Hjälper det inte: flytta filmen till Väntrummet i Drive.'
            : 'Run the same command again. If that does not help: move the film to the waiting room in Drive.',
        ]
      : []),
  ];
  return lines.join('\n');
}

const NOTES: Record<NonNullable<ReceiptFacts['notes']>[number], Words> = {
  rowUnwritten: {
    sv: 'Medgivandets rad kunde inte skrivas. Skriv dagens datum i Återkallat för hand, annars kan filmen öppnas igen.',
    en: 'The permit’s row could not be written. Write today’s date in Återkallat (withdrawn) by hand, or the film may open again.',
  },
  statusUnwritten: {
    sv: 'Status och logg i kalkylarket kunde inte skrivas. Nästa körning skriver status.',
    en: 'Status and log in the workbook could not be written. The next run writes the status.',
  },
  othersRunning: {
    sv: 'En annan körning hade inte stannat än. Kör samma kommando igen om tio minuter.',
    en: 'Another run had not stopped yet. Run the same command again in ten minutes.',
  },
  unread: {
    sv: 'Kalendern eller grupperna svarade inte: träffarna är inte rensade, och alla som kunde se är inte räknade. Kör igen om en stund.',
    en: 'Calendar or Groups did not answer: meetings are not cleared, and not all who could see are counted. Run again in a while.',
  },
};

const cleared = (meetings: number, lang: Lang): string =>
  lang === 'sv'
    ? `Länken togs bort ur ${count(meetings, lang, ['träff', 'träffar'], ['', ''])}. Ingen fick mejl om det.`
    : `The link was taken out of ${count(meetings, lang, ['', ''], ['meeting', 'meetings'])}. Nobody was mailed about it.`;

const notCleared = (meetings: number, lang: Lang): string =>
  lang === 'sv'
    ? `Länken står kvar i ${count(meetings, lang, ['träff', 'träffar'], ['', ''])}, men leder ingenstans. Nästa körning tar bort den.`
    : `The link still stands in ${count(meetings, lang, ['', ''], ['meeting', 'meetings'])}, but leads nowhere. The next run removes it.`;

/** What is in the way, and what to do about it. */
const WHY: Record<NonNullable<FilmReceipt['why']>, Words> = {
  place: { sv: 'Den ligger inte i Väntrummet.', en: 'It does not lie in the waiting room.' },
  grant: {
    sv: 'Den är delad för sig. Ta bort delningen i Drive: Dela, Hantera åtkomst.',
    en: 'It is shared by itself. Take the sharing away in Drive: Share, Manage access.',
  },
  above: {
    sv: 'Mappen Delakultur eller en mapp ovanför den är delad. Ta bort den delningen i Drive.',
    en: 'The folder Delakultur or one above it is shared. Take that sharing away in Drive.',
  },
  owner: {
    sv: 'Ett annat konto äger filen och ser den. Be ägaren ta bort den eller lämna över den.',
    en: 'Another account owns the file and sees it. Ask the owner to delete it or hand it over.',
  },
  unread: { sv: 'Drive svarade inte på vem som kan öppna den.', en: 'Drive did not say who can open it.' },
};

function filmText(film: FilmReceipt, uncounted: boolean, lang: Lang): string {
  const sv = lang === 'sv';
  if (film.file === undefined) return sv ? 'har ingen film.' : 'has no film.';
  const before = seenBy(film, lang);
  if (!film.closed) {
    const why = film.why === undefined ? '' : ` ${say(WHY[film.why], lang)}`;
    return `${before}. ${sv ? 'Kan fortfarande ses' : 'Can still be seen'}${film.error === undefined ? '' : ` (${film.error})`}.${why}`;
  }
  if (film.readersBefore === 0 && film.byLink !== true && !uncounted)
    return `${sv ? 'kan bara ses av samordnarna, och kunde bara det.' : 'can be seen by the coordinators only, as before.'}${extras(film, lang)}`;
  const now = sv ? 'nu bara av samordnarna.' : 'now by the coordinators only.';
  return uncounted ? `${now}${extras(film, lang)}` : `${before}, ${now}${extras(film, lang)}`;
}

function seenBy(film: FilmReceipt, lang: Lang): string {
  const sv = lang === 'sv';
  const number = people(film.readersBefore, lang);
  if (film.byLink !== true) return sv ? `kunde ses av ${number}` : `could be seen by ${number}`;
  const all = sv ? 'alla som hade länken' : 'everyone who had the link';
  const and = film.readersBefore === 0 ? '' : sv ? ` och ${number}` : ` and ${number}`;
  return sv ? `kunde ses av ${all}${and}` : `could be seen by ${all}${and}`;
}

/** What else was closed with the film, a sentence each. */
function extras({ shortcutsRemoved, captions = 0, others = 0 }: FilmReceipt, lang: Lang): string {
  const sv = lang === 'sv';
  const sentence = (number: number, one: readonly [string, string], other: readonly [string, string], verb: readonly [string, string]) =>
    number === 0 ? '' : ` ${count(number, lang, one, other)} ${sv ? verb[0] : verb[1]}.`;
  return [
    sentence(shortcutsRemoved, ['genväg', 'genvägar'], ['shortcut', 'shortcuts'], ['togs bort', 'removed']),
    sentence(captions, ['undertextfil', 'undertextfiler'], ['caption file', 'caption files'], ['stängdes också', 'closed too']),
    sentence(
      others,
      ['annan fil', 'andra filer'],
      ['other file', 'other files'],
      ['av samma inspelning stängdes också', 'of the same recording closed too'],
    ),
  ].join('');
}

/** A letter to the lecturer, ready to send; undefined while something is still open: then there is nothing to promise. */
export function receiptLetter(receipt: ReceiptFacts, lang: Lang): { readonly subject: string; readonly text: string } | undefined {
  const films = receipt.films.filter((film) => film.file !== undefined);
  if (!receipt.closed || films.length === 0) return undefined;
  const sv = lang === 'sv';
  const [one] = films.length === 1 ? films : [];
  const uncounted = receipt.notes?.includes('unread') === true;
  const line = (film: FilmReceipt): string => {
    const counted = uncounted || (film.readersBefore === 0 && film.byLink !== true) ? '' : ` (${seenBy(film, lang)})`;
    return `• ${film.title}${counted}`;
  };
  const hello = receipt.lecturer === '' ? (sv ? 'Hej!' : 'Hello!') : sv ? `Hej ${receipt.lecturer}!` : `Hello ${receipt.lecturer},`;
  const parts = [
    hello,
    sv
      ? `Du har tagit tillbaka ditt medgivande (${receipt.permit}). ${one ? 'Filmen är stängd' : 'Filmerna är stängda'}:`
      : `You have taken back your permit (${receipt.permit}). ${one ? 'The recording is closed' : 'The recordings are closed'}:`,
    films.map(line).join('\n'),
    sv
      ? `Vi började ${receipt.begun} och var klara ${receipt.ended}. Efteråt frågade vi Google Drive vem som kan öppna ${one ? 'filmen' : 'filmerna'}: bara samordnarna.`
      : `We began at ${receipt.begun} and were done at ${receipt.ended}. Afterwards we asked Google Drive who can open ${one ? 'the recording' : 'the recordings'}: the coordinators only.`,
    ...(receipt.meetings?.changed ? [cleared(receipt.meetings.changed, lang)] : []),
    render(receipt.cannotUndo, lang),
  ];
  const subject = sv
    ? `Kvitto: ${one ? 'filmen är stängd' : 'filmerna är stängda'}`
    : `Receipt: the ${one ? 'recording is' : 'recordings are'} closed`;
  return { subject, text: parts.join('\n\n') };
}

/** The same in one language, for scripts. */
export function receiptJson(receipt: ReceiptFacts, lang: Lang): Record<string, unknown> {
  const films = receipt.films.map((film) => ({ ...film, file: film.file ?? null }));
  return { ...receipt, films, cannotUndo: render(receipt.cannotUndo, lang), letter: receiptLetter(receipt, lang) ?? null };
}
