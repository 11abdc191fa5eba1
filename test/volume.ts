/** How often the same is tried on other data: a few times by `npm test`, many by `npm run test:long`. */
export const times = (few: number, many: number): number => (process.env.LONG ? many : few);

/** A test for `npm run test:long` alone. */
export const onlyLong = (name: string, test: () => void, ms: number): void => {
  if (process.env.LONG) it(name, test, ms);
};
