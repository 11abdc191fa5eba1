/** "Medgivanden": all of them by state, those that need something first, and the films still to ask about. */
import { useMemo, useState } from 'preact/hooks';
import type { PermitLine, PermitList } from '../../../contract/permits.ts';
import { type PermitState, permitStates } from '../../../domain/permits/state.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Row } from '../../kit/components/row.tsx';
import { Windowed } from '../../kit/components/windowed.tsx';
import { dayText } from '../../kit/days.ts';
import { found, soughtIn } from '../../kit/found.ts';
import { useSpeech } from '../../kit/language.ts';
import { PermitChip } from '../../question/permit-state.tsx';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSidebar } from '../frame/context.ts';

/** What was looked for, kept while one looks at something else. */
let typed = '';
let chosen: PermitState | '' = '';

export function Permits() {
  const { version } = useSidebar();
  return <Ready loaded={useRead({ kind: 'permitList' }, version)}>{(list) => <List list={list} />}</Ready>;
}

export function List({ list }: { list: PermitList }) {
  const p = usePermitWords();
  const { say } = useSpeech();
  const { open } = useSidebar();
  const due = list.permits.some((one) => one.state === 'ending' || one.state === 'ended');
  return (
    <>
      <p>
        <Button mark="toAsk" onPress={() => open({ kind: 'toAsk', id: '', title: p.askSomeone })}>
          {p.askSomeone}
        </Button>
      </p>
      {list.unasked.length > 0 && (
        <section>
          <h2>{p.unaskedTitle}</h2>
          <ul class="rows">
            {list.unasked.map((film) => (
              <li key={film.id}>
                <Row
                  title={film.title}
                  text={say(film.why)}
                  mark={`ask ${film.id}`}
                  onPress={() => open({ kind: 'ask', id: film.id, title: p.askTitle })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {list.faulty > 0 && <p class="soft note">{p.faulty(list.faulty)}</p>}
      {list.permits.length === 0 ? <Empty title={p.none}>{p.noneText}</Empty> : <Searched permits={list.permits} />}
      {due && (
        <p class="regret">
          <Button look="quiet" mark="renewals" onPress={() => open({ kind: 'renewals', id: '', title: p.renewTitle })}>
            {p.renewMany}
          </Button>
        </p>
      )}
    </>
  );
}

function Searched({ permits }: { permits: readonly PermitLine[] }) {
  const p = usePermitWords();
  const { w, lang } = useSpeech();
  const { overview, open } = useSidebar();
  const [query, setQuery] = useState(typed);
  const [state, setState] = useState<PermitState | ''>(chosen);
  const sought = useMemo(() => soughtIn(permits, (one) => `${one.lecturer} ${one.films.join(' ')} ${one.id}`), [permits]);
  const shown = useMemo(() => found(sought, query).filter((one) => state === '' || one.state === state), [sought, query, state]);
  const counts = permitStates.map((one) => [one, permits.filter((permit) => permit.state === one).length] as const);
  const line = (one: PermitLine): string => {
    const [first = '', ...more] = one.films;
    const films = more.length === 0 ? first : `${first} ${w.andMore(more.length)}`;
    return [films, one.to === '' ? '' : p.until(dayText(one.to, lang, overview.date))].filter((part) => part !== '').join(' · ');
  };
  return (
    <>
      <Field
        type="search"
        label={p.search}
        value={query}
        onValue={(text) => {
          typed = text;
          setQuery(text);
        }}
      />
      <div class="field">
        <label for="permit-state">{p.filter}</label>
        <select
          id="permit-state"
          value={state}
          onChange={(event) => {
            chosen = permitStates.find((one) => one === event.currentTarget.value) ?? '';
            setState(chosen);
          }}
        >
          <option value="">{p.all(permits.length)}</option>
          {counts
            .filter(([, count]) => count > 0)
            .map(([one, count]) => (
              <option key={one} value={one}>{`${p.states[one]} (${count})`}</option>
            ))}
        </select>
      </div>
      <p class="soft" role="status">
        {shown.length === 0 ? w.noneFound : p.count(shown.length)}
      </p>
      <Windowed items={shown} keyOf={(one) => one.id} label={p.permits}>
        {(one) => (
          <Row
            title={one.lecturer === '' ? `${one.id} · ${p.noName}` : one.lecturer}
            text={line(one)}
            chip={<PermitChip permit={one} />}
            mark={`permit ${one.id}`}
            onPress={() => open({ kind: 'permit', id: one.id, title: one.lecturer === '' ? one.id : one.lecturer })}
          />
        )}
      </Windowed>
    </>
  );
}
