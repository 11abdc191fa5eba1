/** The address at which a film is sent to Drive. */
import { askUpload, beginUpload, type Program } from '../../google/call.ts';
import { sessionPath } from '../../google/http.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const session: Check = {
  id: 'upload-address',
  place: 'anywhere',
  needs: ['folder'],
  title: { sv: 'Uppladdningens adress', en: 'The address of an upload' },
  asks: {
    sv: 'Ser adressen till en påbörjad uppladdning ut som väntat, och svarar den hur långt den har kommit?',
    en: 'Does the address of an upload under way look as expected, and does it answer how far it has come?',
  },
  relies: {
    sv: 'Ja. En avbruten uppladdning går därför vidare där den var, och en sida kan inte få kontot att fråga något annat.',
    en: 'Yes. So an upload that was cut off goes on where it was, and no page can have the account ask anything else.',
  },
  otherwise: { sv: 'En avbruten uppladdning börjar om från början.', en: 'An upload that was cut off begins anew.' },
  todo: { sv: 'Lägg stora filmer i Drive och ta in dem därifrån.', en: 'Put large films in Drive and take them in from there.' },
  *run({ folder }: Site): Program<Finding> {
    const requestBody = { name: 'kontroll.mp4', mimeType: 'video/mp4', parents: [folder] };
    const address = yield* beginUpload({ fields: 'id', requestBody }, { mimeType: 'video/mp4', bytes: 1 });
    const query = address.slice(address.indexOf('?') + 1);
    const names = query
      .split('&')
      .map((pair) => pair.split('=')[0])
      .join(', ');
    if (sessionPath(address) === undefined)
      return differs(`Adressen har annat än väntat: ${names}.`, `The address holds other than expected: ${names}.`);
    const kept = yield* askUpload({ address, bytes: 1 });
    return agrees(`Adressen har ${names}; ${kept} byte har kommit.`, `The address holds ${names}; ${kept} bytes have come.`);
  },
};
