import { chain, type Data, dataOf, kindOf, type Steps, writing } from './chain.ts';
import { enumeration, exception, named, text } from './emulated.ts';
import { existing } from './ui.ts';

type Cards = typeof GoogleAppsScript.Card_Service;
type Google = GoogleAppsScript.Card_Service.CardService;
type Made<K extends keyof Google> = Google[K] extends () => infer T ? T : never;

/** Buttons in one row. */
const rowLimit = 3;

/** What each kind of widget is called in Google's card JSON; a lone button stands in a row of its own. */
const wrappers: Record<string, string> = {
  TextParagraph: 'textParagraph',
  DecoratedText: 'decoratedText',
  ButtonSet: 'buttonList',
  TextInput: 'textInput',
  SelectionInput: 'selectionInput',
  DatePicker: 'dateTimePicker',
};

/** A widget's JSON. @throws Exception when the value is none, or an input without a field name. */
export function widgetOf(value: unknown): Data {
  const kind = kindOf(value) ?? '';
  if (kind === 'TextButton') return { buttonList: { buttons: [dataOf(value)] } };
  const wrapper = wrappers[kind];
  if (!wrapper) throw exception(`Expected a widget, not ${kind || typeof value}.`);
  const data = dataOf(value);
  if (/Input|Picker/.test(wrapper) && !data.name) throw exception(`${kind} needs a field name: setFieldName.`);
  return { [wrapper]: data };
}

/** What a builder gathered, of one kind, with what it must have. @throws Exception */
function whole(value: unknown, kind: string, field: string, step: string): Data {
  const data = dataOf(value, kind);
  if (data[field] === undefined) throw exception(`${kind} needs ${step}.`);
  return data;
}

function action(): Made<'newAction'> {
  const data: Data = {};
  return chain<Made<'newAction'>>('Action', data, {
    setFunctionName: (name) => {
      data.function = existing('Action.setFunctionName', name);
    },
    setParameters: (parameters) => {
      data.parameters = Object.entries(parameters).map(([key, value]) => ({ key, value: text('Action.setParameters', value) }));
    },
    setLoadIndicator: (indicator) => {
      data.loadIndicator = named(indicator);
    },
  });
}

function openLink(): Made<'newOpenLink'> {
  const data: Data = {};
  return chain<Made<'newOpenLink'>>('OpenLink', data, writing(data, { setUrl: 'url' }));
}

function textButton(): Made<'newTextButton'> {
  const data: Data = {};
  return chain<Made<'newTextButton'>>('TextButton', data, {
    ...writing(data, { setText: 'text' }),
    setOnClickAction: (next) => {
      data.onClick = { action: whole(next, 'Action', 'function', 'setFunctionName') };
    },
    setOpenLink: (next) => {
      data.onClick = { openLink: whole(next, 'OpenLink', 'url', 'setUrl') };
    },
    setTextButtonStyle: (style) => {
      data.type = named(style);
    },
  });
}

function buttonSet(): Made<'newButtonSet'> {
  const row: Data[] = [];
  const steps: Steps<Made<'newButtonSet'>> = {
    addButton: (button) => {
      if (row.length >= rowLimit) throw exception(`A row holds at most ${rowLimit} buttons.`);
      row.push(dataOf(button, 'TextButton'));
    },
  };
  return chain<Made<'newButtonSet'>>('ButtonSet', { buttons: row }, steps);
}

function textParagraph(): Made<'newTextParagraph'> {
  const data: Data = {};
  return chain<Made<'newTextParagraph'>>('TextParagraph', data, writing(data, { setText: 'text' }));
}

function decoratedText(): Made<'newDecoratedText'> {
  const data: Data = {};
  return chain<Made<'newDecoratedText'>>('DecoratedText', data, {
    ...writing(data, { setText: 'text', setTopLabel: 'topLabel', setBottomLabel: 'bottomLabel', setWrapText: 'wrapText' }),
    setButton: (button) => {
      data.button = dataOf(button, 'TextButton');
    },
  });
}

function textInput(): Made<'newTextInput'> {
  const data: Data = {};
  return chain<Made<'newTextInput'>>('TextInput', data, {
    ...writing(data, { setFieldName: 'name', setTitle: 'label', setHint: 'hintText', setValue: 'value' }),
    setSuggestions: (suggestions) => {
      data.initialSuggestions = dataOf(suggestions, 'Suggestions');
    },
  });
}

function suggestions(): Made<'newSuggestions'> {
  const items: Data[] = [];
  const steps: Steps<Made<'newSuggestions'>> = {
    addSuggestions: (texts) => {
      items.push(...texts.map((text) => ({ text })));
    },
  };
  return chain<Made<'newSuggestions'>>('Suggestions', { items }, steps);
}

function selectionInput(): Made<'newSelectionInput'> {
  const items: Data[] = [];
  const data: Data = { items };
  return chain<Made<'newSelectionInput'>>('SelectionInput', data, {
    ...writing(data, { setFieldName: 'name', setTitle: 'label' }),
    setType: (type) => {
      data.type = named(type);
    },
    addItem: (text: unknown, value: unknown, selected) => {
      items.push({ text: String(text), value: String(value), selected });
    },
  });
}

function datePicker(): Made<'newDatePicker'> {
  const data: Data = { type: 'DATE_ONLY' };
  return chain<Made<'newDatePicker'>>('DatePicker', data, {
    ...writing(data, { setFieldName: 'name', setTitle: 'label' }),
    setValueInMsSinceEpoch: (ms: unknown) => {
      data.valueMsEpoch = String(ms);
    },
  });
}

export const widgets = {
  LoadIndicator: enumeration<Cards['LoadIndicator']>('LoadIndicator', ['SPINNER', 'NONE']),
  SelectionInputType: enumeration<Cards['SelectionInputType']>('SelectionInputType', ['CHECK_BOX', 'RADIO_BUTTON', 'DROPDOWN']),
  TextButtonStyle: enumeration<Cards['TextButtonStyle']>('TextButtonStyle', ['OUTLINED', 'FILLED']),
  newAction: action,
  newOpenLink: openLink,
  newTextParagraph: textParagraph,
  newDecoratedText: decoratedText,
  newTextButton: textButton,
  newButtonSet: buttonSet,
  newTextInput: textInput,
  newSuggestions: suggestions,
  newSelectionInput: selectionInput,
  newDatePicker: datePicker,
} satisfies Partial<Google>;
