import { CARD_WIDGETS } from '../../../quotas/google.ts';
import { widgetOf, widgets } from './card-widgets.ts';
import { built, chain, type Data, dataOf, kindOf, type Steps, writing } from './chain.ts';
import { emulated, exception } from './emulated.ts';

type Google = GoogleAppsScript.Card_Service.CardService;
type Card = GoogleAppsScript.Card_Service.Card;
type Builder<K extends keyof Google> = Google[K] extends () => infer T ? T : never;

function cardBuilder(): Builder<'newCardBuilder'> {
  const sections: Data[] = [];
  const card: Data = { sections };
  const steps: Steps<Builder<'newCardBuilder'>> = {
    setHeader: (header) => {
      card.header = dataOf(header, 'CardHeader');
    },
    addSection: (section) => {
      sections.push(dataOf(section, 'CardSection'));
    },
  };
  const build = () => {
    for (const { widgets: list } of sections)
      if (!(list as Data[] | undefined)?.length) throw exception('A card section needs at least one widget.');
    return built<Card>('Card', JSON.parse(JSON.stringify(card)) as Data);
  };
  return chain<Builder<'newCardBuilder'>>('CardBuilder', card, steps, { build });
}

function cardHeader(): Builder<'newCardHeader'> {
  const header: Data = {};
  return chain<Builder<'newCardHeader'>>('CardHeader', header, writing(header, { setTitle: 'title', setSubtitle: 'subtitle' }));
}

function cardSection(): Builder<'newCardSection'> {
  const list: Data[] = [];
  const section: Data = { widgets: list };
  return chain<Builder<'newCardSection'>>('CardSection', section, {
    ...writing(section, { setHeader: 'header' }),
    addWidget: (widget) => {
      if (list.length >= CARD_WIDGETS) throw exception(`A card section holds at most ${CARD_WIDGETS} widgets.`);
      list.push(widgetOf(widget));
    },
  });
}

function navigation(): Builder<'newNavigation'> {
  const navigations: Data[] = [];
  const steps: Steps<Builder<'newNavigation'>> = {
    pushCard: (card) => {
      navigations.push({ pushCard: dataOf(card, 'Card') });
    },
    updateCard: (card) => {
      navigations.push({ updateCard: dataOf(card, 'Card') });
    },
    popToRoot: () => {
      navigations.push({ popToRoot: true });
    },
  };
  return chain<Builder<'newNavigation'>>('Navigation', { navigations }, steps);
}

function notification(): Builder<'newNotification'> {
  const data: Data = {};
  return chain<Builder<'newNotification'>>('Notification', data, writing(data, { setText: 'text' }));
}

function actionResponse(): Builder<'newActionResponseBuilder'> {
  const action: Data = {};
  const answer: Data = { renderActions: { action } };
  const steps: Steps<Builder<'newActionResponseBuilder'>> = {
    setNavigation: (next) => {
      action.navigations = dataOf(next, 'Navigation').navigations;
    },
    setNotification: (said) => {
      action.notification = dataOf(said, 'Notification');
    },
  };
  const build = () => {
    if (Object.keys(action).length === 0) throw exception('An action response needs a navigation or a notification.');
    return built<GoogleAppsScript.Card_Service.ActionResponse>('ActionResponse', JSON.parse(JSON.stringify(answer)) as Data);
  };
  return chain<Builder<'newActionResponseBuilder'>>('ActionResponseBuilder', answer, steps, { build });
}

function driveItemsSelected(): Builder<'newDriveItemsSelectedActionResponseBuilder'> {
  type Made = Builder<'newDriveItemsSelectedActionResponseBuilder'>;
  const driveAction: Data = {};
  const steps: Steps<Made> = {
    requestFileScope: (itemId) => {
      driveAction.requestFileScope = { itemId };
    },
  };
  const build = () =>
    built<ReturnType<Made['build']>>('DriveItemsSelectedActionResponse', { renderActions: { hostAppAction: { driveAction } } });
  return chain<Made>('DriveItemsSelectedActionResponseBuilder', driveAction, steps, { build });
}

/** CardService, building the card JSON of Google's add-ons interface, as far as the add-on's cards use it. */
export function cardService(): Google {
  return emulated<Google>('CardService', {
    ...widgets,
    newCardBuilder: cardBuilder,
    newCardHeader: cardHeader,
    newCardSection: cardSection,
    newNavigation: navigation,
    newNotification: notification,
    newActionResponseBuilder: actionResponse,
    newDriveItemsSelectedActionResponseBuilder: driveItemsSelected,
  });
}

const responses = ['ActionResponse', 'DriveItemsSelectedActionResponse'];

/** What a card's function returned, as Google's JSON; undefined when it is neither cards nor an answer to an action. */
export function cardJsonOf(value: unknown): Data | undefined {
  if (responses.includes(kindOf(value) ?? '')) return dataOf(value);
  const cards = Array.isArray(value) ? (value as unknown[]) : [value];
  if (cards.length === 0 || !cards.every((card) => kindOf(card) === 'Card')) return undefined;
  return { action: { navigations: cards.map((card) => ({ pushCard: dataOf(card, 'Card') })) } };
}
