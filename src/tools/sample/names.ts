// Names for invented people. Common names in Sweden of many origins; no pair stands for a real person.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** First names with Swedish last names to go with them. */
export const nordic = {
  women: words(`
    Anna Maria Karin Eva Kristina Lena Kerstin Sara Emma Ingrid Marie Malin Jenny Annika Elin Ulrika Susanne Monica Sofia Hanna
    Johanna Linda Carina Åsa Helena Therese Ida Matilda Frida Josefin Camilla Maja Linnéa Gunilla Birgitta Pernilla Cecilia
    Petra Ann-Charlotte Ann-Sofi Märta Görel Åse Tove Stina Ebba Alva Moa Siri Lovisa Marianne Yvonne Barbro Agneta Charlotte
    Amanda Rebecka Caroline Viktoria Louise`),
  men: words(`
    Lars Anders Johan Per Erik Mikael Jan Peter Thomas Björn Göran Håkan Mats Fredrik Andreas Stefan Magnus Jonas Martin Mattias
    Daniel Niklas Oskar Simon Emil Anton Jörgen Åke Viktor Gustav`),
  last: words(`
    Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson
    Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindgren Axelsson Berg Bergström Lundberg Lind Lundgren
    Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Eklund Danielsson Lundin
    Håkansson Björk Bergman Gunnarsson Holm Wikström Samuelsson Isaksson Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren
    Söderberg Nyberg Blomqvist Claesson Nordström Mårtensson Lundström Eliasson Pålsson Björklund Viklund Sandström Ström Åberg
    Nordin Hermansson Ekström Åkesson Falk Öberg Hellström Dahlberg Sundberg Sjögren Ek Blom Abrahamsson Martinsson Åström
    Hedlund Öhman Norberg Löfström Rosén Nordlund Ågren Sjöström Ahlström Östlund Bäckström Fors Näslund Dahl Thorén Ekman`),
};

/** First and last names of the same origins, a line an origin. */
export const origins: readonly { first: readonly string[]; last: readonly string[] }[] = [
  {
    first: words('Fatima Amina Layla Omar Yusuf Noor Rania Samir Hiba Khadija'),
    last: words('Haddad Said Khalil Mansour Hassan Nasser Al-Amin Saleh'),
  },
  { first: words('Maryam Leila Shirin Parisa Reza Nasrin Azadeh'), last: words('Rahimi Karimi Ahmadi Hosseini Rostami Tehrani') },
  { first: words('Elif Ayşe Zeynep Emre Selin Derya Berivan Rojda'), last: words('Demir Yılmaz Kaya Şahin Öztürk Aydın Çelik') },
  { first: words('Hodan Ayaan Ifrah Abdi Sahra Ubah'), last: words('Warsame Abdi Farah Jama Mohamud Nur') },
  { first: words('Aino Päivi Tuula Kaisa Mika Riitta'), last: words('Virtanen Korhonen Mäkinen Nieminen Hämäläinen Laine') },
  { first: words('Amra Senada Mirza Jasmina Dragana Lejla'), last: words('Hodžić Kovačević Petrović Begić Marković Babić') },
  { first: words('Agnieszka Katarzyna Małgorzata Piotr Ewa'), last: words('Kowalska Nowak Wiśniewska Zieliński Wójcik') },
  { first: words('Camila Lucía Andrés Mónica Ximena'), last: words('García Muñoz Rojas Sepúlveda Fernández') },
  { first: words('Selam Tsehay Yonas Feven Rahel'), last: words('Tesfaye Haile Berhane Gebremedhin Kidane') },
  { first: words('Linh Thanh Ngọc Mai Duc'), last: words('Nguyễn Trần Phạm Lê Đặng') },
];

const foldings: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', æ: 'ae', ß: 'ss', ı: 'i' };

/** Plain lower-case a–z, digits and hyphens: å and ä become a, ö becomes o, é becomes e, and so on; anything else a hyphen. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøæßı]/g, (letter) => foldings[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Gives each name an address of its own: `fornamn.efternamn@domain`, then `fornamn.efternamn2@domain`, and so on. */
export const addressBook = (domain: string, taken: readonly string[]): ((name: string) => string) => {
  const used = new Set(taken.map((address) => address.toLowerCase()));
  return (name) => {
    const [first = '', ...rest] = name.split(' ');
    const local = [first, rest.join(' ')]
      .map(folded)
      .filter((part) => part !== '')
      .join('.');
    let address = `${local}@${domain}`;
    for (let number = 2; used.has(address); number += 1) address = `${local}${number}@${domain}`;
    used.add(address);
    return address;
  };
};
