/** A row a film: its name, how far it has come, and what one can do about it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../contract/api.ts';
import type { UploadPreview } from '../../contract/uploads.ts';
import { percentOf, sentText, sizeText, waitText } from '../../messages/films/transfer.ts';
import { Button } from '../kit/components/button.tsx';
import { Chip } from '../kit/components/chip.tsx';
import { FilePicker } from '../kit/components/file-picker.tsx';
import { ProgressBar } from '../kit/components/progress.tsx';
import { useSpeech } from '../kit/language.ts';
import { bytesOf, type Film, isOpen, lacking } from './films.ts';
import { moodOf } from './preview.tsx';
import type { Uploads } from './uploads.ts';
import { type UploadWords, uploadWords } from './words.ts';

export interface RowProps {
  film: Film;
  chosen: boolean;
  /** More than one film: each can be chosen beside others. */
  many: boolean;
  preview: UploadPreview | Problem | undefined;
  uploads: Uploads;
  onChoose: (beside: boolean) => void;
  /** Cuts all waits short. */
  onWake: () => void;
  /** Asks the film’s lecturer. */
  onAsk: () => void;
}

export function FilmRow({ film, chosen, many, preview, uploads, onChoose, onWake, onAsk }: RowProps) {
  const { lang, say } = useSpeech();
  const w = uploadWords[lang];
  const { stage, name, size } = film;
  const [sure, setSure] = useState(false);
  const waits = stage.kind === 'waiting';
  const moves = ['sending', 'waiting', 'paused', 'again', 'checking', 'captions'].includes(stage.kind);
  const percent = percentOf(bytesOf(film), size);
  const state = useStateWords(film, w);
  const remove = (): void => {
    const asks = film.begun !== undefined && !film.whole && !sure;
    setSure(asks);
    if (!asks) void uploads.remove(film.key);
  };
  return (
    <li class={`film${chosen ? ' chosen' : ''}${waits || stage.kind === 'again' ? ' halted' : ''}`}>
      <div class="film-head">
        {many && <input type="checkbox" aria-label={w.choose(name)} checked={chosen} onChange={() => onChoose(true)} />}
        <button
          type="button"
          class="film-name"
          aria-pressed={chosen}
          onClick={(event) => onChoose(event.ctrlKey || event.metaKey || event.shiftKey)}
        >
          {name}
        </button>
        {stage.kind === 'done' ? (
          <Chip mood="good" sign="✓">
            {w.isDone}
          </Chip>
        ) : (
          <span class="soft">{sizeText(size, lang)}</span>
        )}
      </div>
      {film.captions && stage.kind !== 'done' && <p class="soft">+ {film.captions.file.name}</p>}
      {moves && <ProgressBar label={`${w.title}: ${name}`} done={percent} total={100} />}
      {stage.kind === 'done' && isUnasked(preview) && (
        <div class="film-foot">
          <p class="care-text">
            <span aria-hidden="true">◔ </span>
            {w.notAsked}
          </p>
          <div class="film-acts">
            <Button look="quiet" onPress={onAsk} about={name}>
              {w.ask}
            </Button>
          </div>
        </div>
      )}
      {stage.kind !== 'done' && (
        <div class="film-foot">
          <p class={state.mood}>
            {state.sign !== '' && <span aria-hidden="true">{state.sign} </span>}
            {stage.kind === 'problem' ? say(stage.problem) : state.text}
          </p>
          {isOpen(film) && lacking(film).length === 0 && <WhoChip preview={preview} w={w} />}
          <div class="film-acts">
            {sure ? (
              <>
                <span>{w.removeSure}</span>
                <Button look="quiet" onPress={remove} about={name}>
                  {w.removeYes}
                </Button>
                <Button look="quiet" onPress={() => setSure(false)} about={name}>
                  {w.removeNo}
                </Button>
              </>
            ) : (
              <Acts film={film} w={w} uploads={uploads} onWake={onWake} onRemove={remove} />
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** A film whose lecturer nobody has asked. */
export const isUnasked = (preview: RowProps['preview']): boolean => preview !== undefined && !('problem' in preview) && preview.unasked;

function WhoChip({ preview, w }: { preview: RowProps['preview']; w: UploadWords }) {
  const { number } = useSpeech();
  if (preview === undefined) return <Chip mood="quiet">{w.chip.asked}</Chip>;
  if ('problem' in preview) return <Chip mood="stop">{w.chip.closed}</Chip>;
  const mood = moodOf[preview.reason];
  return <Chip mood={mood}>{mood === 'good' ? w.chip.open(number(preview.all)) : mood === 'stop' ? w.chip.closed : w.chip.waiting}</Chip>;
}

function Acts({
  film,
  w,
  uploads,
  onWake,
  onRemove,
}: {
  film: Film;
  w: UploadWords;
  uploads: Uploads;
  onWake: () => void;
  onRemove: () => void;
}) {
  const { key, name, stage, whole } = film;
  const picker = useRef<HTMLInputElement>(null);
  const button = (text: string, press: () => void) => (
    <Button look="quiet" onPress={press} about={name}>
      {text}
    </Button>
  );
  return (
    <>
      {stage.kind === 'sending' && button(w.pause, () => uploads.pause(key))}
      {stage.kind === 'waiting' && button(w.tryNow, onWake)}
      {stage.kind === 'waiting' && button(w.pause, () => uploads.pause(key))}
      {stage.kind === 'paused' && button(w.goOn, () => uploads.goOn(key))}
      {stage.kind === 'problem' && film.file && button(w.tryAgain, () => uploads.goOn(key))}
      {stage.kind === 'mismatch' && button(w.sendAgain, () => uploads.goOn(key))}
      {stage.kind === 'again' && (
        <>
          {button(w.chooseAgain, () => picker.current?.click())}
          <FilePicker picker={picker} label={w.chooseAgain} onChoose={([file]) => void uploads.choose(key, file)} />
        </>
      )}
      {!whole && !['removing', 'beginning', 'checking'].includes(stage.kind) && button(w.remove, onRemove)}
    </>
  );
}

interface State {
  text: string;
  sign: string;
  mood: 'soft' | 'care-text' | 'wrong';
}

/** What a row says of its film. Counts down while it waits. */
function useStateWords(film: Film, w: UploadWords): State {
  const { lang } = useSpeech();
  const { stage, size } = film;
  const [, tick] = useState(0);
  const waits = stage.kind === 'waiting';
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [waits]);
  const soft = (text: string): State => ({ text, sign: '', mood: 'soft' });
  const care = (text: string): State => ({ text, sign: '◔', mood: 'care-text' });
  const wrong = (text: string): State => ({ text, sign: '▲', mood: 'wrong' });
  const percent = percentOf(bytesOf(film), size);
  switch (stage.kind) {
    case 'form': {
      const [first] = lacking(film);
      return first === undefined ? soft(w.readyToSend) : care(w.lacks[first]);
    }
    case 'queued':
      return soft(w.queued);
    case 'beginning':
      return soft(w.beginning);
    case 'sending':
      return soft(sentText({ sent: stage.sent, size, speed: stage.speed }, lang));
    case 'waiting': {
      const seconds = Math.max(0, Math.ceil((stage.until - performance.now()) / 1000));
      return (stage.why === 'blocked' ? wrong : care)(waitText(stage.why, seconds, percent, lang));
    }
    case 'paused':
      return care(w.paused(percent));
    case 'again':
      return stage.wrong ? wrong(w.wrongFile) : care(w.again(percent));
    case 'checking':
      return soft(w.checking(percentOf(stage.read, size)));
    case 'captions':
      return soft(w.sendingCaptions);
    case 'mismatch':
      return wrong(w.mismatch);
    case 'removing':
      return soft(w.removing);
    case 'problem':
      return wrong('');
    case 'done':
      return soft('');
  }
}
