/**
 * Which Swedish words are forms of one word, without a dictionary.
 *
 * A paradigm is a row of endings that follow the same root; two words are forms of one when the same root takes both to
 * endings of the same row: skol-a and skol-orna meet, skol-a and skol-ade do not by that row. Comparing two words in this
 * way tells far more apart than cutting each of them to one stem does, since the ending alone does not say which row it
 * is of. `scripts/measure-search.mjs` says what the rows find and what they mix up.
 *
 * `_` is no ending at all. Every ending may also have an -s: the genitive of nouns, the passive of verbs.
 */
const afterRoot = `
a an or orna
_ en ar arna
e en ar arna
el eln len lar larna
er ern rar rarna
mar maren rar rarna
el eln ler lerna
en nen nar narna
en net nen
_ men mar marna
_ met men
_ nen ner nerna
_ en er erna
_ n r rna
_ n er erna
ia ien ier ierna
um et er erna
_ et en
_ t n na
er ret ren
mer ret ren
el let len
e en na
a ar ade at ad ande andet andena
a er es te t ande
a er es de t d ande
na ner nes de t
ma mer mes de t
_ a de t er
_ r dde tt dd dda
_ t a are ast aste e
en et na
el elt la lare last
er ert ra rare rast
_ tt a are ast aste e
d t da
d tt da dare dast daste de
dd dda tt`;

/** Rows whose endings hold the root's changing vowel. Irregular words are listed from the first letter that differs. */
const changingRoot = `
ok oken öcker öckerna
an annen än ännen
and anden andet änder änderna
att atten ätter ätterna
ad aden äder äderna
av aven äver äverna
ot oten ötter ötterna
on onen öner önerna
otter ottern öttrar öttrarna
öga ögat ögon ögonen
öra örat öron öronen
iva iver ev ivit ivet ivna
inna inner ann unnit
inga inger ang ungit
gå går gick gått gående
få får fick fått
stå står stod stått
se ser såg sett
ge ger gav gett givit
göra gör gjorde gjort
säga säger sade sagt
veta vet visste vetat
lägga lägger lade lagt
sätta sätter satte satt
välja väljer valde valt
tor tort tora törre törst
ång ångt ånga ängre ängst
bra bättre bäst
liten litet lilla`;

type Table = ReadonlyMap<string, readonly string[]>;

/** For every ending, the rows that have it. */
const tableOf = (text: string): Table => {
  const table = new Map<string, string[]>();
  for (const row of text.trim().split('\n')) {
    for (const ending of row.replace('_', '').split(' ')) {
      for (const form of [ending, `${ending}s`]) table.set(form, [...(table.get(form) ?? []), row]);
    }
  }
  return table;
};

const regular = /* @__PURE__ */ tableOf(afterRoot);
const changing = /* @__PURE__ */ tableOf(changingRoot);
/** No ending is longer than this, its -s included. */
export const longestEnding = 9;
const vowel = /[aeiouyåäöé]/;

const sameRow = (table: Table, one: string, other: string): boolean => {
  const among = table.get(other);
  return !!among && !!table.get(one)?.some((row) => among.includes(row));
};

/** Whether two words (lower case, NFC) are the same or forms of one word: skola and skolorna, barn and barnet, bok and böcker. */
export function conflate(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a.charCodeAt(common) === b.charCodeAt(common)) common++;
  if (common === 0) return false;
  const least = Math.max(a.length, b.length) - longestEnding;
  for (let at = common; at >= 0 && at >= least; at--) {
    const one = a.slice(at);
    const other = b.slice(at);
    if (at > 1 && sameRow(regular, one, other) && vowel.test(a.slice(0, at))) return true;
    if (sameRow(changing, one, other)) return true;
  }
  return false;
}
