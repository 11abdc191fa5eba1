/** A permit's letter, in the sidebar. */
import type { LetterKind, LetterView } from '../../../contract/permits.ts';
import { useRead } from '../../kit/asking.ts';
import { Ready } from '../../kit/components/loading.tsx';
import { Letter } from '../../question/letter.tsx';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { GoTo } from '../today/task.tsx';

export function LetterPlace({ permit, what }: { permit: string; what: LetterKind }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'letter', permit, what }, version);
  return (
    <Ready loaded={loaded} lines={9}>
      {(view) => <PermitLetter view={view} permit={permit} what={what} />}
    </Ready>
  );
}

export function PermitLetter({ view, permit, what }: { view: LetterView; permit: string; what: LetterKind }) {
  const p = usePermitWords();
  const { refresh, noted } = useSidebar();
  useHead({ title: p.letter[what], text: view.lecturer === '' ? permit : view.lecturer });
  return (
    <Letter
      view={view}
      permit={permit}
      what={what}
      onMailed={(to) => {
        noted(`${p.letter[what]}: ${p.mailed(to)}`);
        refresh();
      }}
      fill={view.textsRow > 0 && <GoTo table="settings" row={view.textsRow} field="value" about={p.letterTexts} look="quiet" />}
    >
      <GoTo table="permits" row={view.row} field="lecturerEmail" about={p.term.email} look="quiet" />
    </Letter>
  );
}
