/** Light or dark, for the pages that may be both: the tokens go by what the root element says. */
export type Theme = 'light' | 'dark';

const isDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** What the reader's browser asks for. */
export const preferredTheme = (): Theme => (isDark().matches ? 'dark' : 'light');

export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** Shows the theme that the browser asks for, now and when that changes. */
export function followTheme(): void {
  const show = (): void => showTheme(preferredTheme());
  isDark().addEventListener('change', show);
  show();
}
