/** One look for the add-on's pages and the playground: one place of colours, one set of parts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(__dirname, '../../../src');
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(src, folder, name));

it('has every colour as a token; the films’ stand-in pictures alone have tones of their own', () => {
  const colours = [...filesIn('pages/kit/style', /\.css$/), ...filesIn('tools/playground/page/style', /\.css$/)]
    .filter((file) => !file.endsWith('tokens.css'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(/(?<=\})/)
        .filter((rule) => !/\.still|\.tone|--from/.test(rule))
        .flatMap((rule) => (/#[0-9a-f]{3,8}\b/i.exec(rule) ? [`${file}: ${rule.trim()}`] : [])),
    );
  expect(colours).toEqual([]);
});

it('gives each token a dark counterpart where it is a colour', () => {
  const css = readFileSync(join(src, 'pages/kit/style/tokens.css'), 'utf8');
  const [light = '', dark = ''] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(([, body = '']) => body);
  const coloured = (body: string): string[] => [...body.matchAll(/(--[\w-]+): #/g)].map(([, name = '']) => name).sort();
  expect(coloured(dark)).toEqual(coloured(light));
});

it('draws signs of state in the kit’s chip alone', () => {
  const drawn = filesIn('tools/playground/page', /\.tsx?$/).filter((file) => /[▲■◐●]/.test(readFileSync(file, 'utf8')));
  expect(drawn).toEqual([]);
});
