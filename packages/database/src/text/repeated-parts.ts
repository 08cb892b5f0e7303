/** Slots for pairs of characters. Two pairs may share one, which only makes a part longer. */
const SLOTS = 1 << 16
/** Characters kept on both sides of a repeated pair, so that a dictionary sees where its word ends. */
const AROUND = 1
const SPACE = 0x20

/** How often a text has each pair. Reused for each text. */
const counts = new Uint8Array(SLOTS)

/**
 * The parts of a text without spaces that have pairs of neighbouring characters that it has several times. A word that is
 * repeated is in such a part. Cutting only these into words costs a fraction of cutting the whole text.
 * @param text runs of characters, with a space between them
 * @param title runs that count too, but are not returned
 * @returns the parts, with a space between them
 */
export function repeatedParts(text: string, title: string): string {
  counts.fill(0)
  countPairs(title)
  countPairs(text)
  let parts = ''
  let end = 0
  for (let at = 0; at < text.length - 1; at++) {
    const slot = slotAt(text, at)
    if (slot < 0 || (counts[slot] ?? 0) < 2) continue
    const from = Math.max(end, at - AROUND)
    const to = Math.min(text.length, at + 2 + AROUND)
    if (to <= end) continue
    parts += from > end ? ` ${text.slice(from, to)}` : text.slice(end, to)
    end = to
  }
  return parts
}

function countPairs(text: string): void {
  for (let at = 0; at < text.length - 1; at++) {
    const slot = slotAt(text, at)
    const count = counts[slot] ?? 2
    if (count < 2) counts[slot] = count + 1
  }
}

/** The slot of the pair at a place, -1 if one of the two is a space. */
function slotAt(text: string, at: number): number {
  const [one, other] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  if (one === SPACE || other === SPACE) return -1
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 16
}
