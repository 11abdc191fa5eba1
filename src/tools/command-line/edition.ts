/** The flag --edition. */
import { fault } from '../../cli/fault.ts';
import { EDITIONS, type Edition, isEdition } from '../workspace/core/editions.ts';

/** @throws Fault where the word is no edition */
export function readEdition(word: string | undefined): Edition | undefined {
  if (word === undefined || isEdition(word)) return word;
  throw fault({ sv: `--edition ${word}: skriv ${EDITIONS.join(', ')}.`, en: `--edition ${word}: write ${EDITIONS.join(', ')}.` });
}
