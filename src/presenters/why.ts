/** "Varför ser Anna detta?" as text and JSON. */
import type { Why } from '../domain/plan/why.ts';
import { render } from '../messages/render.ts';
import type { Lang } from '../messages/words.ts';

export interface WhyJson {
  readonly person: string;
  readonly target: string;
  readonly sees: boolean;
  readonly should: boolean;
  readonly chain: readonly { readonly kind: string; readonly ok: boolean; readonly text: string }[];
}

export function whyJson({ person, target, sees, should, chain }: Why, lang: Lang): WhyJson {
  return { person, target, sees, should, chain: chain.map(({ kind, ok, text }) => ({ kind, ok, text: render(text, lang) })) };
}

/** `name` is what people call the target. */
export function whyText(why: Why, name: string, lang: Lang): string {
  const chain = why.chain.map(
    (link) => `  ${link.ok ? '✓' : '✗'} ${link.ok ? '' : lang === 'sv' ? 'Nej: ' : 'No: '}${render(link.text, lang)}`,
  );
  return [head(why, name, lang), ...chain, ...waiting(why, lang)].join('\n');
}

function head({ person, sees }: Why, name: string, lang: Lang): string {
  if (lang === 'sv') return sees ? `${person} får se ${name}.` : `${person} får inte se ${name}.`;
  return sees ? `${person} may see ${name}.` : `${person} may not see ${name}.`;
}

function waiting({ sees, should }: Why, lang: Lang): string[] {
  if (sees === should) return [];
  if (should)
    return [
      lang === 'sv'
        ? 'Så ska det inte vara: en ändring väntar. Kör delakultur plan.'
        : 'That is not as it should be: a change waits. Run delakultur plan.',
    ];
  return [
    lang === 'sv'
      ? 'Enligt arbetsboken ska det inte vara så: en ändring väntar. Kör delakultur plan.'
      : 'By the workbook it should not be so: a change waits. Run delakultur plan.',
  ];
}
