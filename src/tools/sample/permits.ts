// What the lecturers have answered: every state that a permit can be in, each with a film that shows it.
import { addDays } from '../../domain/time/dates.ts';
import type { Cells } from './sample.ts';

type Answer = {
  lecturer: string;
  recordings: string;
  answer: 'ja' | 'nej' | 'väntar';
  audience: string;
  basis?: 'avtal' | 'i tjänsten';
  asked: number;
} & Cells;

const paid: Record<string, string> = {
  'Kristina Wallin': 'kristina.wallin@larandehuset.example',
  'Anders Thorell': 'anders.thorell@kvalitetsbyran.example',
};

/** The next 30 June that leaves at least a month. */
const untilJune = (today: string): string => {
  const june = `${today.slice(0, 4)}-06-30`;
  return addDays(today, 30) <= june ? june : `${Number(today.slice(0, 4)) + 1}-06-30`;
};

/** The rows of Medgivanden. `addressOf` gives the address of a lecturer who stands in Personer. */
export function permitRows(today: string, addressOf: (name: string) => string): Cells[] {
  const all = 'alla medarbetare';
  const day = (offset: number): string => addDays(today, offset);
  // biome-ignore format: a line an answer
  const answers: Answer[] = [
    { lecturer: 'Gunilla Sjöström', recordings: 'F-001', answer: 'väntar', audience: 'rum-alla', asked: -6 },
    { lecturer: 'Peter Holm', recordings: 'F-002', answer: 'nej', audience: '', asked: -9, answered: day(-2) },
    { lecturer: 'Lena Ek', recordings: 'F-003', answer: 'ja', audience: 'rum-larspridare', asked: -20 },
    { lecturer: 'Omar Said', recordings: 'F-003', answer: 'väntar', audience: 'rum-larspridare', asked: -20 },
    { lecturer: 'Ann-Sofi Dahl', recordings: 'F-004', answer: 'ja', audience: 'rum-alla', asked: -30, to: untilJune(today) },
    { lecturer: 'Lena Ek', recordings: 'F-005, F-006', answer: 'ja', audience: 'rum-larspridare', asked: -48 },
    { lecturer: 'Omar Said', recordings: 'F-005, F-006', answer: 'ja', audience: 'rum-larspridare', asked: -48, editing: 'nej' },
    { lecturer: 'Kristina Wallin', recordings: 'serie:Flerspråkighet på riktigt', answer: 'ja', audience: all, basis: 'avtal', asked: -120, to: day(301) },
    { lecturer: 'Anders Thorell', recordings: 'serie:Systematik från grunden', answer: 'ja', audience: all, external: 'ja', basis: 'avtal', asked: -160, editing: 'nej' },
    { lecturer: 'Leila Rahimi', recordings: 'alla', answer: 'ja', audience: 'rum-alla, rum-forskola', basis: 'avtal', asked: -310, evidence: 'https://diarium.delaby.example/avtal/2241' },
    { lecturer: 'Staffan Bergqvist', recordings: 'F-036', answer: 'ja', audience: all, asked: -340, to: day(-20) },
    { lecturer: 'Yusuf Warsame', recordings: 'F-042', answer: 'ja', audience: 'rum-forskola', asked: -390, withdrawn: day(-12) },
    { lecturer: 'Sara Lund', recordings: 'F-043', answer: 'ja', audience: 'rum-alla', asked: -400, withdrawn: 'ja, ringde och ångrade sig' },
    { lecturer: 'Fatima Haddad', recordings: 'F-030', answer: 'ja', audience: 'rum-larspridare', asked: -280 },
    { lecturer: 'Mikael Berg', recordings: 'F-040, F-055', answer: 'ja', audience: 'rum-alla, rum-forskola', asked: -370, preview: 'ja', approved: 'ja' },
    { lecturer: 'Björn Lundkvist', recordings: 'F-039', answer: 'ja', audience: 'rum-skola', asked: -45, preview: 'ja', approved: 'nej' },
    { lecturer: 'Malin Fors', recordings: 'serie:Digitala verktyg på fem minuter', answer: 'ja', audience: all, basis: 'i tjänsten', asked: -200 },
    { lecturer: 'Ingrid Nyström', recordings: 'alla', answer: 'ja', audience: all, basis: 'i tjänsten', asked: -450 },
    { lecturer: 'Karin Öberg', recordings: 'serie:Ny som rektor', answer: 'ja', audience: 'rum-rektorer', basis: 'i tjänsten', asked: -240 },
    { lecturer: 'Hodan Farah', recordings: 'F-038', answer: 'väntar', audience: 'rum-forskola', asked: -15 },
    { lecturer: 'Johan Åkesson', recordings: 'alla', answer: 'ja', audience: all, basis: 'i tjänsten', asked: -420 },
    { lecturer: 'Elif Demir', recordings: 'F-029, F-044', answer: 'ja', audience: 'rum-alla, rum-forskola', asked: -270 },
    { lecturer: 'Gunilla Sjöström', recordings: 'F-031', answer: 'ja', audience: 'rum-forskola', asked: -290 },
    { lecturer: 'Åsa Nordin', recordings: 'F-049, F-050', answer: 'ja', audience: 'rum-rektorer, rum-larspridare', asked: -775, editing: 'nej', credit: 'nej' },
    { lecturer: 'Tove Nyberg', recordings: 'alla', answer: 'ja', audience: 'rum-skola, rum-forskola', asked: -430 },
    { lecturer: 'Ann-Sofi Dahl', recordings: 'alla', answer: 'ja', audience: all, basis: 'i tjänsten', asked: -480 },
    { lecturer: 'Malin Fors', recordings: 'F-057', answer: 'ja', audience: all, basis: 'i tjänsten', asked: -30 },
    { lecturer: 'Aino Bergström', recordings: 'F-059', answer: 'ja', audience: 'rum-pilot', asked: -25 },
    { lecturer: 'Kristina Wallin', recordings: 'F-060', answer: 'ja', audience: all, basis: 'avtal', asked: -14 },
  ];
  return answers.map(({ lecturer, asked, ...cells }, index) => {
    const heard = cells.answer !== 'väntar';
    const allowed = cells.answer === 'ja' ? 'ja' : '';
    return {
      id: `M-${String(index + 1).padStart(2, '0')}`,
      lecturer,
      lecturerEmail: paid[lecturer] ?? addressOf(lecturer),
      external: '',
      asked: day(asked),
      answered: heard ? day(Math.min(asked + 4, -1)) : '',
      from: '',
      to: '',
      withdrawn: '',
      preview: 'nej',
      approved: '',
      editing: allowed,
      credit: allowed,
      basis: 'medgivande',
      evidence: heard ? `FSN ${day(asked).slice(0, 4)}/${118 + index * 7}` : '',
      ...cells,
    };
  });
}
