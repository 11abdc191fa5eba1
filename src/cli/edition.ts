/** The flag --edition, which only an embedded workspace takes: Google's own is what the municipality has bought. */
import type { Edition } from '../tools/workspace/core/editions.ts';
import { fault } from './fault.ts';

/** @throws Fault where the word is no edition, or the workspace is Google's */
export async function readEdition(word: string | undefined, google: boolean): Promise<Edition | undefined> {
  if (word === undefined) return undefined;
  if (google)
    throw fault(
      '--edition gäller bara den inbyggda arbetsytan. Utelämna den.',
      '--edition is for the embedded workspace only. Leave it out.',
    );
  const { EDITIONS, isEdition } = await import('../tools/workspace/core/editions.ts');
  if (isEdition(word)) return word;
  throw fault(`--edition ${word}: skriv ${EDITIONS.join(', ')}.`, `--edition ${word}: write ${EDITIONS.join(', ')}.`);
}
