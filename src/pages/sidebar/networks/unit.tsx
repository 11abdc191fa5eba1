/** One unit: who has the mandate, who could have it, and the change of one for the other. */
import type { UnitView } from '../../../contract/api.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Names } from '../../kit/components/names.tsx';
import { Row } from '../../kit/components/row.tsx';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { period } from '../permits/period.ts';
import { GoTo } from '../today/task.tsx';
import { AppointForm } from './appoint.tsx';

export function UnitPlace({ id }: { id: string }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'unit', id }, version);
  return <Ready loaded={loaded}>{(view) => <Unit view={view} />}</Ready>;
}

function Unit({ view }: { view: UnitView }) {
  const { w, lang, number } = useSpeech();
  const { overview, open } = useSidebar();
  const { ambassador } = overview.words;
  const choosing = useInPlace();
  useHead({
    title: view.name,
    text: [view.area, view.schoolForms.join(', ')].filter((text) => text !== '').join(' · '),
    chip: view.vacant ? { mood: 'stop', text: w.isVacant(ambassador) } : { mood: 'good', text: w.filled(ambassador) },
  });
  return (
    <>
      <section>
        <h2>{w.ambassadors(ambassador)}</h2>
        {view.ambassadors.length === 0 ? (
          <p class="soft">{w.nobodyHas}</p>
        ) : (
          <ul class="rows">
            {view.ambassadors.map((one) => (
              <li key={one.email}>
                <Row
                  title={one.name}
                  text={period(one.from, one.to, lang, overview.date, w)}
                  mark={`person ${one.email}`}
                  onPress={() => open({ kind: 'person', id: one.email, title: one.name })}
                />
              </li>
            ))}
          </ul>
        )}
        {choosing.open ? (
          <AppointForm unit={view.id} onClose={choosing.close} />
        ) : (
          <Button look={view.vacant ? 'act' : 'plain'} buttonRef={choosing.button} expanded={false} onPress={choosing.show}>
            {view.vacant ? w.appoint(ambassador) : w.replaceButton(ambassador)}
          </Button>
        )}
      </section>
      <section>
        <h2>{w.couldTake(view.candidates.length)}</h2>
        <Names
          most={6}
          names={view.candidates.map(({ name, interests }) => (interests.length === 0 ? name : `${name} – ${w.interestedIn(interests)}`))}
        />
      </section>
      <section>
        <h2>{w.theUnit}</h2>
        <p class="soft">{w.staffCount(number(view.staff), view.staff)}</p>
        {view.principal !== '' && <p class="soft">{w.principal(view.principal)}</p>}
        {view.row > 0 && <GoTo table="units" row={view.row} field="" about={view.name} look="quiet" />}
      </section>
    </>
  );
}
