import type { MenuItem } from '../types.ts';
import { emulated, exception, text } from './emulated.ts';
import type { Environment } from './environment.ts';
import { pageOf } from './html.ts';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type Output = GoogleAppsScript.HTML.HtmlOutput;

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

  function menu(): Menu {
    const items: MenuItem[] = [];
    const self: Menu = emulated<Menu>('Menu', {
      addItem: (label, fn) => {
        items.push({ caption: text('Menu.addItem', label), fn: existing('Menu.addItem', fn) });
        return self;
      },
      addToUi: () => tell({ kind: 'menu', value: { caption: setup.addOn ?? '', items } }),
    });
    return self;
  }

  const show = (method: string, page: Output) => {
    allow(method, ['script.container.ui'], 'FULL');
    return pageOf(page);
  };

  return emulated<Ui>('Ui', {
    createAddonMenu: menu,
    showSidebar: (page) => tell({ kind: 'sidebar', value: show('Ui.showSidebar', page) }),
    showModalDialog: (page: Output, title: string) => {
      const html = show('Ui.showModalDialog', page);
      const { width, height } = html;
      const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
      tell({ kind: 'dialog', value: { html, title: text('Ui.showModalDialog', title), ...size } });
    },
  });
}
