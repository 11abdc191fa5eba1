/** What the form chooses among: rows that wait for a film, permits, rooms. */
import { useId } from 'preact/hooks';
import type { UploadPermit, UploadSetting } from '../../contract/uploads.ts';
import { Tick } from '../kit/components/field.tsx';
import { useSpeech } from '../kit/language.ts';
import type { Film } from './films.ts';
import { covers, parts, same } from './suggest.ts';
import type { UploadWords } from './words.ts';

export function PlannedChoice({
  film,
  setting,
  w,
  onChoose,
}: {
  film: Film;
  setting: UploadSetting;
  w: UploadWords;
  onChoose: (id: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{w.recording}</label>
      <select id={id} value={film.recording} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{w.newRecording}</option>
        {setting.planned.map((row) => (
          <option key={row.id} value={row.id}>
            {row.id} {row.cells.title}
          </option>
        ))}
      </select>
    </div>
  );
}

interface PermitProps {
  lecturer: string;
  chosen: readonly string[];
  permits: readonly UploadPermit[];
  recording: string;
  series: string;
  w: UploadWords;
  onChoose: (ids: string[]) => void;
}

/** The permits of those who speak, each with its answer; and any that is chosen though it is another's. */
export function PermitChoice({ lecturer, chosen, permits, recording, series, w, onChoose }: PermitProps) {
  const names = parts(lecturer);
  const theirs = permits.filter((permit) => chosen.includes(permit.id) || names.some((name) => same(permit.lecturer, name)));
  const without = names.filter((name) => !permits.some((permit) => same(permit.lecturer, name)));
  return (
    <fieldset class="field">
      <legend>{w.permit}</legend>
      {theirs.map((permit) => (
        <Tick
          key={permit.id}
          label={`${permit.id}: ${permit.lecturer} ${w.permitState[permit.state]}${covers(permit, recording, series) ? '' : ` (${w.notThis})`}`}
          value={chosen.includes(permit.id)}
          onValue={(on) => onChoose(on ? [...chosen, permit.id] : chosen.filter((id) => id !== permit.id))}
        />
      ))}
      {names.length === 0 && <p class="soft">{w.noLecturer}</p>}
      {without.map((name) => (
        <p class="soft" key={name}>
          {w.noPermit(name)}
        </p>
      ))}
    </fieldset>
  );
}

export function RoomTick({
  room,
  chosen,
  w,
  onChoose,
}: {
  room: UploadSetting['rooms'][number];
  chosen: readonly string[];
  w: UploadWords;
  onChoose: (ids: string[]) => void;
}) {
  const { number } = useSpeech();
  return (
    <Tick
      label={`${room.name} (${w.roomPeople(number(room.people), room.people)})`}
      value={chosen.includes(room.id)}
      onValue={(on) => onChoose(on ? [...chosen, room.id] : chosen.filter((id) => id !== room.id))}
    />
  );
}
