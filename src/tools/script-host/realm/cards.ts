import { CARD_WIDGETS } from '../../../quotas/google.ts';
import { actions, contentTypes, enums, openLink, picture } from './card-parts.ts';
import { widgetOf, widgets } from './card-widgets.ts';
import { built, chain, type Data, dataOf, kindOf } from './chain.ts';
import { emulated, exception, named } from './emulated.ts';

type Google = GoogleAppsScript.Card_Service.CardService;
type Card = GoogleAppsScript.Card_Service.Card;
type Builder<K extends keyof Google> = Google[K] extends () => infer T ? T : never;

function cardBuilder(): Builder<'newCardBuilder'> {
  const card: Data = {};
  const sections: Data[] = [];
  const cardActions: Data[] = [];
  return chain<Builder<'newCardBuilder'>>(
    'CardBuilder',
    card,
    {
      setHeader: (header) => {
        card.header = dataOf(header, 'CardHeader');
      },
      setPeekCardHeader: (header) => {
        card.peekCardHeader = dataOf(header, 'CardHeader');
      },
      setName: (name) => {
        card.name = name;
      },
      setDisplayStyle: (style) => {
        card.displayStyle = named(style);
      },
      setFixedFooter: (footer) => {
        card.fixedFooter = dataOf(footer, 'FixedFooter');
      },
      addSection: (section) => {
        sections.push(dataOf(section, 'CardSection'));
        card.sections = sections;
      },
      addCardAction: (action) => {
        cardActions.push(dataOf(action, 'CardAction'));
        card.cardActions = cardActions;
      },
    },
    {
      build: () => {
        for (const { widgets: list } of sections)
          if (!(list as Data[] | undefined)?.length) throw exception('A card section needs at least one widget.');
        return built<Card>('Card', JSON.parse(JSON.stringify(card)) as Data);
      },
    },
  );
}

function cardHeader(): Builder<'newCardHeader'> {
  const header: Data = {};
  return chain<Builder<'newCardHeader'>>('CardHeader', header, {
    setTitle: (title) => {
      header.title = title;
    },
    setSubtitle: (subtitle) => {
      header.subtitle = subtitle;
    },
    setImageUrl: (url) => {
      header.imageUrl = picture(url);
    },
    setImageStyle: (style) => {
      header.imageType = named(style);
    },
    setImageAltText: (text) => {
      header.imageAltText = text;
    },
  });
}

function cardSection(): Builder<'newCardSection'> {
  const list: Data[] = [];
  const section: Data = { widgets: list };
  return chain<Builder<'newCardSection'>>('CardSection', section, {
    setHeader: (header) => {
      section.header = header;
    },
    setCollapsible: (collapsible) => {
      section.collapsible = collapsible;
    },
    setNumUncollapsibleWidgets: (count) => {
      section.uncollapsibleWidgetsCount = count;
    },
    addWidget: (widget) => {
      if (list.length >= CARD_WIDGETS) throw exception(`A card section holds at most ${CARD_WIDGETS} widgets.`);
      list.push(widgetOf(widget));
    },
  });
}

function fixedFooter(): Builder<'newFixedFooter'> {
  const footer: Data = {};
  return chain<Builder<'newFixedFooter'>>('FixedFooter', footer, {
    setPrimaryButton: (button) => {
      footer.primaryButton = dataOf(button, 'TextButton');
    },
    setSecondaryButton: (button) => {
      footer.secondaryButton = dataOf(button, 'TextButton');
    },
  });
}

function navigation(): Builder<'newNavigation'> {
  const steps: Data[] = [];
  const data = { navigations: steps };
  return chain<Builder<'newNavigation'>>(
    'Navigation',
    data,
    {
      pushCard: (card) => {
        steps.push({ pushCard: dataOf(card, 'Card') });
      },
      updateCard: (card) => {
        steps.push({ updateCard: dataOf(card, 'Card') });
      },
      popCard: () => {
        steps.push({ pop: true });
      },
      popToRoot: () => {
        steps.push({ popToRoot: true });
      },
      popToNamedCard: (name) => {
        steps.push({ popToCard: name });
      },
    },
    { printJson: () => JSON.stringify(data) },
  );
}

