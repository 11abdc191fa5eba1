import { progressOn } from '../../src/cli/upload/progress.ts';

const MB = 1_000_000;
const control = '\x1b\\[';

function screenAt(isTTY: boolean) {
  let shown: string[] = [];
  let at = 0;
  return {
    screen: {
      isTTY,
      columns: 80,
      write: (text: string) => {
        const up = new RegExp(`^${control}(\\d+)A\r${control}J`).exec(text);
        if (up) shown = shown.slice(0, -Number(up[1]));
        shown.push(
          ...text
            .slice(up?.[0].length ?? 0)
            .split('\n')
            .slice(0, -1),
        );
      },
    },
    now: () => at,
    later: (ms: number) => {
      at += ms;
    },
    lines: () => shown,
  };
}

describe('The progress of uploads', () => {
  it('is on a terminal a line a film and one in all, with speed and time left', () => {
    const { screen, now, later, lines } = screenAt(true);
    const progress = progressOn(screen, 'sv', [100 * MB, 100 * MB, 100 * MB], now);
    const [one, two] = [progress.film('/film/ett.mp4'), progress.film('/film/två.mp4')];
    for (let n = 0; n <= 4; n++) {
      one.sent(n * 10 * MB, 100 * MB);
      two.sent(n * 5 * MB, 100 * MB);
      later(1000);
    }
    one.sent(50 * MB, 100 * MB);
    expect(lines()).toEqual([
      'ett.mp4 50 % · 10 MB/s · 5 s kvar',
      'två.mp4 20 % · 4 MB/s · 20 s kvar',
      'Allt: 0 av 3 klara · 23 % · 14 MB/s · 17 s kvar',
    ]);
    one.sent(100 * MB, 100 * MB);
    one.done('✓ ett.mp4');
    expect(lines()).toEqual(['✓ ett.mp4', 'två.mp4 20 % · 4 MB/s · 20 s kvar', 'Allt: 1 av 3 klara · 40 % · 4 MB/s · 45 s kvar']);
    progress.close();
    expect(lines()).toEqual(['✓ ett.mp4']);
  });

  it('is elsewhere plain lines every few seconds, in English by choice', () => {
    const { screen, now, later, lines } = screenAt(false);
    const film = progressOn(screen, 'en', [100 * MB], now).film('one.mp4');
    for (let n = 0; n <= 9; n++) {
      film.sent(n * 10 * MB, 100 * MB);
      later(1000);
    }
    expect(lines()).toEqual(['one.mp4 50% · 10 MB/s · 5 s left']);
  });

  it('counts no speed of what an earlier run sent, and says that it is read again', () => {
    const { screen, now, later, lines } = screenAt(true);
    const film = progressOn(screen, 'sv', [100 * MB], now).film('ett.mp4');
    later(200);
    film.checking(60 * MB, 100 * MB);
    expect(lines()).toEqual(['ett.mp4 60 % · läser om det som redan är skickat']);
    later(1000);
    film.sent(60 * MB, 100 * MB);
    later(2000);
    film.sent(62 * MB, 100 * MB);
    expect(lines()).toEqual(['ett.mp4 62 % · 1 MB/s · 38 s kvar']);
  });

  it('says that the network is gone, and when it is tried again', () => {
    const { screen, now, later, lines } = screenAt(true);
    const film = progressOn(screen, 'sv', [100 * MB], now).film('ett.mp4');
    film.sent(10 * MB, 100 * MB);
    later(200);
    film.waiting(16_000, 'lost');
    expect(lines()).toEqual(['ett.mp4: Nätet försvann. Försöker igen om 16 s, 10 % är sparat.']);
  });

  it('tells a Google that asks for a wait from a network that is gone', () => {
    const { screen, now, later, lines } = screenAt(true);
    const film = progressOn(screen, 'sv', [100 * MB], now).film('ett.mp4');
    film.sent(10 * MB, 100 * MB);
    later(200);
    film.waiting(16_000, 'busy');
    expect(lines()).toEqual(['ett.mp4: Google ber oss vänta. Försöker igen om 16 s, 10 % är sparat.']);
  });
});
