/** The link to the upload dialog. Films uploaded there are shown here on return. */
import { useState } from 'preact/hooks';
import type { Words } from '../../../domain/message.ts';
import { Button } from '../../kit/components/button.tsx';
import { ProblemBox } from '../../kit/components/loading.tsx';
import { useSpeech } from '../../kit/language.ts';
import { isProblem, showUpload } from '../../kit/server.ts';

export function UploadLink() {
  const { say } = useSpeech();
  const [problem, setProblem] = useState<Words>();
  const show = (): void => {
    setProblem(undefined);
    void showUpload().then((answer) => setProblem(isProblem(answer) ? answer.problem : undefined));
  };
  return (
    <>
      <Button wide onPress={show}>
        {say({ sv: 'Lägg upp filmer', en: 'Upload recordings' })}
      </Button>
      {problem && <ProblemBox problem={problem} />}
    </>
  );
}
