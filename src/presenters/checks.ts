/** What the checks against the tenant found: as text, as JSON, and as one page to print and send. */

import type { Checked, Verdict } from '../domain/checks/checked.ts';
import type { Words } from '../domain/message.ts';
import type { Lang } from '../messages/words.ts';

export interface ChecksReport {
  readonly municipality: string;
  /** By the municipality's own clock: 2026-11-16 09:00. */
  readonly at: string;
  /** Where it was asked from. */
  readonly from: 'command line' | 'add-on';
  readonly checks: readonly Checked[];
  /** Settings that were changed by what was found. */
  readonly changed: readonly Words[];
  /** What was made for the checks and could not be removed. */
  readonly left: readonly string[];
}

const VERDICTS: Readonly<Record<Verdict, Words & { readonly sign: string }>> = {
  differs: { sv: 'Annorlunda', en: 'Otherwise', sign: '!' },
  untried: { sv: 'Inte prövat', en: 'Not tried', sign: '?' },
  agrees: { sv: 'Stämmer', en: 'Agrees', sign: '✓' },
};
/** Findings that need an action come first. */
const ORDER: readonly Verdict[] = ['differs', 'untried', 'agrees'];

export const meansOf = ({ verdict, relies, otherwise }: Checked): Words | undefined =>
  verdict === 'agrees' ? relies : verdict === 'differs' ? otherwise : undefined;

const countsOf = ({ checks }: ChecksReport): Readonly<Record<Verdict, number>> => {
  const counts = { agrees: 0, differs: 0, untried: 0 };
  for (const { verdict } of checks) counts[verdict] += 1;
  return counts;
};

export function checksJson(report: ChecksReport, lang: Lang): object {
  return {
    municipality: report.municipality,
    at: report.at,
    from: report.from,
    ...countsOf(report),
    checks: report.checks.map((one) => ({
      id: one.id,
      name: one.title[lang],
      asks: one.asks[lang],
      verdict: one.verdict,
      seen: one.seen[lang],
      means: meansOf(one)?.[lang] ?? null,
      todo: one.verdict === 'agrees' ? null : one.todo[lang],
    })),
    changed: report.changed.map((one) => one[lang]),
    left: report.left,
  };
}

const W = {
  sv: {
    title: 'Kontroll mot Google',
    asks: 'Fråga',
    seen: 'Det vi såg',
    means: 'Det betyder',
    todo: 'Gör så här',
    summary: (n: Readonly<Record<Verdict, number>>) => `${n.agrees} stämmer, ${n.differs} är annorlunda, ${n.untried} är inte prövade.`,
    changed: 'Ändrat i Inställningar',
    left: 'Gick inte att ta bort. Nästa kontroll försöker igen, eller ta bort det för hand',
    clean: 'Allt som gjordes för kontrollen är borttaget.',
    from: { 'command line': 'Från kommandoraden', 'add-on': 'Från tillägget' },
  },
  en: {
    title: 'Check against Google',
    asks: 'Question',
    seen: 'What was seen',
    means: 'What it means',
    todo: 'What to do',
    summary: (n: Readonly<Record<Verdict, number>>) => `${n.agrees} agree, ${n.differs} are otherwise, ${n.untried} were not tried.`,
    changed: 'Changed in Inställningar',
    left: 'Could not be removed. The next check tries again, or remove it by hand',
    clean: 'All that was made for the check is removed.',
    from: { 'command line': 'From the command line', 'add-on': 'From the add-on' },
  },
} as const;

const sorted = ({ checks }: ChecksReport): readonly Checked[] =>
  ORDER.flatMap((verdict) => checks.filter((one) => one.verdict === verdict));

const headOf = (report: ChecksReport, lang: Lang): string =>
  [report.municipality, report.at, W[lang].from[report.from]].filter((part) => part !== '').join(' · ');

export function checksText(report: ChecksReport, lang: Lang): string {
  const w = W[lang];
  const parts = sorted(report).map((one) => {
    const { sign, [lang]: word } = VERDICTS[one.verdict];
    const lines = [`${sign} ${one.title[lang]} – ${word}`, `    ${one.seen[lang]}`];
    if (one.verdict !== 'agrees') {
      const means = meansOf(one);
      if (means) lines.push(`    ${w.means}: ${means[lang]}`);
      lines.push(`    ${w.todo}: ${one.todo[lang]}`);
    }
    return lines.join('\n');
  });
  return [`${w.title}\n${headOf(report, lang)}\n${w.summary(countsOf(report))}`, ...parts, ...endOf(report, lang)].join('\n\n');
}

function endOf(report: ChecksReport, lang: Lang): string[] {
  const w = W[lang];
  return [
    ...(report.changed.length > 0 ? [`${w.changed}: ${report.changed.map((one) => one[lang]).join(' ')}`] : []),
    report.left.length > 0 ? `${w.left}: ${report.left.join(' ')}` : w.clean,
  ];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);

/** One self-contained HTML document: to print, to send, to keep. */
export function checksPage(report: ChecksReport, lang: Lang): string {
  const w = W[lang];
  const row = (one: Checked): string => {
    const means = meansOf(one);
    const line = (name: string, text: string) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`;
    const { sign, [lang]: word } = VERDICTS[one.verdict];
    return `<section class="${one.verdict}"><header><h2>${escaped(one.title[lang])}</h2><p class="chip"><span aria-hidden="true">${sign}</span> ${word}</p></header>
<dl>${line(w.asks, one.asks[lang])}${line(w.seen, one.seen[lang])}${means ? line(w.means, means[lang]) : ''}${one.verdict === 'agrees' ? '' : line(w.todo, one.todo[lang])}</dl></section>`;
  };
  return `<!doctype html>
<html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${w.title}</title>
<style>${STYLE}</style>
<main><h1>${w.title}</h1>
<p class="soft">${escaped(headOf(report, lang))}</p>
<p class="sum">${w.summary(countsOf(report))}</p>
${sorted(report).map(row).join('\n')}
<footer>${endOf(report, lang)
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('')}</footer></main></html>
`;
}

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;color:#1f1f1f;background:#fff;font:400 15px/1.45 "Google Sans Text",Roboto,Arial,sans-serif;overflow-wrap:break-word}
main{max-width:52rem;margin:0 auto;padding:24px 16px 48px}
h1{margin:0 0 4px;font-size:24px;font-weight:500}
h2{margin:0;font-size:15px;font-weight:500}
p{margin:0}
.soft,dt{color:#5f6368}
.sum{margin:12px 0 16px}
section{padding:12px 0;border-top:1px solid #dadce0;break-inside:avoid}
header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;justify-content:space-between}
.chip{padding:2px 8px;border-radius:8px;font-size:13px;white-space:nowrap}
.agrees .chip{color:#146c2e;background:#e6f4ea}
.differs .chip{color:#b3261e;background:#fce8e6}
.untried .chip{color:#7a4f01;background:#fef7e0}
dl{display:grid;grid-template-columns:8rem 1fr;gap:4px 12px;margin:8px 0 0}
dd{margin:0}
.agrees dl dt:nth-of-type(1),.agrees dl dd:nth-of-type(1){display:none}
footer{padding-top:16px;border-top:1px solid #dadce0;color:#5f6368}
@media (max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:4px}}
@media print{body{font-size:11pt}main{max-width:none;padding:0}.chip{border:1px solid currentColor}}
`;
