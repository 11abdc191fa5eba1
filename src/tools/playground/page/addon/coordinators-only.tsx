import type { ComponentChildren } from 'preact';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useNames } from '../names.ts';
import { hasBook } from '../sheet/workbook.ts';
import { useAsk, useShell, useWords } from '../shell.ts';

interface Props {
  children: ComponentChildren;
  /** What the shell itself can say to the others. */
  otherwise?: ComponentChildren;
}

/** The add-on's panels for those who have the sheet that they read; to others, what can be said without it and whom to ask. */
export function CoordinatorsOnly({ children, otherwise }: Props) {
  const { actor, workspace, changes } = useShell();
  const w = useWords();
  const nameOf = useNames([workspace.coordinator]);
  const answer = useAsk(`has ${actor.email}`, () => hasBook(actor.email, workspace.spreadsheetId), changes);
  return (
    <Ready loaded={answer} lines={2}>
      {(has) =>
        has ? (
          children
        ) : (
          <div class="panel">
            {otherwise}
            <p class="soft">{w.panelsNotYours(actor.name, nameOf(workspace.coordinator))}</p>
          </div>
        )
      }
    </Ready>
  );
}
