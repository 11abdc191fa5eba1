/** Google's card JSON, as far as the shell draws it. */

export interface Action {
  function: string;
  parameters?: { key: string; value: string }[];
}
export interface OnClick {
  action?: Action;
  openDynamicLinkAction?: Action;
  openLink?: { url: string };
}
export interface Button {
  text?: string;
  altText?: string;
  disabled?: boolean;
  type?: string;
  onClick?: OnClick;
}
export interface Widget {
  textParagraph?: { text?: string };
  decoratedText?: {
    topLabel?: string;
    text?: string;
    bottomLabel?: string;
    onClick?: OnClick;
    button?: Button;
    switchControl?: { name: string; selected?: boolean };
  };
  buttonList?: { buttons: Button[] };
  textInput?: { name: string; label?: string; hintText?: string; value?: string; type?: string };
  selectionInput?: { name: string; label?: string; type?: string; items: { text: string; value: string; selected?: boolean }[] };
  dateTimePicker?: { name: string; label?: string; valueMsEpoch?: string; type?: string };
  image?: { imageUrl: string; altText?: string };
  divider?: Record<string, never>;
}
export interface Section {
  header?: string;
  widgets: Widget[];
}
export interface Card {
  name?: string;
  header?: { title?: string; subtitle?: string };
  sections?: Section[];
  fixedFooter?: { primaryButton?: Button; secondaryButton?: Button };
}

interface Steps {
  navigations?: { pushCard?: Card; updateCard?: Card; pop?: boolean; popToRoot?: boolean; popToCard?: string }[];
  notification?: { text?: string };
  link?: { url: string };
}
/** What a card's function answers. */
export interface CardAnswer {
  action?: Steps;
  renderActions?: { action?: Steps };
}

/** The cards that lie on each other, the shown one last, after an answer. */
export function navigated(stack: readonly Card[], answer: CardAnswer): Card[] {
  const steps = answer.renderActions?.action?.navigations ?? answer.action?.navigations ?? [];
  let cards = [...stack];
  for (const step of steps) {
    if (step.pushCard) cards.push(step.pushCard);
    else if (step.updateCard) cards.splice(-1, 1, step.updateCard);
    else if (step.popToRoot) cards = cards.slice(0, 1);
    else if (step.popToCard !== undefined) {
      const at = cards.findIndex(({ name }) => name === step.popToCard);
      if (at >= 0) cards = cards.slice(0, at + 1);
    } else if (step.pop && cards.length > 1) cards.pop();
  }
  return cards;
}

export const notificationOf = (answer: CardAnswer): string | undefined =>
  (answer.renderActions?.action ?? answer.action)?.notification?.text;
export const linkOf = (answer: CardAnswer): string | undefined => (answer.renderActions?.action ?? answer.action)?.link?.url;

/** Form inputs as Google sends them: `{name: {stringInputs: {value: [..]}}}`. */
export const formInputs = (values: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { stringInputs: { value } }]));

/** Where one of Google's addresses leads within the shell, as a route; undefined for other addresses. */
export function routeOf(url: string): string[] | undefined {
  const sheet = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/[^/]+/.exec(url);
  if (sheet) return ['ark', ...(/[#&?]gid=(\d+)/.exec(url)?.slice(1) ?? [])];
  const file = /^https:\/\/drive\.google\.com\/(?:file\/d\/|drive\/(?:u\/\d+\/)?folders\/|open\?id=)([\w-]+)/.exec(url);
  return file?.[1] === undefined ? undefined : ['drive', file[1]];
}
