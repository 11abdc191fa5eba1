/** Nätverk, Personer and Enheter: lists to search, each row opening its own view. */
import { useMemo, useState } from 'preact/hooks';
import type { Overview } from '../../../contract/api.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chip, type Mood } from '../../kit/components/chip.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { Row } from '../../kit/components/row.tsx';
import { Windowed } from '../../kit/components/windowed.tsx';
import { whenText } from '../../kit/days.ts';
import { found, soughtIn } from '../../kit/found.ts';
import { useSpeech } from '../../kit/language.ts';
import { byName } from '../../kit/sorting.ts';
import type { Vocabulary } from '../../words/all.ts';
import { useSidebar } from './context.ts';

/** Lists this short need no search. */
const FEW = 7;

/** What was typed in each list, kept while one looks at something else. */
const typed = new Map<string, string>();

function useTyped(list: string): [string, (text: string) => void] {
  const [query, setQuery] = useState(typed.get(list) ?? '');
  return [
    query,
    (text) => {
      typed.set(list, text);
      setQuery(text);
    },
  ];
}

/** A search field, and the number of hits for those who listen. */
function Search({ label, query, onQuery, hits }: { label: string; query: string; onQuery: (query: string) => void; hits: string }) {
  return (
    <div class="search">
      <Field type="search" label={label} value={query} onValue={onQuery} />
      <p class="soft" role="status">
        {hits}
      </p>
    </div>
  );
}

export function Networks() {
  const { w, lang, number } = useSpeech();
  const { overview, open } = useSidebar();
  const [query, setQuery] = useTyped('networks');
  const sorted = useMemo(() => [...overview.networks].sort(byName((one) => one.name)), [overview.networks]);
  const sought = useMemo(() => soughtIn(sorted, (one) => one.name), [sorted]);
  const shown = sorted.length > FEW ? found(sought, query) : sorted;
  if (overview.networks.length === 0) return <Empty title={w.noNetworks}>{w.noNetworksText}</Empty>;
  return (
    <>
      <h2 class="unseen">{w.tabs.networks}</h2>
      {overview.networks.length > FEW && (
        <Search label={w.searchNetworks} query={query} onQuery={setQuery} hits={w.networkCount(shown.length)} />
      )}
      <Windowed items={shown} keyOf={(one) => one.id} label={w.tabs.networks}>
        {(one) => (
          <Row
            title={one.name}
            text={`${w.memberCount(number(one.members), one.members)} · ${one.next === null ? w.noMeeting : w.nextMeeting(whenText(one.next, '', lang, overview.date))}`}
            mark={`network ${one.id}`}
            onPress={() => open({ kind: 'network', id: one.id, title: one.name })}
          />
        )}
      </Windowed>
    </>
  );
}

type PersonRow = Overview['people'][number];

export const stateMood = (state: string): Mood => (state === '' ? 'good' : state === 'held' || state === 'unknown' ? 'care' : 'quiet');
export const stateWord = (state: string, w: Vocabulary): string =>
  state in w.states ? w.states[state as keyof Vocabulary['states']] : state;

export function People() {
  const { w, number } = useSpeech();
  const { overview, open } = useSidebar();
  const [query, setQuery] = useTyped('people');
  const sought = useMemo(
    () => soughtIn<PersonRow>([...overview.people].sort(byName(([, name]) => name)), ([email, name, unit]) => `${name} ${unit} ${email}`),
    [overview.people],
  );
  const shown = useMemo(() => found(sought, query), [sought, query]);
  const counted = useMemo(() => {
    const inState = (state: PersonRow[3]) => overview.people.filter((person) => person[3] === state).length;
    const away = { left: inState('left'), notBegun: inState('notBegun'), protected: inState('protected') };
    const here = overview.people.length - away.left - away.notBegun - away.protected;
    return w.peopleOfWhom(number(overview.people.length), number(here), away);
  }, [overview.people, w]);
  if (overview.people.length === 0) return <Empty title={w.noPeople}>{w.noPeopleText}</Empty>;
  return (
    <>
      <h2 class="unseen">{w.tabs.people}</h2>
      <Search
        label={w.searchPeople}
        query={query}
        onQuery={setQuery}
        hits={shown.length === 0 ? w.noneFound : query === '' ? counted : w.peopleCount(number(shown.length), shown.length)}
      />
      <Windowed items={shown} keyOf={([email]) => email} label={w.tabs.people}>
        {([email, name, unit, state]) => (
          <Row
            title={name}
            text={unit}
            chip={state === '' ? undefined : <Chip mood={stateMood(state)}>{stateWord(state, w)}</Chip>}
            mark={`person ${email}`}
            onPress={() => open({ kind: 'person', id: email, title: name })}
          />
        )}
      </Windowed>
    </>
  );
}

export function Units() {
  const { w, lang } = useSpeech();
  const { overview, open } = useSidebar();
  const [query, setQuery] = useTyped('units');
  const [only, setOnly] = useState(typed.get('vacant') === 'yes');
  const byNeed = useMemo(() => {
    const alphabetical = byName<Overview['units'][number]>((unit) => unit.name);
    return [...overview.units].sort((a, b) => Number(b.vacant) - Number(a.vacant) || alphabetical(a, b));
  }, [overview.units]);
  const sought = useMemo(() => soughtIn(byNeed, (unit) => `${unit.name} ${unit.area}`), [byNeed]);
  const shown = useMemo(() => found(sought, query).filter((unit) => !only || unit.vacant), [sought, query, only]);
  const vacant = overview.units.filter((unit) => unit.vacant).length;
  if (overview.units.length === 0) return <Empty title={w.noUnits}>{w.noUnitsText}</Empty>;
  return (
    <>
      <h2 class="unseen">{w.tabs.units}</h2>
      {lang === 'en' && <p class="soft">{w.ambassadorGloss(overview.words.ambassador)}</p>}
      <Search label={w.searchUnits} query={query} onQuery={setQuery} hits={w.unitCount(shown.length)} />
      <Button
        pressed={only}
        onPress={() => {
          typed.set('vacant', only ? 'no' : 'yes');
          setOnly(!only);
        }}
      >
        <span aria-hidden="true">{only ? '✓ ' : ''}</span>
        {w.onlyVacant(vacant)}
      </Button>
      <Windowed items={shown} keyOf={(unit) => unit.id} label={w.tabs.units}>
        {(unit) => (
          <Row
            title={unit.name}
            text={unit.area}
            chip={unit.vacant ? <Chip mood="stop">{w.vacant}</Chip> : undefined}
            mark={`unit ${unit.id}`}
            onPress={() => open({ kind: 'unit', id: unit.id, title: unit.name })}
          />
        )}
      </Windowed>
    </>
  );
}
