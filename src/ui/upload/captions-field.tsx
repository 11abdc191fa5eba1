/** Captions beside their film: what they hold, whether they fit, another file instead. */
import { useRef, useState } from 'preact/hooks';
import { useSpeech } from '../language.ts';
import { Button } from '../parts/button.tsx';
import { clockText, lengthText } from './figures.ts';
import type { Film } from './films.ts';
import { captionsOf } from './look.ts';
import { sortOf } from './suggest.ts';
import type { Uploads } from './uploads.ts';
import type { UploadWords } from './words.ts';

export function CaptionsField({ film, uploads, w }: { film: Film; uploads: Uploads; w: UploadWords }) {
  const { say } = useSpeech();
  const picker = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState('');
  const { captions, seconds } = film;
  const isOver = film.whole || film.stage.kind === 'done' || film.stage.kind === 'captions';
  const past = captions && seconds !== undefined && captions.seconds > seconds + 2;
  const fits = captions && seconds !== undefined && !past && captions.faults.length === 0 ? `, ${w.captionsFit}` : '';
  return (
    <div class="field captions">
      <p class="strong">{w.captions}</p>
      {captions && (
        <>
          <p>
            {captions.file.name} · {lengthText(captions.seconds)}
            {fits}
          </p>
          {past && <p class="care-text">▲ {w.captionsPast(clockText(captions.seconds), clockText(seconds ?? 0))}</p>}
          {captions.faults.map((fault) => (
            <p class="care-text" key={fault.sv}>
              ▲ {say(fault)}
            </p>
          ))}
        </>
      )}
      {wrong !== '' && <p class="wrong">▲ {wrong}</p>}
      {!isOver && (
        <>
          {captions ? (
            <Button look="quiet" onPress={() => uploads.setCaptions(film.key, undefined)}>
              {w.dropCaptions}
            </Button>
          ) : (
            <Button look="quiet" onPress={() => picker.current?.click()}>
              {w.addCaptions}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            accept=".vtt,.srt"
            hidden
            tabIndex={-1}
            aria-label={w.addCaptions}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (!file) return;
              const isRight = sortOf(file.name) === 'captions';
              setWrong(isRight ? '' : w.notCaptions(file.name));
              if (isRight) void captionsOf(file).then((read) => uploads.setCaptions(film.key, read));
            }}
          />
        </>
      )}
    </div>
  );
}
