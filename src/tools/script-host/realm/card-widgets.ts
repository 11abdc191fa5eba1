import { inputs } from './card-inputs.ts';
import { clicks, picture } from './card-parts.ts';
import { chain, type Data, dataOf, kindOf } from './chain.ts';
import { exception, named } from './emulated.ts';

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
  DateTimePicker: 'dateTimePicker',
  Image: 'image',
  Divider: 'divider',
};

/** A widget's JSON. @throws Exception when the value is none, or an input without a field name. */
export function widgetOf(value: unknown): Data {
  const kind = kindOf(value) ?? '';
  if (buttons.includes(kind)) return { buttonList: { buttons: [dataOf(value)] } };
  const wrapper = wrappers[kind];
  if (!wrapper) throw exception(`Expected a widget, not ${kind || typeof value}.`);
  const data = dataOf(value);
  if (/Input|Picker/.test(wrapper) && !data.name) throw exception(`${kind} needs a field name: setFieldName.`);
  return { [wrapper]: data };
}

const buttons = ['TextButton', 'ImageButton'];

function textButton(): Made<'newTextButton'> {
  const data: Data = {};
  return chain<Made<'newTextButton'>>('TextButton', data, {
    ...clicks(data),
    setText: (text) => {
      data.text = text;
    },
    setAltText: (text) => {
      data.altText = text;
    },
    setDisabled: (disabled) => {
      data.disabled = disabled;
    },
    setTextButtonStyle: (style) => {
      data.type = named(style);
    },
    setBackgroundColor: (color) => {
      const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? [];
      if (blue === undefined) throw exception(`A colour is written #rrggbb, not ${color}.`);
      const part = (hex: string | undefined) => Number.parseInt(hex ?? '', 16) / 255;
      data.color = { red: part(red), green: part(green), blue: part(blue) };
    },
  });
}

function imageButton(): Made<'newImageButton'> {
  const data: Data = {};
  return chain<Made<'newImageButton'>>('ImageButton', data, {
    ...clicks(data),
    setAltText: (text) => {
      data.altText = text;
    },
    setIcon: (icon) => {
      data.icon = { knownIcon: named(icon) };
    },
    setIconUrl: (url) => {
      data.icon = { iconUrl: picture(url) };
    },
    setMaterialIcon: (icon) => {
      data.icon = { materialIcon: dataOf(icon, 'MaterialIcon') };
    },
  });
}

function buttonSet(): Made<'newButtonSet'> {
  const row: Data[] = [];
  return chain<Made<'newButtonSet'>>(
    'ButtonSet',
    { buttons: row },
    {
      addButton: (button) => {
        if (row.length >= rowLimit) throw exception(`A row holds at most ${rowLimit} buttons.`);
        row.push(dataOf(button, ...buttons));
      },
    },
  );
}

function materialIcon(): Made<'newMaterialIcon'> {
  const data: Data = {};
  return chain<Made<'newMaterialIcon'>>('MaterialIcon', data, {
    setName: (name) => {
      data.name = name;
    },
    setFill: (fill) => {
      data.fill = fill;
    },
    setWeight: (weight) => {
      data.weight = weight;
    },
    setGrade: (grade) => {
      data.grade = grade;
    },
  });
}

function iconImage(): Made<'newIconImage'> {
  const data: Data = {};
  return chain<Made<'newIconImage'>>('IconImage', data, {
    setIcon: (icon) => {
      data.knownIcon = named(icon);
    },
    setIconUrl: (url) => {
      data.iconUrl = picture(url);
    },
    setMaterialIcon: (icon) => {
      data.materialIcon = dataOf(icon, 'MaterialIcon');
    },
    setAltText: (text) => {
      data.altText = text;
    },
    setImageCropType: (crop) => {
      data.imageType = named(crop);
    },
  });
}

function image(): Made<'newImage'> {
  const data: Data = {};
  return chain<Made<'newImage'>>('Image', data, {
    ...clicks(data),
    setImageUrl: (url) => {
      data.imageUrl = picture(url);
    },
    setAltText: (text) => {
      data.altText = text;
    },
  });
}

function textParagraph(): Made<'newTextParagraph'> {
  const data: Data = {};
  return chain<Made<'newTextParagraph'>>('TextParagraph', data, {
    setText: (text) => {
      data.text = text;
    },
  });
}

function decoratedText(): Made<'newDecoratedText'> {
  const data: Data = {};
  const icon = () => {
    data.startIcon ??= {};
    return data.startIcon as Data;
  };
  return chain<Made<'newDecoratedText'>>('DecoratedText', data, {
    ...clicks(data),
    setText: (text) => {
      data.text = text;
    },
    setTopLabel: (text) => {
      data.topLabel = text;
    },
    setBottomLabel: (text) => {
      data.bottomLabel = text;
    },
    setWrapText: (wrap) => {
      data.wrapText = wrap;
    },
    setIcon: (known) => {
      icon().knownIcon = named(known);
    },
    setIconUrl: (url) => {
      icon().iconUrl = picture(url);
    },
    setIconAltText: (text) => {
      icon().altText = text;
    },
    setStartIcon: (next) => {
      data.startIcon = dataOf(next, 'IconImage');
    },
    setEndIcon: (next) => {
      data.endIcon = dataOf(next, 'IconImage');
    },
    setButton: (button) => {
      data.button = dataOf(button, ...buttons);
    },
    setSwitchControl: (control) => {
      data.switchControl = dataOf(control, 'Switch');
    },
  });
}

export const widgets = {
  ...inputs,
  newTextParagraph: textParagraph,
  newDecoratedText: decoratedText,
  newTextButton: textButton,
  newImageButton: imageButton,
  newButtonSet: buttonSet,
  newImage: image,
  newIconImage: iconImage,
  newMaterialIcon: materialIcon,
  newDivider: () => chain<Made<'newDivider'>>('Divider', {}, {}),
} satisfies Partial<Google>;
