/** "Varför ser Anna detta?" as text and JSON. */

import type { Message } from '../domain/message.ts';
import type { Why } from '../domain/plan/why.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { reportMessage } from '../messages/reports.ts';

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
export function whyText({ person, sees, should, chain }: Why, name: string, lang: Lang): string {
  const say = (message: Message) => render(message, lang);
  return [
    say(reportMessage('why.sees', { person, name, sees })),
    ...chain.map(({ ok, text }) => (ok ? `  ✓ ${say(text)}` : `  ✗ ${say(reportMessage('why.no', { link: text }))}`)),
    ...(sees === should ? [] : [say(reportMessage(should ? 'why.shouldSee' : 'why.shouldNotSee'))]),
  ].join('\n');
}
