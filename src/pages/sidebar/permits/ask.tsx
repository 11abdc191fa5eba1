/** "Fråga en föreläsare": which film it is about, the question, and its letter. */
import { useMemo, useState } from 'preact/hooks';
import type { AskingView, PermitList } from '../../../contract/permits.ts';
import { useRead } from '../../kit/asking.ts';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Row } from '../../kit/components/row.tsx';
import { Windowed } from '../../kit/components/windowed.tsx';
import { found, soughtIn } from '../../kit/found.ts';
import { useSpeech } from '../../kit/language.ts';
import { AskForm } from '../../question/ask-form.tsx';
import { usePermitWords } from '../../words/permit-pages.ts';
import { type Offer, useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';

export function Ask({ recording }: { recording: string }) {
  // What is being typed stays, whatever else is saved meanwhile.
  return <Ready loaded={useRead({ kind: 'asking', recording })}>{(view) => <AskPlace view={view} />}</Ready>;
}

export function AskPlace({ view }: { view: AskingView }) {
  const p = usePermitWords();
  const { overview, back, saved, shown } = useSidebar();
  useHead({ title: p.askTitle, text: view.title });
  return (
    <>
      <h2 class="unseen">{p.ask}</h2>
      <AskForm
        view={view}
        today={overview.date}
        onCancel={back}
        shown={shown}
        onSaved={({ permits, undo }) => {
          const [only, ...more] = permits;
          const place: Offer['place'] =
            only !== undefined && more.length === 0
              ? { kind: 'letter', id: `ask:${only}`, title: p.letter.ask }
              : { kind: 'permits', id: '', title: p.permits };
          back();
          saved(p.savedQuestion(permits.length), undo, { text: more.length === 0 ? p.toLetter : p.permits, place });
        }}
      />
    </>
  );
}

/** The films to choose among, those with somebody left to ask first. A film need not be made yet. */
export function ToAsk() {
  const { version } = useSidebar();
  return <Ready loaded={useRead({ kind: 'permitList' }, version)}>{(list) => <ToAskList recordings={list.recordings} />}</Ready>;
}

export function ToAskList({ recordings }: { recordings: PermitList['recordings'] }) {
  const p = usePermitWords();
  const { w } = useSpeech();
  const { open } = useSidebar();
  const [query, setQuery] = useState('');
  const sought = useMemo(() => soughtIn(recordings, (one) => `${one.title} ${one.lecturers.join(' ')} ${one.id}`), [recordings]);
  const shown = useMemo(() => found(sought, query), [sought, query]);
  return (
    <>
      <p class="soft">{p.toAskText}</p>
      {recordings.length === 0 ? (
        <Empty title={p.noRecordings}>{p.noRecordingsText}</Empty>
      ) : (
        <>
          <Field type="search" label={p.searchRecordings} value={query} onValue={setQuery} />
          <p class="soft" role="status">
            {shown.length === 0 ? w.noneFound : ''}
          </p>
          <Windowed items={shown} keyOf={(one) => one.id} label={p.films}>
            {(one) => (
              <Row
                title={one.title}
                text={[one.lecturers.join(', '), one.left ? p.notAsked : p.askedAll].filter((part) => part !== '').join(' · ')}
                mark={`ask ${one.id}`}
                onPress={() => open({ kind: 'ask', id: one.id, title: p.askTitle })}
              />
            )}
          </Windowed>
        </>
      )}
    </>
  );
}
