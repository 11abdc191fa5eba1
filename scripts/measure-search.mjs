// How well search knows the forms of Swedish words: `node scripts/measure-search.mjs [--json] [--dictionary <folder>]`.
//
// Measured on Hunspell's Swedish dictionary (sv_SE.dic and sv_SE.aff; Debian's hunspell-sv), which is not ours to carry
// along: looked for in the folder that is named, in DICPATH, and where Debian puts it. A lemma is a headword in small
// letters, with every form that its flags give it; headwords written alike are one lemma, and lemmas of one form are left out.
//
//   recall           of all pairs (form asked for, other form of the same lemma), the share that meets
//   extra lemmas     other lemmas, beside its own, that have a form which meets the form asked for: the mean over forms asked for
//
// Both are taken over every n:th lemma (samples below); the extra lemmas are looked for among all of them.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from './installed.mjs';

const samples = { recall: 5, extra: 150 };

const { values } = parseArgs({ options: { json: { type: 'boolean' }, dictionary: { type: 'string' } } });
const folders = [values.dictionary, ...(process.env.DICPATH ?? '').split(delimiter), '/usr/share/hunspell', '/usr/share/myspell/dicts'];
const folder = folders.find((name) => name && existsSync(join(name, 'sv_SE.aff')) && existsSync(join(name, 'sv_SE.dic')));
if (!folder) {
  console.log(values.json ? '{"dictionary":null}' : 'No Swedish dictionary here (sv_SE.dic, of Debian hunspell-sv): nothing measured.');
  process.exit(0);
}

/** The forms of each lemma. */
const readLemmas = () => {
  const rules = new Map();
  for (const line of readFileSync(join(folder, 'sv_SE.aff'), 'utf8').split('\n')) {
    const [kind, flag, cut, add, when] = line.split(/\s+/);
    if (kind !== 'SFX' || when === undefined || add.includes('/')) continue; // what goes on with a slash is for compounds only
    const rule = { cut: cut === '0' ? 0 : cut.length, add: add === '0' ? '' : add, when: new RegExp(`${when}$`) };
    rules.set(flag, [...(rules.get(flag) ?? []), rule]);
  }
  const plain = /^[a-zåäöéàü]+$/;
  const lemmas = new Map();
  for (const line of readFileSync(join(folder, 'sv_SE.dic'), 'utf8').split('\n').slice(1)) {
    const [word, flags = ''] = line.trim().split('/');
    // Z: only within compounds; ! and %: rare or forbidden.
    if (!plain.test(word) || /[Z!%]/.test(flags)) continue;
    const forms = lemmas.get(word) ?? new Set([word]);
    lemmas.set(word, forms);
    for (const { cut, add, when } of [...flags].flatMap((flag) => rules.get(flag) ?? [])) {
      const form = word.slice(0, word.length - cut) + add;
      if (when.test(word) && plain.test(form)) forms.add(form);
    }
  }
  return [...lemmas.values()].map((forms) => [...forms]).filter((forms) => forms.length > 1);
};

const measure = (lemmas, conflate, longestEnding) => {
  let pairs = 0;
  let met = 0;
  for (let i = 0; i < lemmas.length; i += samples.recall) {
    for (const a of lemmas[i]) for (const b of lemmas[i]) if (a !== b) [pairs, met] = [pairs + 1, met + (conflate(a, b) ? 1 : 0)];
  }
  // Words that meet begin alike, but for an ending of limited length: only those need be compared.
  const beginnings = new Map();
  lemmas.forEach((forms, lemma) => {
    for (const form of forms) {
      for (const key of [form.slice(0, 1), form.slice(0, 3)]) {
        const there = beginnings.get(key);
        if (there) there.push([form, lemma]);
        else beginnings.set(key, [[form, lemma]]);
      }
    }
  });
  let asked = 0;
  let extra = 0;
  for (let i = 0; i < lemmas.length; i += samples.extra) {
    for (const form of lemmas[i]) {
      asked++;
      const others = new Set();
      const begins = form.slice(0, form.length >= 3 + longestEnding ? 3 : 1);
      for (const [other, lemma] of beginnings.get(begins) ?? [])
        if (lemma !== i && !others.has(lemma) && conflate(form, other)) others.add(lemma);
      extra += others.size;
    }
  }
  return { lemmas: lemmas.length, pairs, recall: met / pairs, asked, extraLemmas: extra / asked };
};

const bundle = await build({ entryPoints: [join(root, 'src/domain/search/inflections.ts')], bundle: true, write: false, format: 'esm' });
const { conflate, longestEnding } = await import(`data:text/javascript,${encodeURIComponent(bundle.outputFiles[0].text)}`);
const found = measure(readLemmas(), conflate, longestEnding);
const round = (number) => Math.round(number * 10_000) / 10_000;
if (values.json) {
  console.log(JSON.stringify({ dictionary: folder, ...found, recall: round(found.recall), extraLemmas: round(found.extraLemmas) }));
} else {
  const percent = (100 * found.recall).toFixed(1);
  console.log(
    `recall ${percent} % over ${found.pairs} pairs of forms; ${found.extraLemmas.toFixed(2)} extra lemmas a query over ${found.asked} (${found.lemmas} lemmas)`,
  );
}
