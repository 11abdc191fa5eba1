// biome-ignore-all lint/a11y/useFocusableInteractive: the field has the focus and says which option is active
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a list box is a list

import { useEffect, useRef, useState } from 'preact/hooks';
import { roleWord } from '../../../messages/words.ts';
import { valueIn } from '../../../pages/kit/asking.ts';
import { useSpeech } from '../../../pages/kit/language.ts';
import { Fold } from './fold.tsx';
import { local } from './server.ts';
import { type Person, useAsk, useShell, useWords } from './shell.ts';

/** The guide's people, in the order of the story. */
const guidePeople = ['Maryam Lindqvist', 'Johan Åkesson', 'Aino Bergström', 'Elif Demir', 'Karin Öberg'];
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const people = (q: string) => local<{ people: Person[] }>('people', { query: { q } }).then((found) => found.people);

/** Those of the guide who are in this workbook, then the first others. */
async function suggested(): Promise<Person[]> {
  const named = (await Promise.all(guidePeople.map(people))).flatMap((found) => found.slice(0, 1));
  return named.length > 0 ? named : people('');
}

interface Props {
  open: boolean;
  onOpen(open: boolean): void;
}

/** *Prova som*: a searchable choice of person, or any other address. */
export function PersonChoice({ open, onOpen }: Props) {
  const { actor, tryAs } = useShell();
  const w = useWords();
  const { w: kit, say, lang } = useSpeech();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const answer = useAsk(open ? `people ${query}` : undefined, () => (query.trim() === '' ? suggested() : people(query)));
  const found = valueIn(answer) ?? [];
  const typed = query.trim().toLowerCase();
  const options: Person[] =
    address.test(typed) && !found.some(({ email }) => email === typed)
      ? [...found, { email: typed, name: w.otherEmail(typed), role: '', unit: '' }]
      : found;
  useEffect(() => {
    if (open) field.current?.focus();
    else setQuery('');
  }, [open]);
  const take = (person: Person | undefined) => {
    if (!person) return;
    tryAs(person.email);
    onOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) setAt((at + step + options.length) % options.length);
    else if (event.key === 'Enter') take(options[at]);
    else return;
    event.preventDefault();
  };
  const label = (person: Person) => (person.role ? `${person.name}, ${roleWord(person.role, lang)}` : person.name);
  return (
    <div class="setting">
      <span class="soft" id="try-as">
        {w.tryAs}
      </span>
      <Fold open={open} onOpen={onOpen} label={label(actor)} describedBy="try-as">
        <div class="field">
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="people"
            aria-autocomplete="list"
            aria-activedescendant={options[at] ? `person-${at}` : undefined}
            aria-label={w.seekPerson}
            placeholder={w.seekPerson}
            value={query}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={keys}
          />
        </div>
        <ul id="people" role="listbox" aria-label={w.tryAsList}>
          {options.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <li
              key={person.email}
              id={`person-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseMove={() => setAt(index)}
              onClick={() => take(person)}
            >
              <b>{label(person)}</b>
              <span class="soft">{[person.unit, person.email].filter((one) => one !== '').join(' · ')}</span>
            </li>
          ))}
        </ul>
        <p class="soft small" role="status">
          {answer.kind === 'loading'
            ? kit.loading
            : answer.kind === 'problem'
              ? say(answer.problem)
              : options.length === 0
                ? w.noPerson(query)
                : w.otherHint}
        </p>
      </Fold>
    </div>
  );
}
