import { fold } from '../../text/folding.ts'
import { typedKey } from '../../text/typed-key.ts'
import { readingsInContext, readingsOf } from './pinyin.ts'

// Limits for long names, and for names in which many characters have several readings.
const MOST_PARTS = 12
const MOST_MIXED = 6
const MOST_READINGS = 32
const MOST_LATER_READINGS = 4
const MOST_UNITS = 60

/**
 * Other ways to type names, for completion: Chinese characters by their pinyin or its first letters, and words without
 * the spaces and punctuation between them. A form of a whole name has `^` before it, a form of a later part has a space.
 * `张小明` has `^zhangxiaoming`, `^zhangxm`, `^zxm` and ` xiaoming`; `Node.js` has `^nodejs`. Empty if the names are typed
 * only as they are written.
 */
export function typedForms(names: readonly string[]): string {
  const whole = new Set<string>()
  const later = new Set<string>()
  for (const name of names) {
    const folded = fold(name)
    if (!/\p{Script=Han}/u.test(folded)) {
      const joined = typedKey(folded)
      if (joined !== folded && joined.length <= MOST_UNITS) whole.add(joined)
      continue
    }
    const parts = partsOf(folded).filter((readings) => readings.length > 0)
    for (const readings of combinations(parts, MOST_READINGS)) for (const form of formsOf(readings)) whole.add(form)
    for (let from = 1; from < parts.length; from++) {
      for (const readings of combinations(parts.slice(from), MOST_LATER_READINGS)) {
        later.add(readings.join(''))
        if (readings.length > 1) later.add(initialsOf(readings))
      }
    }
  }
  return [...whole].map((form) => `^${form}`).join('') + [...later].map((form) => ` ${form}`).join('')
}

/** The parts of a name that a reader types one by one, each with its readings, the most common first. */
function partsOf(folded: string): readonly string[][] {
  const parts = [...folded.matchAll(/\p{Script=Han}|[a-z0-9]+/gu)].slice(0, MOST_PARTS)
  const all = parts.map(({ 0: part }) => (/\p{Script=Han}/u.test(part) ? readingsOf(part) : [part]))
  if (all.every(({ length }) => length < 2)) return all.map((readings) => [...readings])
  const inContext = readingsInContext(folded)
  return all.map((readings, at) => {
    const place = Array.from(folded.slice(0, parts[at]?.index)).length
    return readings.toSorted((one, other) => Number(other === inContext[place]) - Number(one === inContext[place]))
  })
}

/** Lists of one reading for each part, at most so many: parts with the most readings lose some. */
function combinations(parts: readonly string[][], most: number): readonly string[][] {
  const kept = parts.map((readings) => [...readings])
  const count = () => kept.reduce((product, { length }) => product * length, 1)
  while (count() > most) kept.reduce((longest, part) => (part.length > longest.length ? part : longest)).pop()
  return kept.reduce<string[][]>(
    (lists, readings) => lists.flatMap((list) => readings.map((reading) => [...list, reading])),
    [[]],
  )
}

/** All parts in full; and the first parts in full, the others by their first letters. */
function formsOf(readings: readonly string[]): string[] {
  const mixed = readings.length > MOST_MIXED ? 1 : Math.max(1, readings.length - 1)
  const forms = Array.from({ length: mixed }, (_, full) => {
    return readings.slice(0, full).join('') + initialsOf(readings.slice(full))
  })
  return [readings.join(''), ...forms]
}

function initialsOf(readings: readonly string[]): string {
  return readings.map((reading) => reading.charAt(0)).join('')
}
