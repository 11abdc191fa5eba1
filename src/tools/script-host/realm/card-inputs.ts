import { actionOf } from './card-parts.ts';
import { chain, type Data, dataOf, type Steps } from './chain.ts';
import { named } from './emulated.ts';

type Google = GoogleAppsScript.Card_Service.CardService;
type Made<K extends keyof Google> = Google[K] extends () => infer T ? T : never;

function switchControl(): Made<'newSwitch'> {
  const data: Data = {};
  return chain<Made<'newSwitch'>>('Switch', data, {
    ...field<Made<'newSwitch'>>(data),
    setSelected: (selected) => {
      data.selected = selected;
    },
    setValue: (value) => {
      data.value = value;
    },
    setControlType: (type) => {
      data.controlType = named(type);
    },
  });
}

interface Field {
  setFieldName(name: string): unknown;
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): unknown;
}

/** The steps of every input. */
function field<T extends Field>(data: Data): Steps<T> {
  const steps: Steps<Field> = {
    setFieldName: (name) => {
      data.name = name;
    },
    setOnChangeAction: (action) => {
      data.onChangeAction = actionOf(action);
    },
  };
  return steps as Steps<T>;
}

function textInput(): Made<'newTextInput'> {
  const data: Data = {};
  return chain<Made<'newTextInput'>>('TextInput', data, {
    ...field<Made<'newTextInput'>>(data),
    setTitle: (title) => {
      data.label = title;
    },
    setHint: (hint) => {
      data.hintText = hint;
    },
    setValue: (value) => {
      data.value = value;
    },
    setMultiline: (multiline) => {
      data.type = multiline ? 'MULTIPLE_LINE' : 'SINGLE_LINE';
    },
    setSuggestions: (suggestions) => {
      data.initialSuggestions = dataOf(suggestions, 'Suggestions');
    },
    setValidation: (validation) => {
      data.validation = dataOf(validation, 'Validation');
    },
  });
}

function suggestions(): Made<'newSuggestions'> {
  const items: Data[] = [];
  return chain<Made<'newSuggestions'>>(
    'Suggestions',
    { items },
    {
      addSuggestion: (text) => {
        items.push({ text });
      },
      addSuggestions: (texts) => {
        items.push(...texts.map((text) => ({ text })));
      },
    },
  );
}

function validation(): Made<'newValidation'> {
  const data: Data = {};
  return chain<Made<'newValidation'>>('Validation', data, {
    setCharacterLimit: (limit) => {
      data.characterLimit = limit;
    },
    setInputType: (type) => {
      data.inputType = named(type);
    },
  });
}

function selectionInput(): Made<'newSelectionInput'> {
  const items: Data[] = [];
  const data: Data = { items };
  return chain<Made<'newSelectionInput'>>('SelectionInput', data, {
    ...field<Made<'newSelectionInput'>>(data),
    setTitle: (title) => {
      data.label = title;
    },
    setType: (type) => {
      data.type = named(type);
    },
    addItem: (text: unknown, value: unknown, selected) => {
      items.push({ text: String(text), value: String(value), selected });
    },
  });
}

/** DatePicker and DateTimePicker: one widget in Google's JSON, told apart by its type. */
function picker<T extends Field>(kind: string, type: string): T {
  const data: Data = { type };
  return chain<
    Field & {
      setTitle(title: string): unknown;
      setValueInMsSinceEpoch(ms: number | string): unknown;
      setTimeZoneOffsetInMins(minutes: number): unknown;
    }
  >(kind, data, {
    ...field<Field>(data),
    setTitle: (title) => {
      data.label = title;
    },
    setValueInMsSinceEpoch: (ms) => {
      data.valueMsEpoch = String(ms);
    },
    ...(type === 'DATE_AND_TIME' && {
      setTimeZoneOffsetInMins: (minutes: number) => {
        data.timezoneOffsetDate = minutes;
      },
    }),
  }) as unknown as T;
}

/** What people fill in on a card. */
export const inputs = {
  newTextInput: textInput,
  newSuggestions: suggestions,
  newValidation: validation,
  newSelectionInput: selectionInput,
  newSwitch: switchControl,
  newDatePicker: () => picker<Made<'newDatePicker'>>('DatePicker', 'DATE_ONLY'),
  newDateTimePicker: () => picker<Made<'newDateTimePicker'>>('DateTimePicker', 'DATE_AND_TIME'),
} satisfies Partial<Google>;
