import { useState } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { ProblemBox } from '../../../../pages/kit/components/loading.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { Dialog } from '../addon/dialog.tsx';
import { forgetTrial } from '../kept.ts';
import { local } from '../server.ts';
import { problemOf, useShell, useWords } from '../shell.ts';

/** *Börja om*: asks first, then everything is as the sample was made. */
export function BeginAnew() {
  const { workspace } = useShell();
  const w = useWords();
  const [asking, setAsking] = useState(false);
  if (!workspace.canBeginAnew) return null;
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        {w.anew.begin} …
      </Button>
      {asking && <Question onClose={() => setAsking(false)} />}
    </>
  );
}

function Question({ onClose }: { onClose(): void }) {
  const w = useWords();
  const { w: kit } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<unknown>();
  const begin = async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      await local('begin-anew', { method: 'POST', body: {} });
      forgetTrial();
      location.hash = '';
      location.reload();
    } catch (error) {
      setWrong(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={w.anew.title} width={460} height={240} onClose={busy ? () => {} : onClose}>
      <div class="pad">
        <p>{w.anew.text}</p>
        {wrong !== undefined && <ProblemBox problem={problemOf(wrong).problem} />}
        <div class="buttons">
          <Button look="stop" busy={busy} whileBusy={w.anew.busy} onPress={() => void begin()}>
            {w.anew.begin}
          </Button>
          {!busy && (
            <Button look="quiet" onPress={onClose}>
              {kit.cancel}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
