/** The page does the sending itself (ui/sidebar/checks.tsx); what came is asked of Drive. */
export const BROWSER_PUT = {
  id: 'browser-put',
  place: 'add-on',
  title: { sv: 'Webbläsaren skickar till Drive', en: 'The browser sends to Drive' },
  asks: {
    sv: 'Kommer en byte fram som sidan själv skickar, och får sidan läsa svaret?',
    en: 'Does a byte arrive that the page itself sends, and may the page read the answer?',
  },
  relies: {
    sv: 'Ja. Filmer går rakt från webbläsaren till Drive, och sidan visar hur långt de har kommit.',
    en: 'Yes. Films go straight from the browser to Drive, and the page shows how far they have come.',
  },
  otherwise: {
    sv: 'Något på vägen stoppar filmen, eller döljer svaret. Sidan frågar då skriptet hur långt den kom.',
    en: 'Something on the way stops the film, or hides the answer. The page then asks the script how far it came.',
  },
  todo: {
    sv: 'Be den som sköter brandvägg eller proxy släppa fram www.googleapis.com/upload. Lägg till dess filmer i Drive och ta in dem därifrån.',
    en: 'Ask whoever runs the firewall or proxy to let www.googleapis.com/upload through. Until then put films in Drive and take them in from there.',
  },
} as const;
