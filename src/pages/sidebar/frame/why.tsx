/** "Varför ser Elif filmen, eller inte?": find any film, and follow the chain from person to permit. */
import { useMemo, useState } from 'preact/hooks';
import type { PersonView } from '../../../contract/api.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chain } from '../../kit/components/chain.tsx';
import { Choices, Field } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { found, soughtIn } from '../../kit/found.ts';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { byName } from '../../kit/sorting.ts';
import { useSidebar } from './context.ts';

const FEW = 8;

export function Why({ view }: { view: PersonView }) {
  const { w } = useSpeech();
  const form = useInPlace();
  const name = view.name.split(' ')[0] ?? view.name;
  if (!form.open) {
    return (
      <Button buttonRef={form.button} expanded={false} onPress={form.show}>
        {w.whyFilm(name)}
      </Button>
    );
  }
  return (
    <InlineForm title={w.whyFilm(name)} save="" onCancel={() => form.close()}>
      <Films view={view} />
    </InlineForm>
  );
}

/** Every film, those that the person may see and those not: the usual question is about one they do not. */
function Films({ view: { email, films } }: { view: PersonView }) {
  const { w } = useSpeech();
  const [query, setQuery] = useState('');
  const [film, setFilm] = useState('');
  const all = useMemo(
    () =>
      [...films.open.map((one) => ({ ...one, sees: true })), ...films.others.map((one) => ({ ...one, sees: false }))].sort(
        byName((one) => one.title),
      ),
    [films],
  );
  const sought = useMemo(() => soughtIn(all, (one) => `${one.title} ${one.id}`), [all]);
  const hits = found(sought, query);
  const shown = hits.slice(0, FEW);
  const chosen = all.find((one) => one.id === film);
  const listed = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown;
  return (
    <>
      {all.length > FEW && <Field type="search" label={w.searchFilms(all.length)} value={query} onValue={setQuery} />}
      <Choices
        label={w.film}
        value={film}
        onValue={setFilm}
        choices={listed.map((one) => ({ value: one.id, label: one.title, note: one.sees ? w.isOpenToThem : w.isNotOpenToThem }))}
      />
      <p class="soft" role="status">
        {hits.length === 0 ? w.noneFound : hits.length > shown.length ? w.moreBySearch(hits.length - shown.length) : ''}
      </p>
      {film !== '' && <Answer email={email} target={film} />}
    </>
  );
}

function Answer({ email, target }: { email: string; target: string }) {
  const { w } = useSpeech();
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'why', email, target }, version);
  return (
    <div aria-live="polite">
      <Ready loaded={loaded}>
        {({ sees, should, chain }) => (
          <Chain sentence={sees === should ? (sees ? w.sees : w.seesNot) : should ? w.willSee : w.willNotSee} chain={chain} />
        )}
      </Ready>
    </div>
  );
}
