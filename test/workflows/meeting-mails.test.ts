/** The product's own mails about meetings, as those who get them read them. */
import { AINO, apply, ELIF, JO, set, type Town, tables, town, write } from './town.ts';
import { MARYAM } from './workspace.ts';

const network = { id: 'N-1', name: 'Team City', roles: 'lärspridare, huvudlärspridare', leaders: JO, minutes: 90 };
const place = (): Town => {
  const where = town({}, { ...tables, networks: [network] });
  set(where, 'settings', 'coordinators', 'value', MARYAM);
  apply(where);
  return where;
};
const lastTo = ({ emulator }: Town, email: string) => {
  const mail = emulator
    .mailbox()
    .filter((one) => one.to === email && one.kind === 'message')
    .at(-1);
  return { subject: mail?.subject, body: mail?.body?.replace(/\r\n/g, '\n') };
};

describe('The mail to someone who is appointed', () => {
  it('says to what, for whom, until when, by whom it was carried out, who leads, when they meet, what comes next and whom to ask', () => {
    const where = place();
    write(where, 'mandates', [{ id: 'U-3', person: ELIF, role: 'lärspridare', units: 'u1', from: '2026-11-16', to: '2027-06-30' }]);
    apply(where);
    const { subject, body } = lastTo(where, ELIF);
    expect(subject).toBe('Du är lärspridare för Förskolan Blåsippan');
    expect(body?.replace(/https:\S+/, 'LÄNK')).toMatchInlineSnapshot(`
"Hej Elif!

Du är lärspridare för Förskolan Blåsippan från och med måndag 16 november 2026 till och med onsdag 30 juni 2027.
Du är med i Team City, som leds av Johan Åkesson (jo@delaby.example).
Det är genomfört av Maryam Lindqvist.

Du är nu inbjuden till den här träffen. Svara i din kalender, eller öppna länken.
• Nätverksträff, onsdag 2 december 2026 kl. 13.00–14.30, Stadshuset
  LÄNK

Före varje träff står dagordning och filmer i inbjudan. Efteråt berättar du för kollegorna på din enhet vad ni kom fram till.

Har du frågor? Skriv till Maryam Lindqvist (maryam.lindqvist@delaby.example).

Vänliga hälsningar
Delakultur, Delaby kommun"
`);
  });

  it('names nobody where the hourly run carried it out', () => {
    const where = place();
    write(where, 'mandates', [{ id: 'U-3', person: ELIF, role: 'lärspridare', units: 'u1', from: '2026-11-16' }]);
    apply(where, { unattended: true });
    expect(lastTo(where, ELIF).body).not.toContain('genomfört');
  });
});

describe('The mail to someone whose appointment is over', () => {
  it('thanks them, and says that the meetings are gone from their calendar', () => {
    const where = place();
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    apply(where);
    const { subject, body } = lastTo(where, AINO);
    expect(subject).toBe('Tack för din tid som lärspridare');
    expect(body).toMatchInlineSnapshot(`
"Hej Aino!

Ditt uppdrag som lärspridare för Förskolan Blåsippan är avslutat. Sista dagen var söndag 15 november 2026. Tack för det du har gjort för dina kollegor!
Det är genomfört av Maryam Lindqvist.

Du är inte längre inbjuden till den här träffen. Den är borttagen ur din kalender.
• Nätverksträff, onsdag 2 december 2026 kl. 13.00–14.30, Stadshuset

Stämmer det inte? Skriv till Maryam Lindqvist (maryam.lindqvist@delaby.example).

Vänliga hälsningar
Delakultur, Delaby kommun"
`);
  });
});

describe('The mail to someone who leaves a meeting otherwise', () => {
  it('names the network that they are no longer in', () => {
    const where = place();
    set(where, 'networks', 'N-1', 'exclude', AINO);
    apply(where);
    expect(lastTo(where, AINO).body).toContain('Du är inte längre med i Team City.');
  });

  it('says nothing of why where they are outside sync', () => {
    const where = place();
    set(where, 'people', AINO, 'protected', 'ja');
    apply(where);
    const { subject, body } = lastTo(where, AINO);
    expect(subject).toBe('Du är inte längre inbjuden: Nätverksträff, onsdag 2 december 2026');
    expect(body).not.toMatch(/Team City|synk|skydd/);
  });
});
