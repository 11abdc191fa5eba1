/** The form beside the list: for one film, or for what several share. */

import { useState } from 'preact/hooks';
import type { Problem } from '../../contract/api.ts';
import type { Cells, UploadPreview, UploadSetting } from '../../contract/uploads.ts';
import { isDate } from '../../domain/time/dates.ts';
import { Button } from '../kit/components/button.tsx';
import { Choices, Field } from '../kit/components/field.tsx';
import { useSpeech } from '../kit/language.ts';
import { CaptionsField } from './captions-field.tsx';
import { PermitChoice, PlannedChoice, RoomTick } from './choices.tsx';
import { type Film, isOpen, lacking } from './films.ts';
import { Preview } from './preview.tsx';
import { isUnasked } from './rows.tsx';
import { listed, parts, permitsOf } from './suggest.ts';
import type { Uploads } from './uploads.ts';
import { type UploadWords, uploadWords } from './words.ts';

export interface FormProps {
  films: readonly Film[];
  setting: UploadSetting;
  uploads: Uploads;
  previews: readonly (UploadPreview | Problem | undefined)[];
  /** Asks the lecturer of a film that is in the workbook. */
  onAsk: (key: number) => void;
}

export function FilmForm({ films, setting, uploads, previews, onAsk }: FormProps) {
  const { lang } = useSpeech();
  const w = uploadWords[lang];
  const [only] = films;
  if (!only) return <p class="soft none-chosen">{w.noneChosen}</p>;
  const open = films.filter(isOpen);
  return (
    <div class="form-body">
      <h2 class="unseen">{films.length > 1 ? w.chosenMany(films.length) : only.name}</h2>
      {films.length > 1 && (
        <p>
          <span class="strong">{w.chosenMany(films.length)}.</span> <span class="soft">{w.chosenManyText}</span>
        </p>
      )}
      <div aria-live="polite" class="who">
        {differing(previews).map((preview, index) => (
          <Preview key={index} preview={preview} today={setting.today} />
        ))}
      </div>
      {films.length === 1 &&
        isUnasked(previews[0]) &&
        (only.begun ? <Button onPress={() => onAsk(only.key)}>{w.ask}</Button> : <p class="soft">{w.askLater}</p>)}
      {open.length > 0 ? (
        <Fields films={open} single={films.length === 1} setting={setting} uploads={uploads} w={w} />
      ) : (
        films.length === 1 && <Settled film={only} setting={setting} w={w} />
      )}
      {films.length === 1 && <CaptionsField key={only.key} film={only} uploads={uploads} w={w} />}
    </div>
  );
}

/** Films with the same viewers and the same reason to be closed share one preview. */
function differing(previews: FormProps['previews']): FormProps['previews'] {
  const seen = new Map(previews.map((preview) => [JSON.stringify(preview), preview]));
  return [...seen.values()].slice(0, 3);
}

interface FieldsProps {
  films: readonly Film[];
  single: boolean;
  setting: UploadSetting;
  uploads: Uploads;
  w: UploadWords;
}

