/** One network: its meetings, who is in it, and a new meeting. */
import type { NetworkView } from '../../../contract/api.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Row } from '../../kit/components/row.tsx';
import { Windowed } from '../../kit/components/windowed.tsx';
import { whenText } from '../../kit/days.ts';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { GoTo } from '../today/task.tsx';
import { MeetingAnswers, PlanMeetingForm } from './meeting.tsx';

export function NetworkPlace({ id }: { id: string }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'network', id }, version);
  return <Ready loaded={loaded}>{(view) => <Network view={view} />}</Ready>;
}

function Network({ view }: { view: NetworkView }) {
  const { w, lang, number } = useSpeech();
  const { overview, open } = useSidebar();
  const planning = useInPlace();
  const count = w.memberCount(number(view.members.length), view.members.length);
  useHead({ title: view.name, text: [view.kind, count].filter((text) => text !== '').join(' · ') });
  return (
    <>
      <section>
        <h2>{w.meetings}</h2>
        {view.meetings.length === 0 ? (
          <p class="soft">{w.noMeetings}</p>
        ) : (
          <ul class="rows">
            {view.meetings.map((meeting) => (
              <li key={meeting.id}>
                <Row
                  title={meeting.title}
                  text={[whenText(meeting.start, '', lang, overview.date), meeting.status === 'planerad' ? meeting.answers : meeting.status]
                    .filter((text) => text !== '')
                    .join(' · ')}
                  mark={`meeting ${meeting.id}`}
                  onPress={() => open({ kind: 'meeting', id: meeting.id, title: meeting.title })}
                />
              </li>
            ))}
          </ul>
        )}
        {planning.open ? (
          <PlanMeetingForm network={view.id} name={view.name} onClose={planning.close} />
        ) : (
          <Button buttonRef={planning.button} expanded={false} onPress={planning.show}>
            {w.suggestTime}
          </Button>
        )}
      </section>
      {view.rooms.length > 0 && (
        <section>
          <h2>{w.rooms}</h2>
          <ul class="bare soft">
            {view.rooms.map((room) => (
              <li key={room.id}>{room.name}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{w.members(number(view.members.length))}</h2>
        <Windowed items={view.members} keyOf={(one) => one.email} label={w.membersLabel}>
          {(one) => (
            <Row
              title={one.name}
              text={[one.leads ? w.leads : '', one.unit].filter((part) => part !== '').join(' · ')}
              mark={`person ${one.email}`}
              onPress={() => open({ kind: 'person', id: one.email, title: one.name })}
            />
          )}
        </Windowed>
      </section>
      {view.row > 0 && <GoTo table="networks" row={view.row} field="" about={view.name} look="quiet" />}
    </>
  );
}

export function MeetingPlace({ id }: { id: string }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'meeting', id }, version);
  return (
    <Ready loaded={loaded}>
      {(view) => (
        <section>
          <MeetingAnswers view={view} />
          {view.row > 0 && <GoTo table="meetings" row={view.row} field="" about={view.title} look="quiet" />}
        </section>
      )}
    </Ready>
  );
}
