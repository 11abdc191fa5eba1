/** The whole question in one place, where there is no sidebar around it: asked and saved, then each lecturer's letter. */
import { useState } from 'preact/hooks';
import { useRead } from '../kit/asking.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { Ready } from '../kit/components/loading.tsx';
import { useSpeech } from '../kit/language.ts';
import { usePermitWords } from '../words/permit-pages.ts';
import { AskForm } from './ask-form.tsx';
import { Letter } from './letter.tsx';

interface Props {
  recording: string;
  today: string;
  /** The question is saved. */
  onAsked: () => void;
  onClose: () => void;
}

export function AskAndWrite({ recording, today, onAsked, onClose }: Props) {
  const [permits, setPermits] = useState<readonly string[]>();
  return permits ? (
    <Letters permits={permits} onClose={onClose} />
  ) : (
    <Asked
      recording={recording}
      today={today}
      onCancel={onClose}
      onSaved={(saved) => {
        setPermits(saved);
        onAsked();
      }}
    />
  );
}

interface AskedProps {
  recording: string;
  today: string;
  onSaved: (permits: readonly string[]) => void;
  onCancel: () => void;
}

function Asked({ recording, today, onSaved, onCancel }: AskedProps) {
  const loaded = useRead({ kind: 'asking', recording });
  return (
    <Ready loaded={loaded} lines={7}>
      {(view) => <AskForm view={view} today={today} onSaved={(saved) => onSaved(saved.permits)} onCancel={onCancel} />}
    </Ready>
  );
}

function Letters({ permits, onClose }: { permits: readonly string[]; onClose: () => void }) {
  const p = usePermitWords();
  const { w } = useSpeech();
  const [at, setAt] = useState(0);
  const permit = permits[at] ?? '';
  return (
    <section>
      <Banner mood="good">
        <p role="status">
          <span aria-hidden="true">✓ </span>
          {p.savedQuestion(permits.length)}
        </p>
      </Banner>
      <OneLetter key={permit} permit={permit} />
      <div class="buttons">
        {at + 1 < permits.length && (
          <Button look="act" onPress={() => setAt(at + 1)}>
            {p.nextLetter}
          </Button>
        )}
        <Button onPress={onClose}>{w.close}</Button>
      </div>
    </section>
  );
}

function OneLetter({ permit }: { permit: string }) {
  const loaded = useRead({ kind: 'letter', permit, what: 'ask' });
  return (
    <Ready loaded={loaded} lines={9}>
      {(view) => <Letter view={view} permit={permit} what="ask" />}
    </Ready>
  );
}