function Fields({ films, single, setting, uploads, w }: FieldsProps) {
  const first = films[0] as Film;
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const change = (cells: Cells, recording?: string): void => {
    setTried((now) => new Set([...now, ...Object.keys(cells)]));
    for (const film of films) uploads.change(film.key, cells, recording);
  };
  /** '' where the films differ. */
  const shared = (code: string): string => (films.every((film) => film.cells[code] === first.cells[code]) ? (first.cells[code] ?? '') : '');
  const hint = (code: string, otherwise?: string): string | undefined =>
    films.every((film) => film.cells[code] === first.cells[code]) ? otherwise : w.varies;
  const lacks = lacking(first);
  // Told where it is typed; the film may be sent all the same, since nobody sees it in the waiting room.
  const ahead = isDate(shared('date')) && shared('date') > setting.today;
  const passed = isDate(shared('childrenUntil')) && shared('childrenUntil') < setting.today;
  const lecturer = shared('lecturer');
  const setLecturer = (name: string): void => {
    for (const film of films) {
      const permits = permitsOf(name, setting.permits, film.recording, film.cells.series ?? '');
      uploads.change(film.key, { lecturer: name, permit: listed(permits.map((permit) => permit.id)) });
    }
  };
  /** A permit may be for a whole series: it is found once the series is named. */
  const setSeries = (series: string): void => {
    for (const film of films) {
      const found = permitsOf(film.cells.lecturer ?? '', setting.permits, film.recording, series).map((permit) => permit.id);
      uploads.change(film.key, { series, ...((film.cells.permit ?? '') === '' && { permit: listed(found) }) });
    }
  };
  const field = (code: string, label: string, list: readonly string[] = [], long = false) => (
    <Field label={label} value={shared(code)} hint={hint(code)} long={long} list={list} onValue={(text) => change({ [code]: text })} />
  );
  return (
    <>
      {single && setting.planned.length > 0 && (
        <PlannedChoice
          film={first}
          setting={setting}
          w={w}
          onChoose={(recording) => {
            const row = setting.planned.find((one) => one.id === recording);
            const known = Object.fromEntries(Object.entries(row?.cells ?? {}).filter(([code, text]) => text !== '' && code !== 'children'));
            change(known, recording);
          }}
        />
      )}
      {single && (
        <Field
          label={w.name}
          value={first.cells.title ?? ''}
          onValue={(title) => change({ title })}
          error={lacks.includes('title') ? w.titleMissing : undefined}
        />
      )}
      <Field label={w.lecturer} value={lecturer} hint={hint('lecturer', w.lecturerHint)} list={setting.lecturers} onValue={setLecturer} />
      <Choices
        label={w.children}
        choices={[
          { value: 'nej', label: w.yesNo.no },
          { value: 'ja', label: w.yesNo.yes },
        ]}
        value={shared('children')}
        onValue={(children) => change({ children })}
      />
      {lacks.includes('children') && <p class="soft under">{hint('children', w.childrenMissing)}</p>}
      {shared('children') === 'ja' && (
        <Field
          label={w.childrenUntil}
          type="date"
          value={shared('childrenUntil')}
          hint={hint('childrenUntil', w.childrenUntilHint)}
          min={setting.today}
          onValue={(childrenUntil) => change({ childrenUntil })}
          error={tried.has('childrenUntil') && lacks.includes('childrenUntil') ? w.dateWrong : passed ? w.consentPassed : undefined}
        />
      )}
      <PermitChoice
        lecturer={lecturer}
        chosen={parts(shared('permit'))}
        permits={setting.permits}
        recording={single ? first.recording : ''}
        series={shared('series')}
        w={w}
        onChoose={(ids) => change({ permit: listed(ids) })}
      />
      <fieldset class="field rooms">
        <legend>{w.rooms}</legend>
        {hint('rooms') !== undefined && <p class="soft">{hint('rooms')}</p>}
        <div class="room-list">
          {setting.rooms.map((room) => (
            <RoomTick key={room.id} room={room} chosen={parts(shared('rooms'))} w={w} onChoose={(ids) => change({ rooms: listed(ids) })} />
          ))}
        </div>
      </fieldset>
      <Field
        label={w.date}
        type="date"
        value={shared('date')}
        hint={hint('date')}
        max={setting.today}
        onValue={(date) => change({ date })}
        error={lacks.includes('date') ? w.dateWrong : ahead ? w.dateAhead : undefined}
      />
      <details>
        <summary>{w.more}</summary>
        <Field label={w.series} value={shared('series')} hint={hint('series')} list={setting.series} onValue={setSeries} />
        {field('theme', w.theme, setting.themes)}
        {field('language', w.language, setting.languages)}
        {field('description', w.description, [], true)}
        {field('questions', w.questions, [], true)}
      </details>
    </>
  );
}

/** What stands in the workbook once the upload has begun, or will do so. */
function Settled({ film, setting, w }: { film: Film; setting: UploadSetting; w: UploadWords }) {
  const { cells } = film;
  const rooms = parts(cells.rooms).map((id) => setting.rooms.find((room) => room.id === id)?.name ?? id);
  const lines: [string, string][] = [
    [w.name, cells.title ?? ''],
    [w.date, cells.date ?? ''],
    [w.lecturer, cells.lecturer ?? ''],
    [w.permit, cells.permit ?? ''],
    [w.rooms, rooms.join(', ')],
    [w.children, cells.children === 'ja' ? `${w.yesNo.yes} ${cells.childrenUntil ?? ''}` : cells.children === 'nej' ? w.yesNo.no : ''],
  ];
  return (
    <>
      <dl>
        {lines
          .filter(([, text]) => text.trim() !== '')
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <p class="soft">{film.begun ? w.settled : w.settles}</p>
    </>
  );
}
