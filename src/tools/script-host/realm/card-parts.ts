import { chain, type Data, dataOf } from './chain.ts';
import { enumeration, exception, named, text } from './emulated.ts';
import { existing } from './ui.ts';

type Cards = typeof GoogleAppsScript.Card_Service;
type Google = GoogleAppsScript.Card_Service.CardService;
type Action = GoogleAppsScript.Card_Service.Action;
type OpenLink = GoogleAppsScript.Card_Service.OpenLink;

const icons = [
  'NONE',
  'AIRPLANE',
  'BOOKMARK',
  'BUS',
  'CAR',
  'CLOCK',
  'CONFIRMATION_NUMBER_ICON',
  'DOLLAR',
  'DESCRIPTION',
  'EMAIL',
  'EVENT_PERFORMER',
  'EVENT_SEAT',
  'FLIGHT_ARRIVAL',
  'FLIGHT_DEPARTURE',
  'HOTEL',
  'HOTEL_ROOM_TYPE',
  'INVITE',
  'MAP_PIN',
  'MEMBERSHIP',
  'MULTIPLE_PEOPLE',
  'OFFER',
  'PERSON',
  'PHONE',
  'RESTAURANT_ICON',
  'SHOPPING_CART',
  'STAR',
  'STORE',
  'TICKET',
  'TRAIN',
  'VIDEO_CAMERA',
  'VIDEO_PLAY',
] as const;

/** The enums of CardService that cards here use. */
export const enums = {
  DisplayStyle: enumeration<Cards['DisplayStyle']>('DisplayStyle', ['PEEK', 'REPLACE']),
  Icon: enumeration<Cards['Icon']>('Icon', icons),
  ImageCropType: enumeration<Cards['ImageCropType']>('ImageCropType', ['SQUARE', 'CIRCLE', 'RECTANGLE_CUSTOM', 'RECTANGLE_4_3']),
  ImageStyle: enumeration<Cards['ImageStyle']>('ImageStyle', ['SQUARE', 'CIRCLE']),
  LoadIndicator: enumeration<Cards['LoadIndicator']>('LoadIndicator', ['SPINNER', 'NONE']),
  OnClose: enumeration<Cards['OnClose']>('OnClose', ['NOTHING', 'RELOAD', 'RELOAD_ADD_ON']),
  OpenAs: enumeration<Cards['OpenAs']>('OpenAs', ['FULL_SIZE', 'OVERLAY']),
  SelectionInputType: enumeration<Cards['SelectionInputType']>('SelectionInputType', [
    'CHECK_BOX',
    'RADIO_BUTTON',
    'DROPDOWN',
    'SWITCH',
    'MULTI_SELECT',
  ]),
  SwitchControlType: enumeration<Cards['SwitchControlType']>('SwitchControlType', ['SWITCH', 'CHECK_BOX']),
  TextButtonStyle: enumeration<Cards['TextButtonStyle']>('TextButtonStyle', ['OUTLINED', 'FILLED', 'FILLED_TONAL', 'BORDERLESS']),
} satisfies Partial<Google>;

export const contentTypes = {
  InputType: enumeration<Cards['InputType']>('InputType', ['TEXT', 'INTEGER', 'FLOAT', 'EMAIL']),
  Interaction: enumeration<Cards['Interaction']>('Interaction', ['INTERACTION_UNSPECIFIED', 'OPEN_DIALOG']),
} satisfies Partial<Google>;

/** The address of a picture in a card. @throws Exception for SVG, which cards do not show, and for what is not https. */
export function picture(url: unknown): string {
  const address = text('setImageUrl', url);
  if (/\.svg(?:[?#]|$)/i.test(address) || /^data:image\/svg/i.test(address))
    throw exception(`Cards show no SVG images: ${address.slice(0, 80)}`);
  if (!/^(https:\/\/|data:image\/)/i.test(address)) throw exception(`A card's image needs an https address: ${address.slice(0, 80)}`);
  return address;
}

function action(): Action {
  const data: Data = {};
  return chain<Action>('Action', data, {
    setFunctionName: (name) => {
      data.function = existing('Action.setFunctionName', name);
    },
    setParameters: (parameters) => {
      data.parameters = Object.entries(parameters).map(([key, value]) => ({ key, value: text('Action.setParameters', value) }));
    },
    setLoadIndicator: (indicator) => {
      data.loadIndicator = named(indicator);
    },
    setPersistValues: (persist) => {
      data.persistValues = persist;
    },
    setInteraction: (interaction) => {
      data.interaction = named(interaction);
    },
    addRequiredWidget: (widget) => {
      data.requiredWidgets = [...((data.requiredWidgets as string[] | undefined) ?? []), widget];
    },
    setAllWidgetsAreRequired: (all) => {
      data.allWidgetsAreRequired = all;
    },
  });
}

function link(): OpenLink {
  const data: Data = {};
  return chain<OpenLink>('OpenLink', data, {
    setUrl: (url) => {
      data.url = text('OpenLink.setUrl', url);
    },
    setOpenAs: (as) => {
      data.openAs = named(as);
    },
    setOnClose: (close) => {
      data.onClose = named(close);
    },
  });
}

/** An action's JSON. @throws Exception when it names no function. */
export function actionOf(value: unknown): Data {
  const data = dataOf(value, 'Action');
  if (data.function === undefined) throw exception('An action needs a function: setFunctionName.');
  return data;
}

/** A link's JSON. @throws Exception when it has no address. */
export function openLink(value: unknown): Data {
  const data = dataOf(value, 'OpenLink');
  if (data.url === undefined) throw exception('A link needs an address: setUrl.');
  return data;
}

export interface Clickable {
  setOnClickAction(action: Action): void;
  setOnClickOpenLinkAction(action: Action): void;
  setOpenLink(link: OpenLink): void;
}

/** The steps of whatever can be clicked. */
export function clicks(data: Data): Clickable {
  return {
    setOnClickAction: (next) => {
      data.onClick = { action: actionOf(next) };
    },
    setOnClickOpenLinkAction: (next) => {
      data.onClick = { openDynamicLinkAction: actionOf(next) };
    },
    setOpenLink: (next) => {
      data.onClick = { openLink: openLink(next) };
    },
  };
}

function cardAction(): GoogleAppsScript.Card_Service.CardAction {
  const data: Data = {};
  return chain<GoogleAppsScript.Card_Service.CardAction>('CardAction', data, {
    ...clicks(data),
    setText: (label) => {
      data.actionLabel = label;
    },
  });
}

export const actions = { newAction: action, newOpenLink: link, newCardAction: cardAction } satisfies Partial<Google>;
