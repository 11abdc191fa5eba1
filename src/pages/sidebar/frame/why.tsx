/** "Varför ser Elif en film?": choose the film, and follow the chain from person to permit. */
import { useState } from 'preact/hooks';
import type { PersonView } from '../../../contract/api.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chain } from '../../kit/components/chain.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from './context.ts';

export function Why({ view }: { view: PersonView }) {
  const { w } = useSpeech();
  const form = useInPlace();
  const [film, setFilm] = useState(view.films.open[0]?.id ?? '');
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
      <div class="field">
        <label for="why-film">{w.film}</label>
        <select id="why-film" value={film} onChange={(event) => setFilm(event.currentTarget.value)}>
          {view.films.open.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <Answer email={view.email} target={film} />
    </InlineForm>
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
