/** People by name, with their unit: all of them can be found, however many they are. */
import { useMemo, useState } from 'preact/hooks';
import { found, soughtIn } from '../found.ts';
import { useSpeech } from '../language.ts';
import { byName } from '../sorting.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

/** So few need no search. */
const FEW = 12;
const FIRST = 50;
/** How many more each asking brings. */
const MORE = 200;

/** `people`: name and unit of each. */
export function PeopleList({ people }: { people: readonly (readonly [string, string])[] }) {
  const { w, number } = useSpeech();
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(FIRST);
  const sought = useMemo(() => soughtIn([...people].sort(byName(([name]) => name)), ([name, unit]) => `${name} ${unit}`), [people]);
  const shown = useMemo(() => found(sought, query), [sought, query]);
  const rest = shown.length - most;
  return (
    <>
      {people.length > FEW && <Field type="search" label={w.searchPeople} value={query} onValue={setQuery} />}
      {people.length > FEW && (
        <p class="soft" role="status">
          {shown.length === 0 ? w.noneFound : w.peopleCount(number(shown.length), shown.length)}
        </p>
      )}
      <ul class="names">
        {shown.slice(0, most).map(([name, unit], index) => (
          <li key={`${index} ${name}`}>
            {name}
            {unit !== '' && <span class="soft">, {unit}</span>}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button look="quiet" onPress={() => setMost(most + MORE)}>
          {rest > MORE ? w.showMore(number(MORE)) : w.showAll(number(shown.length))}
        </Button>
      )}
    </>
  );
}
