/** Google's card JSON, as far as the shell draws it. */

export interface Action {
  function: string;
  parameters?: { key: string; value: string }[];
}
export interface OnClick {
  action?: Action;
  openLink?: { url: string };
}
export interface Button {
  text?: string;
  type?: string;
  onClick?: OnClick;
}
export interface Widget {
  textParagraph?: { text?: string };
  decoratedText?: { topLabel?: string; text?: string; bottomLabel?: string; button?: Button };
  buttonList?: { buttons: Button[] };
  textInput?: { name: string; label?: string; hintText?: string; value?: string; initialSuggestions?: { items: { text: string }[] } };
  selectionInput?: { name: string; label?: string; type?: string; items: { text: string; value: string; selected?: boolean }[] };
  dateTimePicker?: { name: string; label?: string; valueMsEpoch?: string };
}
export interface Section {
  header?: string;
  widgets: Widget[];
}
export interface Card {
  header?: { title?: string; subtitle?: string };
  sections?: Section[];
}

interface Steps {
  navigations?: { pushCard?: Card; updateCard?: Card; popToRoot?: boolean }[];
  notification?: { text?: string };
}
/** What a card's function answers. */
export interface CardAnswer {
  action?: Steps;
  renderActions?: { action?: Steps; hostAppAction?: { driveAction?: { requestFileScope?: { itemId?: string } } } };
}

/** The cards that lie on each other, the shown one last, after an answer. */
export function navigated(stack: readonly Card[], answer: CardAnswer): Card[] {
  const steps = answer.renderActions?.action?.navigations ?? answer.action?.navigations ?? [];
  let cards = [...stack];
  for (const step of steps) {
    if (step.pushCard) cards.push(step.pushCard);
    else if (step.updateCard) cards.splice(-1, 1, step.updateCard);
    else if (step.popToRoot) cards = cards.slice(0, 1);
  }
  return cards;
}

export const notificationOf = (answer: CardAnswer): string | undefined =>
  (answer.renderActions?.action ?? answer.action)?.notification?.text;
/** The file that the add-on asks to be handed. */
export const askedFile = (answer: CardAnswer): string | undefined =>
  answer.renderActions?.hostAppAction?.driveAction?.requestFileScope?.itemId;

/** What has been filled in, by field; dates as YYYY-MM-DD. */
export type Filled = Readonly<Record<string, readonly string[]>>;

/** Every input of a card with what it holds when it is shown: Google sends those too that nobody touched. */
function filledBy(card: Card | undefined): Filled {
  const filled: Record<string, readonly string[]> = {};
  for (const { textInput, selectionInput, dateTimePicker } of (card?.sections ?? []).flatMap(({ widgets }) => widgets)) {
    if (textInput) filled[textInput.name] = textInput.value === undefined || textInput.value === '' ? [] : [textInput.value];
    if (dateTimePicker) filled[dateTimePicker.name] = dayOf(dateTimePicker.valueMsEpoch);
    if (!selectionInput) continue;
    const chosen = selectionInput.items.filter(({ selected }) => selected).map(({ value }) => value);
    const first = selectionInput.type === 'DROPDOWN' ? selectionInput.items.slice(0, 1).map(({ value }) => value) : [];
    filled[selectionInput.name] = chosen.length > 0 ? chosen : first;
  }
  return filled;
}

/** The day of a picker's milliseconds, which are midnight UTC; none where there is none. */
export const dayOf = (ms: string | undefined): string[] => (ms === undefined ? [] : [new Date(Number(ms)).toISOString().slice(0, 10)]);

/** The names of a card's date fields. */
const datesOf = (card: Card | undefined): Set<string> =>
  new Set((card?.sections ?? []).flatMap(({ widgets }) => widgets.flatMap((widget) => widget.dateTimePicker?.name ?? [])));

/** Form inputs as Google sends them: `{name: {stringInputs: {value: [..]}}}`, dates as `{dateInput: {msSinceEpoch}}`, nothing for empty ones. */
export function formInputs(card: Card | undefined, changed: Filled): Record<string, unknown> {
  const dates = datesOf(card);
  const inputs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...filledBy(card), ...changed })) {
    const [first = ''] = value;
    if (first === '' && value.length <= 1) continue;
    inputs[name] = dates.has(name) ? { dateInput: { msSinceEpoch: Date.parse(`${first}T00:00:00Z`) } } : { stringInputs: { value } };
  }
  return inputs;
}

/** Where one of Google's addresses leads within the shell, as a route; undefined for other addresses. */
export function routeOf(url: string): string[] | undefined {
  const sheet = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/[^/]+/.exec(url);
  if (sheet) return ['ark', ...(/[#&?]gid=(\d+)/.exec(url)?.slice(1) ?? [])];
  const page = /^https?:\/\/[^/?#]+\/local\/app\?(.*)$/.exec(url);
  if (page) return ['personal', ...[...new URLSearchParams(page[1])].flat()];
  const file = /^https:\/\/drive\.google\.com\/(?:file\/d\/|drive\/(?:u\/\d+\/)?folders\/|open\?id=)([\w-]+)/.exec(url);
  return file?.[1] === undefined ? undefined : ['drive', file[1]];
}