function notification(): Builder<'newNotification'> {
  const data: Data = {};
  return chain<Builder<'newNotification'>>('Notification', data, {
    setText: (text) => {
      data.text = text;
    },
  });
}

function actionResponse(): Builder<'newActionResponseBuilder'> {
  const action: Data = {};
  const answer: Data = { renderActions: { action } };
  return chain<Builder<'newActionResponseBuilder'>>(
    'ActionResponseBuilder',
    answer,
    {
      setNavigation: (steps) => {
        action.navigations = dataOf(steps, 'Navigation').navigations;
      },
      setNotification: (said) => {
        action.notification = dataOf(said, 'Notification');
      },
      setOpenLink: (link) => {
        action.link = openLink(link);
      },
      setStateChanged: (changed) => {
        answer.stateChanged = changed;
      },
    },
    {
      build: () => {
        // Google refuses an answer that does several of these.
        if (action.link && (action.navigations || action.notification))
          throw exception('An action response opens a link, or navigates and notifies, not both.');
        if (Object.keys(action).length === 0) throw exception('An action response needs a navigation, a notification or a link.');
        return built('ActionResponse', JSON.parse(JSON.stringify(answer)) as Data);
      },
    },
  );
}

function universalActionResponse(): Builder<'newUniversalActionResponseBuilder'> {
  const action: Data = {};
  return chain<Builder<'newUniversalActionResponseBuilder'>>(
    'UniversalActionResponseBuilder',
    action,
    {
      displayAddOnCards: (cards) => {
        action.navigations = cards.map((card) => ({ pushCard: dataOf(card, 'Card') }));
      },
      setOpenLink: (link) => {
        action.link = openLink(link);
      },
    },
    { build: () => built('UniversalActionResponse', { action }) },
  );
}

function driveItemsSelected(): Builder<'newDriveItemsSelectedActionResponseBuilder'> {
  const driveAction: Data = {};
  return chain<Builder<'newDriveItemsSelectedActionResponseBuilder'>>(
    'DriveItemsSelectedActionResponseBuilder',
    driveAction,
    {
      requestFileScope: (itemId) => {
        driveAction.requestFileScope = { itemId };
      },
    },
    { build: () => built('DriveItemsSelectedActionResponse', { renderActions: { hostAppAction: { driveAction } } }) },
  );
}

function editorFileScope(): Builder<'newEditorFileScopeActionResponseBuilder'> {
  const editorAction: Data = {};
  return chain<Builder<'newEditorFileScopeActionResponseBuilder'>>(
    'EditorFileScopeActionResponseBuilder',
    editorAction,
    {
      requestFileScopeForActiveDocument: () => {
        editorAction.requestFileScopeForActiveDocument = {};
      },
    },
    { build: () => built('EditorFileScopeActionResponse', { renderActions: { hostAppAction: { editorAction } } }) },
  );
}

/** CardService, building the card JSON of Google's add-ons interface. Grids, compose actions and link previews are not emulated. */
export function cardService(): Google {
  return emulated<Google>('CardService', {
    ...enums,
    ...contentTypes,
    ...actions,
    ...widgets,
    newCardBuilder: cardBuilder,
    newCardHeader: cardHeader,
    newCardSection: cardSection,
    newFixedFooter: fixedFooter,
    newNavigation: navigation,
    newNotification: notification,
    newActionResponseBuilder: actionResponse,
    newUniversalActionResponseBuilder: universalActionResponse,
    newDriveItemsSelectedActionResponseBuilder: driveItemsSelected,
    newEditorFileScopeActionResponseBuilder: editorFileScope,
  });
}

const responses = ['ActionResponse', 'UniversalActionResponse', 'DriveItemsSelectedActionResponse', 'EditorFileScopeActionResponse'];

/** What a card's function returned, as Google's JSON; undefined when it is neither cards nor an answer to an action. */
export function cardJsonOf(value: unknown): Data | undefined {
  if (responses.includes(kindOf(value) ?? '')) return dataOf(value);
  const cards = Array.isArray(value) ? (value as unknown[]) : [value];
  if (cards.length === 0 || !cards.every((card) => kindOf(card) === 'Card')) return undefined;
  return { action: { navigations: cards.map((card) => ({ pushCard: dataOf(card, 'Card') })) } };
}
