/** A withdrawal's receipt, to keep: when, which films, how many could see them, and what no one can undo. */
import type { Words } from '../domain/change.ts';
import { count, type Lang, people, say } from './words.ts';

export interface ReceiptFacts {
  readonly permit: string;
  readonly lecturer: string;
  /** Local times 'YYYY-MM-DD HH:MM'. */
  readonly begun: string;
  readonly ended: string;
  readonly films: readonly {
    readonly recording: string;
    readonly title: string;
    readonly file: string | undefined;
    readonly readersBefore: number;
    readonly closed: boolean;
    readonly shortcutsRemoved: number;
    readonly error?: string;
  }[];
  readonly closed: boolean;
  readonly cannotUndo: Words;
}

export function receiptText(receipt: ReceiptFacts, lang: Lang): string {
  const sv = lang === 'sv';
  const head = receipt.closed ? (sv ? 'KVITTO: stängt' : 'RECEIPT: closed') : sv ? 'INTE HELT STÄNGT' : 'NOT WHOLLY CLOSED';
  const who = receipt.lecturer === '' ? '' : `, ${receipt.lecturer}`;
  const lines = [
    `${head} · ${sv ? 'medgivande' : 'permit'} ${receipt.permit}${who}`,
    `${sv ? 'Började' : 'Begun'} ${receipt.begun}, ${sv ? 'klart' : 'done'} ${receipt.ended}.`,
  ];
  for (const film of receipt.films) lines.push(`  ${film.closed ? '✓' : '✗'} ${film.recording} ${film.title}: ${filmText(film, lang)}`);
  if (receipt.films.length === 0) lines.push(sv ? '  Ingen inspelning anger medgivandet.' : '  No recording names the permit.');
  lines.push(say(receipt.cannotUndo, lang));
  if (!receipt.closed)
    lines.push(
      sv
        ? 'Kör samma kommando igen. Hjälper det inte: flytta filmen till Väntrummet i Drive.'
        : 'Run the same command again. If that does not help: move the film to the waiting room in Drive.',
    );
  return lines.join('\n');
}

function filmText(film: ReceiptFacts['films'][number], lang: Lang): string {
  const sv = lang === 'sv';
  if (film.file === undefined) return sv ? 'har ingen film.' : 'has no film.';
  const before = sv ? `kunde ses av ${people(film.readersBefore, lang)}` : `could be seen by ${people(film.readersBefore, lang)}`;
  if (!film.closed)
    return `${before}. ${sv ? 'Kan fortfarande ses' : 'Can still be seen'}${film.error === undefined ? '' : ` (${film.error})`}.`;
  if (film.readersBefore === 0)
    return sv ? 'kan bara ses av samordnarna, och kunde bara det.' : 'can be seen by the coordinators only, as before.';
  const number = count(film.shortcutsRemoved, lang, ['genväg', 'genvägar'], ['shortcut', 'shortcuts']);
  const links = film.shortcutsRemoved === 0 ? '' : sv ? ` ${number} togs bort.` : ` ${number} removed.`;
  return sv ? `${before}, nu bara av samordnarna.${links}` : `${before}, now by the coordinators only.${links}`;
}

/** The same in one language, for scripts. */
export function receiptJson(receipt: ReceiptFacts, lang: Lang): Record<string, unknown> {
  const films = receipt.films.map((film) => ({ ...film, file: film.file ?? null }));
  return { ...receipt, films, cannotUndo: say(receipt.cannotUndo, lang) };
}
