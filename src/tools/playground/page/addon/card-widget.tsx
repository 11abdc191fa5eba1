import { Button } from '../../../../pages/kit/components/button.tsx';
import { type Button as CardButton, dayOf, type OnClick, type Widget } from './card-json.ts';
import { Rich } from './rich.tsx';

function Press({ button, onClick }: { button: CardButton; onClick(onClick: OnClick | undefined): void }) {
  return (
    <Button look={button.type === 'FILLED' ? 'act' : 'plain'} onPress={() => onClick(button.onClick)}>
      {button.text}
    </Button>
  );
}

interface DrawnProps {
  widget: Widget;
  onClick(onClick: OnClick | undefined): void;
  onLink(url: string): void;
  onValue(name: string, values: string[]): void;
}

/** One widget of a card. */
export function Drawn({ widget, onClick, onLink, onValue }: DrawnProps) {
  const { textParagraph, decoratedText, buttonList, textInput, selectionInput, dateTimePicker } = widget;
  if (textParagraph)
    return (
      <p>
        <Rich text={textParagraph.text ?? ''} onLink={onLink} />
      </p>
    );
  if (decoratedText) {
    const { topLabel, text = '', bottomLabel, button } = decoratedText;
    return (
      <div class="row-of-card">
        <div class="stacked">
          {topLabel && <span class="soft small">{topLabel}</span>}
          <span>
            <Rich text={text} onLink={onLink} />
          </span>
          {bottomLabel && <span class="soft small">{bottomLabel}</span>}
        </div>
        {button && <Press button={button} onClick={onClick} />}
      </div>
    );
  }
  if (buttonList)
    return (
      <p class="line">
        {buttonList.buttons.map((button, at) => (
          <Press key={`${at}`} button={button} onClick={onClick} />
        ))}
      </p>
    );
  if (textInput) {
    const suggestions = textInput.initialSuggestions?.items ?? [];
    const props = {
      ...(suggestions.length > 0 && { list: `suggestions-${textInput.name}` }),
      'aria-label': textInput.label ?? textInput.name,
      defaultValue: textInput.value ?? '',
      onInput: (event: { currentTarget: { value: string } }) => onValue(textInput.name, [event.currentTarget.value]),
    };
    return (
      <div class="field">
        <span class="strong" aria-hidden="true">
          {textInput.label ?? textInput.name}
        </span>
        <input type="text" {...props} />
        {suggestions.length > 0 && (
          <datalist id={`suggestions-${textInput.name}`}>
            {suggestions.map(({ text }) => (
              <option key={text} value={text} />
            ))}
          </datalist>
        )}
        {textInput.hintText && <span class="soft small">{textInput.hintText}</span>}
      </div>
    );
  }
  if (selectionInput) return <Selection input={selectionInput} onValue={onValue} />;
  if (dateTimePicker) {
    return (
      <label class="field">
        <span class="strong">{dateTimePicker.label ?? dateTimePicker.name}</span>
        <input
          type="date"
          defaultValue={dayOf(dateTimePicker.valueMsEpoch)[0] ?? ''}
          onInput={(event) => onValue(dateTimePicker.name, [event.currentTarget.value])}
        />
      </label>
    );
  }
  return null;
}

function Selection({ input, onValue }: { input: NonNullable<Widget['selectionInput']>; onValue: DrawnProps['onValue'] }) {
  const { name, label, type, items } = input;
  if (type === 'DROPDOWN') {
    return (
      <label class="field">
        <span class="strong">{label ?? name}</span>
        <select onChange={(event) => onValue(name, [event.currentTarget.value])}>
          {items.map(({ text, value, selected }) => (
            <option key={value} value={value} selected={selected}>
              {text}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <fieldset
      class="field"
      onChange={(event) =>
        onValue(
          name,
          [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value),
        )
      }
    >
      <legend>{label ?? name}</legend>
      {items.map(({ text, value, selected }) => (
        <label class="choice" key={value}>
          <input type={type === 'RADIO_BUTTON' ? 'radio' : 'checkbox'} name={name} value={value} defaultChecked={selected} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
