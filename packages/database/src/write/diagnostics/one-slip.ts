/** A name of fewer letters differs from another one by chance. Chinese, Japanese and Korean names are shorter. */
const FEWEST_LETTERS = 6
const FEWEST_IDEOGRAPHS = 3
/** A longer name is a sentence. It has many neighbours, and few of them are names. */
const MOST_LETTERS = 60

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a slip of one letter in this name can be distinguished from another name. Names with digits differ by their numbers. */
export function isTellable(name: string): boolean {
  const letters = name.match(/\p{L}/gu)?.length ?? 0
  const fewest = ideographs.test(name) ? FEWEST_IDEOGRAPHS : FEWEST_LETTERS
  return letters >= fewest && letters <= MOST_LETTERS && !/\p{N}/u.test(name)
}

/**
 * The keys by which names that differ in one letter find each other: the name, and the name without each of its letters.
 * Two names that differ by one slip share a key.
 */
export function slipKeys(name: string): string[] {
  const letters = [...name]
  return [name, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))]
}

/**
 * Whether one of two names may be a slip in the other: one letter is missing, wrong or too many, or two are swapped. Names
 * that differ in their first letter, or in the last one of a word, are taken as different names or forms of one word
 * (`chart`, `charts`). In Chinese, Japanese and Korean names, another character makes another name, so only swapped ones
 * count.
 */
export function isOneSlip(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const from = long.findIndex((letter, at) => letter !== short[at])
  if (from < 1) return false
  const isSame = (at: number, otherAt: number) => long.slice(at).join('') === short.slice(otherAt).join('')
  if (long.length === short.length) {
    if (long[from] === short[from + 1] && long[from + 1] === short[from] && isSame(from + 2, from + 2)) return true
    if (!isSame(from + 1, from + 1)) return false
  } else if (!isSame(from + 1, from)) return false
  return !ideographs.test(one) && !isAtWordEnd(long, from)
}

/** Whether the letter is the last one of its word, or no letter. */
function isAtWordEnd(letters: string[], at: number): boolean {
  return !/\p{L}/u.test(letters[at + 1] ?? ' ') || !/\p{L}/u.test(letters[at] ?? ' ')
}
