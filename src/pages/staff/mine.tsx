/** One's own proposals, how each goes, and an answer where someone asks. */
import { useState } from 'preact/hooks';
import type { ProposalView } from '../../contract/staff.ts';
import type { Words } from '../../domain/message.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Chip, type Mood } from '../kit/components/chip.tsx';
import { Empty } from '../kit/components/empty.tsx';
import { Field } from '../kit/components/field.tsx';
import { InlineForm } from '../kit/components/form.tsx';
import { useSpeech } from '../kit/language.ts';
import { isProblem, staffDo } from '../kit/server.ts';
import { useStaff } from './asked.ts';
import { Link, Outward } from './link.tsx';
import { useWords } from './words.ts';

const moods: Record<ProposalView['state'], Mood> = {
  waiting: 'waiting',
  asked: 'care',
  declined: 'quiet',
  approved: 'good',
  shown: 'good',
  answered: 'quiet',
};

export function Mine() {
  const w = useWords();
  const { view } = useStaff();
  return (
    <article class="film-page">
      <h1 tabIndex={-1}>{w.mine}</h1>
      {view.mine.length === 0 && <Empty title={w.mineEmpty}>{w.mineEmptyText}</Empty>}
      <ul class="bare proposals">
        {view.mine.map((one) => (
          <Proposal key={one.id} proposal={one} />
        ))}
      </ul>
      <p>
        <Link to={{ kind: 'propose' }} class="button">
          {w.shareExample}
        </Link>
      </p>
    </article>
  );
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const w = useWords();
  return (
    <li class="proposal">
      <h2>{proposal.title}</h2>
      <p>
        <Chip mood={moods[proposal.state]}>{w.states[proposal.state]}</Chip>
      </p>
      {proposal.rooms.length > 0 && (
        <p class="soft">
          {w.shownIn} {proposal.rooms.join(', ')}
        </p>
      )}
      {proposal.text !== proposal.title && proposal.text !== '' && <p class="lines soft">{proposal.text}</p>}
      {proposal.link !== '' && <Outward href={proposal.link}>{proposal.link}</Outward>}
      {proposal.answer !== '' && (
        <blockquote class="lines">
          <strong>{w.answeredBy(proposal.answeredBy)}</strong> {proposal.answer}
        </blockquote>
      )}
      {proposal.state === 'asked' && <Reply id={proposal.id} />}
    </li>
  );
}

function Reply({ id }: { id: string }) {
  const w = useWords();
  const { w: common } = useSpeech();
  const { refresh } = useStaff();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const [sent, setSent] = useState(false);
  if (sent)
    return (
      <Banner mood="good">
        <p role="status">{w.replied}</p>
      </Banner>
    );
  const send = (): void => {
    setBusy(true);
    void staffDo({ kind: 'reply', id, text }).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else {
        setSent(true);
        refresh();
      }
    });
  };
  return (
    <InlineForm
      title={w.yourReply}
      save={w.sendReply}
      onSave={send}
      onCancel={() => setText('')}
      busy={busy}
      saving={common.sending}
      problem={problem}
    >
      <Field label={w.yourReply} value={text} onValue={setText} long />
    </InlineForm>
  );
}
