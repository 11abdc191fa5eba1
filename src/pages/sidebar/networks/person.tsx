/** One person: mandates, networks, and what they may see and why. */
import { useRef, useState } from 'preact/hooks';
import type { PersonView } from '../../../contract/api.ts';
import { roleWord } from '../../../messages/words.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Row } from '../../kit/components/row.tsx';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { stateMood, stateWord } from '../frame/lists.tsx';
import { Why } from '../frame/why.tsx';
import { period } from '../permits/period.ts';
import { GoTo } from '../today/task.tsx';
import { AppointForm, EndForm } from './appoint.tsx';

export function PersonPlace({ email }: { email: string }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'person', email }, version);
  return (
    <Ready loaded={loaded} lines={6}>
      {(view) => <Person view={view} />}
    </Ready>
  );
}

function Person({ view }: { view: PersonView }) {
  const { w, number } = useSpeech();
  const { open } = useSidebar();
  const { films, rooms } = view;
  useHead({
    title: view.name,
    text: [view.unit, view.area].filter((text) => text !== '').join(' · '),
    chip: { mood: stateMood(view.state), text: stateWord(view.state, w) },
  });
  return (
    <>
      <Mandates view={view} />
      <section>
        <h2>{w.tabs.networks}</h2>
        {view.networks.length === 0 && <p class="soft">{w.inNoNetwork}</p>}
        <ul class="rows">
          {view.networks.map((network) => (
            <li key={network.id}>
              <Row
                title={network.name}
                text={network.leads ? w.leads : w.asMember}
                mark={`network ${network.id}`}
                onPress={() => open({ kind: 'network', id: network.id, title: network.name })}
              />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{w.maySeeTitle}</h2>
        <p>
          <span class="strong">{w.filmCount(number(films.open.length), films.open.length)}</span> {w.inRooms(rooms.length)}{' '}
          {films.closed > 0 && w.closedForAll(films.closed)}
        </p>
        {rooms.length > 0 && (
          <ul class="bare soft">
            {rooms.map((room) => (
              <li key={room.id}>{room.name}</li>
            ))}
          </ul>
        )}
        {films.open.length + films.others.length > 0 && <Why view={view} />}
      </section>
      {view.row > 0 && <GoTo table="people" row={view.row} field="" about={view.name} look="quiet" />}
    </>
  );
}

/** The mandates, each to end, and a new one. The open form is a mandate's id, 'new', or '' for none. */
function Mandates({ view }: { view: PersonView }) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  const [form, setForm] = useState('');
  const list = useRef<HTMLElement>(null);
  const close = (saved = false): void => {
    const mark = form;
    setForm('');
    if (saved) return;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-mark="${CSS.escape(`mandate ${mark}`)}"]`)?.focus());
  };
  return (
    <section ref={list}>
      <h2>{w.mandates}</h2>
      {view.mandates.length === 0 && <p class="soft">{w.noMandates}</p>}
      <ul class="bare">
        {view.mandates.map((mandate) => (
          <li key={mandate.id}>
            <div class="line">
              <span class={mandate.inForce ? '' : 'soft'}>
                {[
                  roleWord(mandate.role, lang),
                  period(mandate.from, mandate.to, lang, overview.date, w),
                  mandate.inForce ? '' : w.notInForce,
                ]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </span>
              {mandate.inForce && form !== mandate.id && (
                <Button
                  look="quiet"
                  mark={`mandate ${mandate.id}`}
                  about={`– ${roleWord(mandate.role, lang)}`}
                  onPress={() => setForm(mandate.id)}
                >
                  {w.end}
                </Button>
              )}
            </div>
            {form === mandate.id && <EndForm mandate={mandate} name={view.name} onClose={close} />}
          </li>
        ))}
      </ul>
      {form === 'new' ? (
        <AppointForm unit={view.unitId} person={{ email: view.email, name: view.name }} onClose={close} />
      ) : (
        view.unitId !== '' &&
        view.state === '' && (
          <Button mark="mandate new" expanded={false} onPress={() => setForm('new')}>
            {w.newMandate}
          </Button>
        )
      )}
    </section>
  );
}
