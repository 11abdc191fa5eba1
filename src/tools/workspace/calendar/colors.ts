/** calendar.colors.get: Google's two palettes, in the order of their ids from 1. They have stood unchanged since 2012. */

export const calendarColors: readonly string[] = [
  ...['#ac725e', '#d06b64', '#f83a22', '#fa573c', '#ff7537', '#ffad46', '#42d692', '#16a765'],
  ...['#7bd148', '#b3dc6c', '#fbe983', '#fad165', '#92e1c0', '#9fe1e7', '#9fc6e7', '#4986e7'],
  ...['#9a9cff', '#b99aff', '#c2c2c2', '#cabdbf', '#cca6ac', '#f691b2', '#cd74e6', '#a47ae2'],
];

const eventColors: readonly string[] = [
  ...['#a4bdfc', '#7ae7bf', '#dbadff', '#ff887c', '#fbd75b', '#ffb878'],
  ...['#46d6db', '#e1e1e1', '#5484ed', '#51b749', '#dc2127'],
];

export function getColors() {
  const palette = (colors: readonly string[]) =>
    Object.fromEntries(colors.map((background, i) => [String(i + 1), { background, foreground: '#1d1d1d' }]));
  return {
    kind: 'calendar#colors',
    updated: '2012-02-14T00:00:00.000Z',
    calendar: palette(calendarColors),
    event: palette(eventColors),
  };
}
