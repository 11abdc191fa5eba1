import type { Language } from '../../../contract/api.ts';
import { dayText } from '../../kit/days.ts';
import type { Vocabulary } from '../../words/all.ts';

/** 'från 16 nov 2026', 'till 13 juni', '1 aug–13 juni'; '' when it has neither first nor last day. */
export function period(from: string, to: string, lang: Language, today: string, w: Vocabulary): string {
  const [first, last] = [from, to].map((day) => dayText(day, lang, today));
  if (from === '' && to === '') return '';
  if (to === '') return w.fromDate(first ?? '');
  return from === '' ? w.toDate(last ?? '') : `${first}–${last}`;
}
