/** "Varför ser Elif en film?": choose the film, and follow the chain from person to permit. */
import { useState } from 'preact/hooks';
import type { PersonView } from '../../view/api.ts';
import { useSpeech } from '../language.ts';
import { Button } from '../parts/button.tsx';
import { InlineForm } from '../parts/form.tsx';
import { useInPlace } from '../parts/in-place.ts';
import { Ready, useRead } from '../parts/loading.tsx';
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
      <Chain email={view.email} target={film} />
    </InlineForm>
  );
}

function Chain({ email, target }: { email: string; target: string }) {
  const { w, say } = useSpeech();
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'why', email, target }, version);
  return (
    <div aria-live="polite">
      <Ready loaded={loaded}>
        {(why) => (
          <>
            <p class="strong">{why.sees === why.should ? (why.sees ? w.sees : w.seesNot) : why.should ? w.willSee : w.willNotSee}</p>
            <ol class="chain">
              {why.chain.map((link) => (
                <li key={link.text.sv} class={link.ok ? 'good' : 'stop'}>
                  <span aria-hidden="true">{link.ok ? '✓' : '✕'}</span>
                  <span>
                    <span class="unseen">{link.ok ? w.holds : w.holdsNot}: </span>
                    {say(link.text)}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
      </Ready>
    </div>
  );
}
