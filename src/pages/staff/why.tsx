/** "Varför ser jag detta?": the chain in plain words; and for those who lead, the same of someone else. */
import { useState } from 'preact/hooks';
import type { FilmView, StaffAnswers } from '../../contract/staff.ts';
import { fold } from '../../domain/text.ts';
import { Button } from '../kit/components/button.tsx';
import { Chain } from '../kit/components/chain.tsx';
import { Field } from '../kit/components/field.tsx';
import { InlineForm } from '../kit/components/form.tsx';
import { Ready } from '../kit/components/loading.tsx';
import { useInPlace } from '../kit/in-place.ts';
import { useSpeech } from '../kit/language.ts';
import { useStaff, useStaffRead } from './asked.ts';
import { useWords } from './words.ts';

export function WhyMe({ film }: { film: FilmView }) {
  const { say } = useSpeech();
  const w = useWords();
  const form = useInPlace();
  if (!form.open)
    return (
      <Button buttonRef={form.button} expanded={false} onPress={form.show}>
        {w.why}
      </Button>
    );
  return (
    <InlineForm title={w.why} save="" onCancel={() => form.close()}>
      <p>{say(film.because)}</p>
      <Answer film={film.id} email="" />
    </InlineForm>
  );
}

const MOST = 8;

export function WhyOther({ film }: { film: string }) {
  const w = useWords();
  const form = useInPlace();
  const [person, setPerson] = useState<{ email: string; name: string }>();
  if (!form.open)
    return (
      <Button buttonRef={form.button} expanded={false} onPress={form.show}>
        {w.whyOther}
      </Button>
    );
  return (
    <InlineForm title={person ? w.whyAbout(person.name) : w.whyOther} save="" onCancel={() => form.close()}>
      <People onChoose={(email, name) => setPerson({ email, name })} />
      {person && <Answer key={person.email} film={film} email={person.email} />}
    </InlineForm>
  );
}

function People({ onChoose }: { onChoose: (email: string, name: string) => void }) {
  const { w: common } = useSpeech();
  const w = useWords();
  const { version, view } = useStaff();
  const [query, setQuery] = useState('');
  const loaded = useStaffRead({ kind: 'people' }, version);
  return (
    <Ready loaded={loaded}>
      {({ people }) => {
        const asked = fold(query);
        const found = asked.length < 2 ? [] : people.filter(([email, name, unit]) => fold(`${name} ${unit} ${email}`).includes(asked));
        return (
          <>
            <Field
              type="search"
              label={w.findPerson}
              hint={view.coordinates ? undefined : w.findPersonHint}
              value={query}
              onValue={setQuery}
            />
            <p class="soft" role="status">
              {asked.length < 2
                ? ''
                : found.length === 0
                  ? common.noneFound
                  : found.length > MOST
                    ? common.moreBySearch(found.length - MOST)
                    : ''}
            </p>
            <ul class="bare">
              {found.slice(0, MOST).map(([email, name, unit]) => (
                <li key={email}>
                  <Button
                    look="quiet"
                    onPress={() => {
                      setQuery('');
                      onChoose(email, name);
                    }}
                  >
                    {unit === '' ? name : `${name}, ${unit}`}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Ready>
  );
}

function Answer({ film, email }: { film: string; email: string }) {
  const w = useWords();
  const { version } = useStaff();
  const loaded = useStaffRead({ kind: 'why', film, email }, version);
  const sentence = (why: StaffAnswers['why']): string => {
    if (email === '' && why.sees) return w.youSee;
    if (why.sees === why.should) return why.sees ? w.seesIt(why.name) : w.seesItNot(why.name);
    return why.should ? w.willSee(why.name) : w.willNotSee(why.name);
  };
  return (
    <div aria-live="polite">
      <Ready loaded={loaded}>{(why) => <Chain sentence={sentence(why)} chain={why.chain} />}</Ready>
    </div>
  );
}
