import { valueIn } from '../../../pages/kit/asking.ts';
import { local } from './server.ts';
import { type Person, useAsk } from './shell.ts';

/** The names of those of these addresses who are in the workbook; any other address stands for itself. */
export function useNames(emails: readonly string[]): (email: string) => string {
  const asked = [...new Set(emails)].sort();
  const answer = useAsk(asked.length === 0 ? undefined : `names ${asked.join(' ')}`, () =>
    local<{ people: Person[] }>('people', { query: { email: asked } }),
  );
  const names = new Map(valueIn(answer)?.people.map(({ email, name }) => [email, name]));
  return (email) => names.get(email.toLowerCase()) ?? email;
}
