/**
 * What a folder of films is called in Drive. Whoever it is shared with finds it under *Delat med mig* beside the rooms, and Google
 * has no way to hide it there: so its name sends people to their room, and begins with the last letter of the alphabet.
 */
import { FILE_NAME_CHARACTERS } from '../../../quotas/google.ts';
import { shortName } from '../../limits.ts';

const LEAD = 'Öppna rummet i stället – ';

/** The folder's name in Drive; `end` is kept whatever must be cut. */
export const asideName = (name: string, end = ''): string => LEAD + shortName(name, FILE_NAME_CHARACTERS - LEAD.length - end.length) + end;

/** What it is called in sentences. Folders made earlier have no other name. */
export const spokenName = (name: string): string => (isAside(name) ? name.slice(LEAD.length) : name);

export const isAside = (name: string): boolean => name.startsWith(LEAD);
