import { unitsOf } from './units.ts'

/** Kind of a character that depends on the characters around it. In a table, 0 is a character that was not read yet. */
const JOINED = 1
/** Kind of a character that becomes several ones. */
const SEVERAL = 2
/** Characters that combine with the one before them, and halves of characters outside of the basic plane. */
const joining = /[\p{M}\p{Cf}\p{Cs}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u
/** A character that joins no other one begins a part that does not depend on the text before it. So many end a part. */
const APART = 16
/** The most characters that one of Unicode becomes in its normal form. */
const MOST = 18

// The units of the result. Reused for each text, and enlarged for longer texts.
let written = new Uint16Array(1 << 12)

/**
 * Rewrites texts character by character. Almost every character of a text becomes the same one wherever it is, so a table
 * replaces several passes over the text. Only where characters combine, the passes read that part of the text.
 */
export class CharacterMap {
  readonly #passes: (text: string) => string
  /** For each unit of the basic plane: its kind, or the unit that it becomes. */
  readonly #table = new Uint16Array(0x10000)
  readonly #several = new Map<number, string>()

  /**
   * @param passes what becomes of a text. It must read a text from a character that joins no other one as it does within a
   *   longer text: normal forms, case without the final sigma, and replaced characters do.
   */
  constructor(passes: (text: string) => string) {
    this.#passes = passes
  }

  /** The text that the passes make of a text. */
  rewrite(text: string): string {
    let end = 0
    let same = true
    /** The last character that joins no other one, in the text and in what was written. */
    let apart = 0
    let apartEnd = 0
    makeRoom(text.length + MOST)
    const units = unitsOf(text)
    for (let at = 0; at < text.length; at++) {
      const unit = units[at] ?? 0
      const becomes = this.#table[unit] || this.#learn(unit)
      if (becomes > SEVERAL) {
        apart = at
        apartEnd = end
        written[end++] = becomes
        if (becomes !== unit) same = false
        continue
      }
      same = false
      if (becomes === SEVERAL) {
        apart = at
        apartEnd = end
        end = write(this.#several.get(unit) ?? '', end, text.length - at)
        continue
      }
      at = this.#partEnd(units, at, text.length)
      end = write(this.#passes(text.slice(apart, at)), apartEnd, text.length - at)
      apart = at
      apartEnd = end
      at--
    }
    return same ? text : textOf(end)
  }

  /** The end of the part that cannot be read character by character. */
  #partEnd(units: Uint16Array, from: number, length: number): number {
    let count = 0
    let at = from + 1
    for (; at < length && count < APART; at++) {
      const unit = units[at] ?? 0
      count = (this.#table[unit] || this.#learn(unit)) === JOINED ? 0 : count + 1
    }
    return count === 0 ? at : at - count
  }

  #learn(unit: number): number {
    const character = String.fromCharCode(unit)
    const becomes = joining.test(character) ? '' : this.#passes(character)
    const first = becomes.charCodeAt(0)
    let kind = first
    if (becomes === '' || joining.test(becomes) || first <= SEVERAL) kind = JOINED
    else if (becomes.length > 1) {
      this.#several.set(unit, becomes)
      kind = SEVERAL
    }
    this.#table[unit] = kind
    return kind
  }
}

/** Writes a text at a place, leaves room for more units, and returns its end. */
function write(text: string, start: number, more: number): number {
  makeRoom(start + text.length + more + MOST)
  for (let at = 0; at < text.length; at++) written[start + at] = text.charCodeAt(at)
  return start + text.length
}

function makeRoom(length: number): void {
  if (written.length >= length) return
  const larger = new Uint16Array(length * 2)
  larger.set(written)
  written = larger
}

function textOf(end: number): string {
  return Buffer.from(written.buffer, 0, end * 2).toString('utf16le')
}
