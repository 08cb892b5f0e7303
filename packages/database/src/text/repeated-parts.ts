/** Slots for pairs of characters, more than twice as many as two texts of the most length have. */
const SLOTS = 1 << 12
/** UTF-16 units of a text without spaces that are read. The subject of an article is named near its start. */
export const READ_SPACELESS = 600
/** Characters kept on both sides of a repeated pair, so that a dictionary sees where its word ends. */
const AROUND = 1
const SPACE = 0x20

// Reused for each text: the pair in each slot, how often the texts have it, and the slot of the pair at each place.
const pairs = new Uint32Array(SLOTS)
const counts = new Uint8Array(SLOTS)
const slots = new Uint16Array(READ_SPACELESS)
/** The place has no pair. */
const NO_SLOT = 0xffff

/**
 * The parts of a text without spaces that have pairs of neighbouring characters that it has several times. A word that is
 * repeated is in such a part. Cutting only these into words costs a fraction of cutting the whole text.
 * @param text runs of characters, with a space between them; at most `READ_SPACELESS` UTF-16 units
 * @param title runs that count too, but are not returned; as long at most
 * @returns the parts, with a space between them
 */
export function repeatedParts(text: string, title: string): string {
  pairs.fill(0)
  counts.fill(0)
  countPairs(title)
  countPairs(text)
  let parts = ''
  let end = 0
  for (let at = 0; at < text.length - 1; at++) {
    const slot = slots[at] ?? NO_SLOT
    if (slot === NO_SLOT || (counts[slot] ?? 0) < 2) continue
    const from = Math.max(end, at - AROUND)
    const to = Math.min(text.length, at + 2 + AROUND)
    if (to <= end) continue
    parts += from > end ? ` ${text.slice(from, to)}` : text.slice(end, to)
    end = to
  }
  return parts
}

function countPairs(text: string): void {
  let one = text.charCodeAt(0)
  for (let at = 0; at < text.length - 1; at++) {
    const other = text.charCodeAt(at + 1)
    if (one === SPACE || other === SPACE) slots[at] = NO_SLOT
    else {
      const slot = slotOf(((one << 16) | other) >>> 0)
      const count = counts[slot] ?? 2
      if (count < 2) counts[slot] = count + 1
      slots[at] = slot
    }
    one = other
  }
}

/** The slot of a pair, which is a free one at first. */
function slotOf(pair: number): number {
  let slot = Math.imul(pair, 0x9e3779b1) >>> 20
  while (pairs[slot] !== pair && pairs[slot] !== 0) slot = (slot + 1) % SLOTS
  pairs[slot] = pair
  return slot
}
