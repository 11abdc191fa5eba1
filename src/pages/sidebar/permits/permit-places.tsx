/** The places about permits, retention and captions. */
import type { LetterKind } from '../../../contract/permits.ts';
import type { Place } from '../frame/context.ts';
import { Ask, ToAsk } from './ask.tsx';
import { Captions } from './captions.tsx';
import { LetterPlace } from './letter-place.tsx';
import { PermitPlace } from './permit.tsx';
import { Permits } from './permits.tsx';
import { Renewals } from './renewals.tsx';
import { Retention } from './retention.tsx';

type PermitPlaces = Extract<Place, { kind: 'permits' | 'permit' | 'ask' | 'toAsk' | 'letter' | 'renewals' | 'retention' | 'captions' }>;

export function PermitContent({ place }: { place: PermitPlaces }) {
  switch (place.kind) {
    case 'permits':
      return <Permits />;
    case 'permit':
      return <PermitPlace id={place.id} />;
    case 'toAsk':
      return <ToAsk />;
    case 'ask':
      return <Ask recording={place.id} />;
    case 'letter': {
      const at = place.id.indexOf(':');
      return <LetterPlace what={place.id.slice(0, at) as LetterKind} permit={place.id.slice(at + 1)} />;
    }
    case 'renewals':
      return <Renewals />;
    case 'retention':
      return <Retention />;
    case 'captions':
      return <Captions />;
  }
}
