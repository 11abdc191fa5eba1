/** What the pages may ask and do about permits, retention and captions, checked field by field. */

import { letterKinds, type PermitDo, type PermitRead } from '../../contract/permits.ts';
import { type PermitEdit, termCells } from '../../domain/permits/answers.ts';
import { type Fields, fields, list, oneOf, optional, refused, text } from './fields.ts';

/** A municipality renews a school year's permits in one go. */
const MOST_PERMITS = 500;

const id = (from: Fields, name: string): string => text(from, name, 200);
const ids = (from: Fields, name: string, most: number): string[] =>
  list(
    from[name],
    name,
    (one) => {
      if (typeof one !== 'string' || one.length > 200) throw refused(name);
      return one;
    },
    most,
  );
const language = (from: Fields) => oneOf(from, 'lang', ['sv', 'en']);

/** Undefined for what is no edit of permits. Throws Trouble for one that is malformed. */
export function permitEditOf(from: Fields): PermitEdit | undefined {
  switch (from.kind) {
    case 'permit':
      return {
        kind: 'permit',
        recording: id(from, 'recording'),
        lecturers: list(from.lecturers, 'lecturers', (one) => {
          const lecturer = fields(one, 'lecturer');
          return { name: text(lecturer, 'name', 200), email: text(lecturer, 'email', 320) };
        }),
        audience: ids(from, 'audience', 200),
        basis: text(from, 'basis', 40),
        asked: text(from, 'asked', 10),
        to: optional(from, 'to'),
      };
    case 'askedAgain':
      return { kind: 'askedAgain', permit: id(from, 'permit'), asked: text(from, 'asked', 10) };
    case 'answer':
      return {
        kind: 'answer',
        permit: id(from, 'permit'),
        answer: oneOf(from, 'answer', ['ja', 'nej']),
        answered: text(from, 'answered', 10),
        to: optional(from, 'to'),
        evidence: optional(from, 'evidence'),
        terms: from.terms === undefined || from.terms === null ? undefined : terms(fields(from.terms, 'terms')),
        without: from.without === undefined || from.without === null ? undefined : ids(from, 'without', 200),
      };
    case 'renew':
      return { kind: 'renew', permits: ids(from, 'permits', MOST_PERMITS), to: text(from, 'to', 10), evidence: text(from, 'evidence') };
    default:
      return undefined;
  }
}

function terms(given: Fields): Record<string, string> {
  for (const name of Object.keys(given)) if (!termCells.some((code) => code === name)) throw refused(name);
  return Object.fromEntries(Object.keys(given).map((name) => [name, oneOf(given, name, ['', 'ja', 'nej'])]));
}

/** Undefined for what is no question about permits. Throws Trouble for one that is malformed. */
export function permitReadOf(from: Fields): PermitRead | undefined {
  switch (from.kind) {
    case 'permitList':
    case 'retention':
    case 'captions':
      return { kind: from.kind };
    case 'permit':
      return { kind: 'permit', id: id(from, 'id') };
    case 'asking':
      return { kind: 'asking', recording: id(from, 'recording') };
    case 'letter':
      return { kind: 'letter', permit: id(from, 'permit'), what: oneOf(from, 'what', letterKinds) };
    default:
      return undefined;
  }
}

/** Undefined for what is no act on permits. Throws Trouble for one that is malformed. */
export function permitDoOf(from: Fields): PermitDo | undefined {
  switch (from.kind) {
    case 'mailLetter':
      return {
        kind: 'mailLetter',
        permit: id(from, 'permit'),
        what: oneOf(from, 'what', letterKinds),
        lang: language(from),
        to: text(from, 'to', 320),
      };
    case 'disposal':
      return {
        kind: 'disposal',
        recording: id(from, 'recording'),
        decision: oneOf(from, 'decision', ['bevara', 'radera', '']),
        decider: text(from, 'decider', 200),
      };
    default:
      return undefined;
  }
}
