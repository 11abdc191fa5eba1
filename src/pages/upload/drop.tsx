/** Where files are dropped, or picked. All of the page takes a drop: nobody should have to aim. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { filmEndings } from '../../domain/recordings/file-kinds.ts';
import { FilePicker } from '../kit/components/file-picker.tsx';
import { useSpeech } from '../kit/language.ts';
import { uploadWords } from './words.ts';

export function DropArea({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { lang } = useSpeech();
  const w = uploadWords[lang];
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    <div class={`drop${over ? ' over' : ''}`}>
      <p>
        {over ? (
          w.dropNow
        ) : (
          <>
            {w.dropHere}{' '}
            <button type="button" class="link" onClick={() => picker.current?.click()}>
              {w.pick}
            </button>
          </>
        )}
      </p>
      <p class="soft">{w.dropText}</p>
      <FilePicker
        picker={picker}
        label={w.pick}
        accept={`video/*,audio/*,${filmEndings.join(',')},.vtt,.srt`}
        many
        onChoose={(files) => take.current(files)}
      />
    </div>
  );
}
