import { useState } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { type DriveFile, kindOf, readFiles } from '../places/drive-files.ts';
import { itemOf } from '../places/film.tsx';
import { useAsk, useShell, useWords } from '../shell.ts';
import { CardPanel } from './card-panel.tsx';

/** Drive's panel: one chooses files as one does in Drive, one or several, and the add-on says what they are. */
export function FilesPanel() {
  const { actor, changes } = useShell();
  const w = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const answer = useAsk(`files ${actor.email}`, () => readFiles(actor.email), changes);
  return (
    <section class="card pad">
      <h2>{w.panel.film}</h2>
      <Ready loaded={answer}>
        {(files) => {
          const there = chosen.flatMap((id) => files.find((file) => file.id === id) ?? []);
          const first = files.find((file) => kindOf(file) === 'film') ?? files[0];
          const selected = there.length > 0 ? there : first ? [first] : [];
          const [one, ...more] = selected;
          if (!one) return <Empty title={w.nothingToChoose} />;
          const ids = selected.map(({ id }) => id);
          return (
            <>
              <FileChoice label={w.chooseFilm} files={files} value={one.id} onChoose={(id) => setChosen([id])} />
              {more.map((file) => (
                <p key={file.id} class="line">
                  <span lang="sv">{file.name}</span>
                  <Button look="quiet" about={`– ${file.name}`} onPress={() => setChosen(ids.filter((id) => id !== file.id))}>
                    {w.unchoose}
                  </Button>
                </p>
              ))}
              <FileChoice
                label={w.chooseMore}
                files={files.filter(({ id }) => !ids.includes(id))}
                value=""
                onChoose={(id) => setChosen([...ids, id])}
              />
              <CardPanel
                fn="driveItemsSelected"
                name={ids.join(' ')}
                host="DRIVE"
                event={{ drive: { selectedItems: selected.map(itemOf), activeCursorItem: itemOf(one) } }}
              />
            </>
          );
        }}
      </Ready>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  files: readonly DriveFile[];
  /** '' for none yet. */
  value: string;
  onChoose(id: string): void;
}

function FileChoice({ label, files, value, onChoose }: ChoiceProps) {
  const w = useWords();
  const films = files.filter((file) => kindOf(file) === 'film');
  const others = files.filter((file) => kindOf(file) !== 'film');
  const option = ({ id, name }: DriveFile) => (
    <option key={id} value={id}>
      {name}
    </option>
  );
  return (
    <label class="field">
      <span class="strong">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)} lang="sv">
        {value === '' && <option value="" />}
        <optgroup label={w.films}>{films.map(option)}</optgroup>
        <optgroup label={w.otherFiles}>{others.map(option)}</optgroup>
      </select>
    </label>
  );
}
