import type { MenuItem } from '../types.ts';
import { emulated, enumeration, exception, mismatch, named, text } from './emulated.ts';
import type { Environment } from './environment.ts';
import { pageOf } from './html.ts';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type Output = GoogleAppsScript.HTML.HtmlOutput;

const buttons = enumeration<typeof GoogleAppsScript.Base.Button>('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const buttonSets = enumeration<typeof GoogleAppsScript.Base.ButtonSet>('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

/** @throws Exception when nothing exists of that name: on Google the item would fail once someone clicks it. */
export function existing(method: string, fn: unknown): string {
  const name = text(method, fn);
  if (typeof (globalThis as unknown as Record<string, unknown>)[name] !== 'function')
    throw exception(`${method} names ${name}, which the script lacks.`);
  return name;
}

/** The editor's Ui: what is shown becomes the execution's effects. @throws Exception where there is no editor. */
export function userInterface({ setup, tell, allow }: Environment): Ui {
  const { who } = setup;
  const inEditor = who.surface === 'editor' || (who.surface === 'client' && who.page !== 'webapp');
  if (!inEditor) throw exception('Cannot call SpreadsheetApp.getUi() from this context.');

  function menu(caption: string, addOn: boolean): Menu {
    const items: MenuItem[] = [];
    const self: Menu = emulated<Menu>('Menu', {
      addItem: (label, fn) => {
        items.push({ caption: text('Menu.addItem', label), fn: existing('Menu.addItem', fn) });
        return self;
      },
      addSeparator: () => {
        items.push({ separator: true });
        return self;
      },
      addSubMenu: (sub) => {
        const inner = menus.get(sub);
        if (!inner) throw mismatch('Menu.addSubMenu', [sub]);
        items.push(inner);
        return self;
      },
      addToUi: () => tell({ kind: 'menu', value: { caption, addOn, items } }),
    });
    menus.set(self, { caption, items });
    return self;
  }

  const show = (method: string, page: Output) => {
    allow(method, ['script.container.ui'], 'FULL');
    return pageOf(page);
  };
  const dialog = (method: string, modal: boolean) => (page: Output, title: string) => {
    const html = show(method, page);
    const { width, height } = html;
    tell({
      kind: 'dialog',
      value: { html, title: text(method, title), modal, ...(width !== undefined && { width }), ...(height !== undefined && { height }) },
    });
  };

  /** alert(prompt), alert(prompt, buttons), alert(title, prompt, buttons) */
  const alert = (...args: unknown[]) => {
    allow('Ui.alert', ['script.container.ui'], 'FULL');
    const [title, prompt, set = buttonSets.OK] = args.length === 3 ? args : [undefined, ...args];
    const answer = who.alertAnswer ?? (set === buttonSets.OK ? 'OK' : 'CLOSE');
    const said = { prompt: text('Ui.alert', prompt), buttons: named(set), answer };
    tell({ kind: 'alert', value: title === undefined ? said : { title: text('Ui.alert', title), ...said } });
    return buttons[answer];
  };

  return emulated<Ui>('Ui', {
    Button: buttons,
    ButtonSet: buttonSets,
    alert,
    createMenu: (caption) => menu(text('Ui.createMenu', caption), setup.addOn !== undefined),
    createAddonMenu: () => menu(setup.addOn ?? '', true),
    showSidebar: (page) => tell({ kind: 'sidebar', value: show('Ui.showSidebar', page) }),
    showModalDialog: dialog('Ui.showModalDialog', true),
    showModelessDialog: dialog('Ui.showModelessDialog', false),
  });
}

const menus = new WeakMap<Menu, { caption: string; items: MenuItem[] }>();
