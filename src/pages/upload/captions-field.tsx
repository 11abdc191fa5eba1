/** Captions beside their film: what they hold, whether they fit, another file instead. */

import { useRef, useState } from 'preact/hooks';
import type { Words } from '../../domain/message.ts';
import { reencoded } from '../../domain/recordings/captions.ts';
import { lengthText } from '../../messages/films/transfer.ts';
import { Button } from '../kit/components/button.tsx';
import { FilePicker } from '../kit/components/file-picker.tsx';
import { fileWords } from '../kit/file-words.ts';
import { useSpeech } from '../kit/language.ts';
import type { Film } from './films.ts';
import { captionsMisfit, captionsOf } from './look.ts';
import type { Uploads } from './uploads.ts';
import type { UploadWords } from './words.ts';

export function CaptionsField({ film, uploads, w }: { film: Film; uploads: Uploads; w: UploadWords }) {
  const { say } = useSpeech();
  const picker = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<{ name: string; why: Words }>();
  const { captions, seconds } = film;
  const isOver = film.whole || film.stage.kind === 'done' || film.stage.kind === 'captions';
  const unfit = captions && captionsMisfit(captions, seconds);
  const fits = captions && seconds !== undefined && !unfit && captions.faults.length === 0 ? `, ${w.captionsFit}` : '';
  return (
    <div class="field captions">
      <p class="strong">{w.captions}</p>
      {captions && (
        <>
          <p>
            {captions.file.name} · {lengthText(captions.seconds)}
            {fits}
          </p>
          {unfit && <p class="care-text">▲ {say(unfit)}</p>}
          {[...captions.faults, ...(captions.isCopy ? [fileWords(reencoded)] : [])].map((fault) => (
            <p class="care-text" key={fault.sv}>
              ▲ {say(fault)}
            </p>
          ))}
        </>
      )}
      {wrong && (
        <p class="wrong">
          ▲ {wrong.name}: {say(wrong.why)}
        </p>
      )}
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
          <FilePicker
            picker={picker}
            label={w.addCaptions}
            accept=".vtt,.srt"
            onChoose={([file]) =>
              void captionsOf(file).then((read) => {
                const [why] = read.faults;
                setWrong(read.cues === 0 && why ? { name: file.name, why } : undefined);
                if (read.cues > 0) uploads.setCaptions(film.key, read);
              })
            }
          />
        </>
      )}
    </div>
  );
}
