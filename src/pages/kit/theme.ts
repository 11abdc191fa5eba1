/** Light or dark: the tokens go by what the root element says. */
export type Theme = 'light' | 'dark';

const isDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** What the reader's browser asks for. */
export const preferredTheme = (): Theme => (isDark().matches ? 'dark' : 'light');

export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** The page that frames this one, where it is of the same site; Google's frames are not. */
const around = (): HTMLElement | undefined => window.frameElement?.ownerDocument.documentElement;

/** Shows the theme of the page around, where that has one, else what the browser asks for: now and when that changes. */
export function followTheme(): void {
  const show = (): void => {
    const theme = around()?.dataset.theme;
    showTheme(theme === 'dark' || theme === 'light' ? theme : preferredTheme());
  };
  isDark().addEventListener('change', show);
  const framing = around();
  if (framing) new MutationObserver(show).observe(framing, { attributes: true, attributeFilter: ['data-theme'] });
  show();
}
