import { roleWord } from '../../../../messages/words.ts';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { Side } from '../addon/side.tsx';
import { NoSheet } from '../sheet/sheet-place.tsx';
import { hasBook } from '../sheet/workbook.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { glosses } from '../words.ts';
import { About } from './about.tsx';
import { BeginAnew } from './begin-anew.tsx';
import { FirstSheet } from './first-sheet.tsx';
import { isInSidebar } from './guide.ts';
import { GuideCard } from './guide-card.tsx';
import { isDone, useGuide } from './guide-place.tsx';
import { goToSideStep, SideStep } from './side-step.tsx';

/** *Börja här*: what this is, three things to try, and the first of them in the sheet and the sidebar at once. */
export function Begin() {
  const { actor, lang } = useShell();
  const w = useWords();
  return (
    <div class="with-side">
      <div class="stack">
        <section class="card">
          <div class="hello">
            <div>
              <h1>
                {w.headline[0]}
                <br />
                {w.headline[1]}
              </h1>
              <About />
              <p class="soft">
                <em lang={lang === 'sv' ? 'en' : 'sv'}>{w.invented}</em> {w.you(actor.name, roleWord(actor.role, lang))}
              </p>
            </div>
            <Chain />
          </div>
          <Guides />
          <div class="strip">
            <ol>
              {w.chain.map(([what, does], at) => (
                <li key={what}>
                  <b>{what}</b> {does}
                  {at < w.chain.length - 1 && <span aria-hidden="true"> →</span>}
                </li>
              ))}
            </ol>
            <BeginAnew />
          </div>
        </section>
        <FirstSheet />
        <Glosses />
      </div>
      <Aside />
    </div>
  );
}

/** The three places as a small picture; the strip under the guide says the same in words. */
function Chain() {
  return (
    <svg class="picture" viewBox="0 0 190 56" width="190" height="56" aria-hidden="true">
      <path d="M40 28h34M116 28h34" class="link" />
      <rect x="4" y="6" width="36" height="44" rx="5" class="doc" />
      <path d="M11 18h22M11 28h22M11 38h22" class="doc" />
      <circle cx="95" cy="28" r="19" class="check" />
      <path d="M87 28l6 6 11-12" class="check mark" />
      <path d="M150 14h13l5 6h18v28h-36z" class="folder" />
    </svg>
  );
}

function Guides() {
  const { answer, guides, open, onOpen } = useGuide();
  const facts = valueIn(answer);
  if (!facts) return <Ready loaded={answer}>{() => null}</Ready>;
  if (!guides) return null;
  // Once the lecturer has changed her mind, the end of that story comes first.
  const regret = guides.find(({ name, steps }) => name === 'regret' && steps[0]?.done);
  const next = regret && !isDone(regret) ? regret.name : guides.find((guide) => !isDone(guide))?.name;
  return (
    <ol class="guides">
      {guides.map((guide, at) => (
        <GuideCard
          key={guide.name}
          guide={guide}
          number={at + 1}
          facts={facts}
          next={guide.name === next}
          open={open === guide.name}
          onOpen={(desired) => {
            onOpen(desired ? guide.name : '');
            const step = guide.steps.find(({ done }) => !done);
            if (desired && step && isInSidebar(step)) goToSideStep();
          }}
        />
      ))}
    </ol>
  );
}

/** The sidebar for those who have the sheet; for others, who has it. */
function Aside() {
  const { actor, workspace } = useShell();
  const book = useAsk(`has ${actor.email}`, () => hasBook(actor.email, workspace.spreadsheetId));
  const has = valueIn(book);
  if (has === undefined)
    return (
      <aside class="side card">
        <Ready loaded={book} lines={6}>
          {() => null}
        </Ready>
      </aside>
    );
  return has ? (
    <Side>
      <SideStep />
    </Side>
  ) : (
    <aside class="side">
      <NoSheet />
    </aside>
  );
}

function Glosses() {
  const { lang } = useShell();
  const w = useWords();
  return (
    <section class="card pad">
      <h2>{w.glosses}</h2>
      <dl class="glosses">
        {glosses.map(({ word, ...meaning }) => (
          <div key={word}>
            <dt lang="sv">{word}</dt>
            <dd>{meaning[lang]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
