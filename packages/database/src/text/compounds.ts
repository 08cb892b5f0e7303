import { classOf, DIGIT, LETTER, MARK } from './character-classes.ts'

/** A run of letters and digits, with single punctuation marks inside: `node.js`, `wi-fi`, `don't`, `iphone15`. */
export interface Run {
  readonly start: number
  readonly end: number
  /** The run without its punctuation: `nodejs`. */
  readonly joined: string
}

// Longer runs are addresses, file names or data, which no one types without punctuation.
const MOST_UNITS = 40
const MOST_PARTS = 6

const joiners = /[-_.&'’‐]/g
const asciiJoiners = Uint8Array.from({ length: 0x80 }, (_, unit) => Number("-_.&'".includes(String.fromCharCode(unit))))
const APOSTROPHE = 0x27
const CURLY_APOSTROPHE = 0x2019
const HYPHEN = 0x2010
const SMALL_S = 0x73

/**
 * The runs in a folded text that contain punctuation and at least one letter, in order. A reader may type them without
 * the punctuation.
 */
export function compoundsIn(folded: string): Run[] {
  const compounds: Run[] = []
  let from = 0
  for (let at = 1; at < folded.length - 1; at++) {
    if (!isJoiner(folded, at)) continue
    const run = runAround(folded, at, from)
    from = run.end
    at = run.end
    const parts = run.end - run.start - run.joined.length + 1
    if (parts <= MOST_PARTS && run.joined.length <= MOST_UNITS && /\p{L}/u.test(run.joined)) compounds.push(run)
  }
  return compounds
}

/** The only run of a folded text, with or without punctuation inside. Undefined if there are none or several. */
export function onlyRunIn(folded: string): Run | undefined {
  let only: Run | undefined
  for (let at = 0; at < folded.length; at++) {
    if (!isPart(folded, at)) continue
    if (only) return undefined
    only = runAround(folded, at, 0)
    at = only.end
  }
  return only
}

/** The run that contains the character at a position, without what is before `from`. */
function runAround(folded: string, at: number, from: number): Run {
  const isInside = (place: number) => isPart(folded, place) || isJoiner(folded, place)
  let start = at
  while (start > from && isInside(start - 1)) start--
  let end = at
  while (isInside(end)) end++
  return { start, end, joined: folded.slice(start, end).replace(joiners, '') }
}

function isPart(folded: string, at: number): boolean {
  if (at < 0 || at >= folded.length) return false
  const kind = classOf(folded.charCodeAt(at))
  return kind === LETTER || kind === DIGIT || kind === MARK
}

/** The `s` of a possessive is not joined: no one types `johns` for `John's`. */
function isJoiner(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at)
  if (!(unit < 0x80 ? asciiJoiners[unit] : unit === CURLY_APOSTROPHE || unit === HYPHEN)) return false
  if (!isPart(folded, at - 1) || !isPart(folded, at + 1)) return false
  const isPossessive = (unit === APOSTROPHE || unit === CURLY_APOSTROPHE) && folded.charCodeAt(at + 1) === SMALL_S
  return !isPossessive || isPart(folded, at + 2)
}
