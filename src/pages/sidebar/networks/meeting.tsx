/** A meeting's answers, and a new meeting at a time that suits. */
import { useState } from 'preact/hooks';
import type { MeetingView } from '../../../contract/api.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { readLink } from '../../../domain/link.ts';
import type { Slot } from '../../../domain/meetings/times.ts';
import { useRead } from '../../kit/asking.ts';
import { Chip } from '../../kit/components/chip.tsx';
import { Choices, Field, Tick } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Names } from '../../kit/components/names.tsx';
import { Table } from '../../kit/components/table.tsx';
import { dayText, minutesBetween, timeText, weekText, whenText } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { words } from '../../words/all.ts';
import { type Closing, useSave, useSidebar } from '../frame/context.ts';
import { Follows } from '../frame/follows.tsx';

export function MeetingForm({ meeting, title, onClose }: { meeting: string; title: string; onClose: Closing }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'meeting', id: meeting }, version);
  return (
    <InlineForm title={title} save="" onCancel={() => onClose()}>
      <Ready loaded={loaded}>{(view) => <MeetingAnswers view={view} />}</Ready>
    </InlineForm>
  );
}

/** Answers by number, and the units that nobody has answered from: never a person who has not. */
export function MeetingAnswers({ view }: { view: MeetingView }) {
  const { w, lang, number } = useSpeech();
  const { overview } = useSidebar();
  const { yes, no, maybe, silent } = view.answers;
  return (
    <>
      <p>{whenText(view.start, view.end, lang, overview.date)}</p>
      {view.place !== '' && <p class="soft">{view.place}</p>}
      <Table
        caption={w.answers}
        headers={[w.yes, w.no, w.maybe, w.silent]}
        rows={[[number(yes), number(no), number(maybe), number(silent)]]}
      />
      {view.silentUnits.length > 0 && (
        <>
          <h4>{w.silentUnits(view.silentUnits.length)}</h4>
          <Names names={view.silentUnits} most={8} />
        </>
      )}
      {readLink(view.link) && (
        <p>
          <a href={view.link} target="_blank" rel="noopener noreferrer">
            {w.openMeeting}
          </a>
        </p>
      )}
    </>
  );
}

export function PlanMeetingForm({ network, name, onClose }: { network: string; name: string; onClose: Closing }) {
  const { w } = useSpeech();
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'times', network }, version);
  if (loaded.kind !== 'ready') {
    return (
      <InlineForm title={w.planMeetingFor(name)} save="" onCancel={() => onClose()}>
        <Ready loaded={loaded}>{() => null}</Ready>
      </InlineForm>
    );
  }
  return <Form network={network} name={name} slots={loaded.value.slots} members={loaded.value.members} onClose={onClose} />;
}

const OWN = 'own';

function Form({
  network,
  name,
  slots,
  members,
  onClose,
}: {
  network: string;
  name: string;
  slots: readonly Slot[];
  members: number;
  onClose: Closing;
}) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const [slot, setSlot] = useState(slots[0]?.start ?? OWN);
  const [date, setDate] = useState('');
  const [from, setFrom] = useState('13:00');
  const [until, setUntil] = useState('14:30');
  const [title, setTitle] = useState(words[overview.language].meetingTitle(name));
  const [place, setPlace] = useState('');
  const [agenda, setAgenda] = useState('');
  const [online, setOnline] = useState(false);
  const [tried, setTried] = useState(false);
  const taken = slots.find((one) => one.start === slot);
  const start = taken?.start ?? (date === '' ? '' : `${date}T${from}`);
  const end = taken?.end ?? `${date}T${until}`;
  const wrongDay = date === '' ? w.chooseDay : date < overview.date ? w.dayPassed : undefined;
  const wrongTime = until <= from ? w.endBeforeStart : undefined;
  const well = taken !== undefined || (!wrongDay && !wrongTime);
  const edit: Edit = { kind: 'meeting', network, title, start, end, place, agenda, online };
  const onSave = (): void => {
    setTried(true);
    if (well) save([edit], w.savedMeeting(weekText(start.slice(0, 10), lang)));
  };
  return (
    <InlineForm
      title={w.planMeetingFor(name)}
      save={w.saveMeeting}
      onSave={onSave}
      onCancel={() => onClose()}
      busy={busy}
      problem={problem}
      follows={well && <Follows edits={[edit]} />}
    >
      <Choices
        label={slots.length > 0 ? w.timesThatSuit : w.noTimes}
        value={slot}
        onValue={setSlot}
        choices={[
          ...slots.map((one) => ({
            value: one.start,
            label: (
              <>
                {weekText(one.start.slice(0, 10), lang)} {one.preferred && <Chip mood="good">{w.preferred}</Chip>}
              </>
            ),
            note: `${dayText(one.start.slice(0, 10), lang, overview.date)} ${timeText(one.start, lang)}–${timeText(one.end, lang)}`,
          })),
          { value: OWN, label: w.ownTime },
        ]}
      />
      {!taken && (
        <>
          <Field
            type="date"
            label={w.day}
            value={date}
            onValue={setDate}
            min={overview.date}
            error={tried || date !== '' ? wrongDay : undefined}
          />
          <div class="pair">
            <Field type="time" label={w.from} value={from} onValue={setFrom} />
            <Field type="time" label={w.until} value={until} onValue={setUntil} error={wrongTime} />
          </div>
        </>
      )}
      <Field label={w.title} value={title} onValue={setTitle} />
      <Field label={w.place} value={place} onValue={setPlace} />
      <Field label={w.agenda} long value={agenda} onValue={setAgenda} />
      <Tick label={w.meetLink} value={online} onValue={setOnline} />
      {well && <p class="soft">{w.cost(members, minutesBetween(start, end))}</p>}
    </InlineForm>
  );
}
