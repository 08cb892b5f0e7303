/** Websites have no older articles, so no earlier year is likely. */
const OLDEST = 1990
/** How many years ago a year with a wrong digit may be. Almost every year is one digit from some earlier one. */
const RECENT = 5

/**
 * Returns the year that was probably meant by one that is far ahead: two of its digits are swapped (2205 for 2025), or
 * one of them is wrong and the year is recent (2035 for 2025), or too many (20225 for 2025). Returns the year nearest to now, or null if none is
 * likely: years such as 2099 and 3000 are written to mean never.
 * @param now the year of the import
 */
export function meantYear(year: number, now: number): number | null {
  if (isRound(year)) return null
  const digits = [...String(year)]
  const kinds = [
    { slips: swapped(digits), oldest: OLDEST },
    { slips: replaced(digits), oldest: now - RECENT },
    { slips: shortened(digits), oldest: OLDEST },
  ]
  for (const { slips, oldest } of kinds) {
    const years = slips.map((slip) => Number(slip.join(''))).filter((one) => one >= oldest && one <= now + 1)
    if (years.length > 0) return years.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best))
  }
  return null
}

function isRound(year: number): boolean {
  return year % 100 === 99 || year % 100 === 0
}

function swapped(digits: string[]): string[][] {
  return digits.slice(1).map((digit, at) => digits.with(at, digit).with(at + 1, digits[at] ?? ''))
}

function replaced(digits: string[]): string[][] {
  return digits.flatMap((_, at) => [...'0123456789'].map((digit) => digits.with(at, digit)))
}

function shortened(digits: string[]): string[][] {
  return digits.map((_, at) => digits.toSpliced(at, 1))
}
