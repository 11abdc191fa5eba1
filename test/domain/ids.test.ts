import fc from 'fast-check';
import { type Audience, audienceKey, audienceOfKey, eventId, groupEmail, groupMarker, markerRow, sha256Hex } from '../../src/domain/ids.ts';

describe('A name that is derived', () => {
  it('of a hash is SHA-256 of UTF-8', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('Åkern')).toMatch(/^[0-9a-f]{64}$/);
    expect(sha256Hex('Åkern')).not.toBe(sha256Hex('Akern'));
  });
  it('of a group is an address, another for each row and kind', () => {
    expect(groupEmail('', 'rooms', 'rum-alla', 'delaby.example')).toBe('rum-rum-alla@delaby.example');
    const rows = ['Team City', 'team city', 'team-city', 'Team Norr', 'Åkern', 'Akern', 'x'.repeat(40), 'x'.repeat(41), '日本', '—'];
    const all = ['areas', 'units'].flatMap((kind) => rows.map((row) => groupEmail('dk-', kind, row, 'delaby.example')));
    expect(new Set(all).size).toBe(all.length);
    for (const email of all) expect(email).toMatch(/^[a-z0-9-]{1,64}@delaby\.example$/);
  });
  it('of an event is one that Calendar takes, another for each meeting and workspace', () => {
    expect(eventId('w1', 'T-1')).toMatch(/^[a-v0-9]{5,1024}$/);
    expect(new Set([eventId('w1', 'T-1'), eventId('w1', 'T-2'), eventId('w2', 'T-1')]).size).toBe(3);
    expect(eventId('w1', 'T-1')).toBe(eventId('w1', 'T-1'));
  });
  it('of a marker fits in an app property of 124 bytes, and is the row itself where it can be', () => {
    expect(markerRow('rum-alla|2027-06-30')).toBe('rum-alla|2027-06-30');
    for (const row of ['å'.repeat(51), 'a'.repeat(101)]) expect(`dkrow${markerRow(row)}`.length).toBeLessThanOrEqual(124);
    expect(markerRow('å'.repeat(51))).not.toBe(markerRow('å'.repeat(52)));
    expect(groupMarker('w1', 'rooms/rum-alla')).toBe('[delakultur w1 rooms/rum-alla]');
  });
});

describe('An audience’s key', () => {
  const audience = fc.record({
    rooms: fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
    until: fc.constantFrom(undefined, '2027-06-30'),
  });
  it('does not heed the order of its rooms', () => {
    expect(audienceKey({ rooms: ['b', 'a'], until: '2027-06-30' })).toBe('a+b|2027-06-30');
  });
  it('leads back to the audience, whatever the rooms are called', () => {
    fc.assert(
      fc.property(audience, (one) => {
        const back: Audience = audienceOfKey(audienceKey(one));
        expect([[...back.rooms].sort(), back.until]).toEqual([[...one.rooms].sort(), one.until]);
      }),
      { numRuns: 300 },
    );
  });
  it('is another for another audience', () => {
    expect(audienceKey({ rooms: ['a+b'], until: undefined })).not.toBe(audienceKey({ rooms: ['a', 'b'], until: undefined }));
    expect(audienceKey({ rooms: ['a|'], until: undefined })).not.toBe(audienceKey({ rooms: ['a'], until: '' }));
  });
});
