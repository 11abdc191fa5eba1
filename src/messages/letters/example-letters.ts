/** What people are mailed about colleagues' examples: those who decide of a proposal, its sender of what was decided. */

import type { Decision } from '../../domain/recordings/examples.ts';

export interface ExampleLetter {
  readonly subject: string;
  readonly text: string;
}

const letter = (subject: string, ...parts: string[]): ExampleLetter => ({
  subject,
  text: ['Hej!', ...parts.filter((part) => part !== ''), 'Vänliga hälsningar\nDelakultur'].join('\n\n'),
});

/** Leads to a place of the staff page, where there is one. */
const at = (page: string, place: 'mina' | 'beslut'): string => (page === '' ? '' : `\n${page}?visa=${place}`);

/** To whoever decides: a proposal has come. `from`: the sender, with their unit. `host`: where a link leads; '' for a file. */
export const letterToDecider = (title: string, from: string, text: string, host: string, page: string): ExampleLetter =>
  letter(
    `Förslag att besluta om: ”${title}”`,
    `${from} vill dela ett exempel med kollegorna: ”${title}”.`,
    text === title ? '' : text.slice(0, LONGEST),
    host === '' ? 'Filen ligger i Väntrummet. Bara samordnarna kan se den.' : `Det är en länk till ${host}.`,
    `Titta, och svara under Att besluta på personalsidan.${at(page, 'beslut')}`,
  );

/** To whoever asked: the sender has answered. */
export const letterOfReply = (title: string, from: string, reply: string, page: string): ExampleLetter =>
  letter(
    `Svar om exemplet ”${title}”`,
    `${from} svarar på din fråga om ”${title}”:`,
    reply.slice(0, LONGEST),
    `Förslaget väntar på beslut igen, under Att besluta på personalsidan.${at(page, 'beslut')}`,
  );

interface Told {
  readonly title: string;
  readonly decision: Decision;
  /** In the decider's own words; may be '' where it is approved. */
  readonly answer: string;
  /** The decider's name. */
  readonly from: string;
  /** Where an approved example is shown, by name. */
  readonly rooms: readonly string[];
  /** A file waits until the changes are carried out. */
  readonly isFile: boolean;
  /** The staff page; '' where there is none. */
  readonly page: string;
}

/** To the sender: what was decided. */
export function letterToSender({ title, decision, answer, from, rooms, isFile, page }: Told): ExampleLetter {
  const thanks = `Tack för ditt exempel ”${title}”.`;
  switch (decision) {
    case 'fråga':
      return letter(
        `En fråga om ditt exempel ”${title}”`,
        `${thanks} ${from} undrar:`,
        answer,
        `Svara under Mina förslag på personalsidan.${at(page, 'mina')}`,
      );
    case 'avböjd':
      return letter(
        `Ditt exempel ”${title}”`,
        `${thanks} Det kommer inte att visas den här gången. ${from} skriver:`,
        answer,
        isFile ? 'Filen ligger i Väntrummet, där bara samordnarna kan se den. Vill du att den raderas? Skriv till dem.' : '',
      );
    case 'godkänd':
      return letter(
        `Ditt exempel ”${title}” är godkänt`,
        `${thanks} ${from} har godkänt det. Det visas i ${rooms.join(', ')}${isFile ? ' så snart samordnarna har genomfört ändringarna' : ''}.`,
        answer === '' ? '' : `${from} skriver:\n\n${answer}`,
        `Ångrar du dig? Säg till en samordnare, så stängs det. Du ser hur det går under Mina förslag på personalsidan.${at(page, 'mina')}`,
      );
  }
}

/** A mail is to be read at a glance; the whole stands on the page. */
const LONGEST = 1500;
