export interface SourceCandidate {
  address: string
  /** `2x`, `640w` or an empty string. */
  descriptor: string
}

/** More than real images have. It limits the cost of a hostile attribute. */
const MOST = 50
const DESCRIPTOR = /^(?:[1-9]\d{0,5}w|\d{0,3}(?:\.\d{1,3})?x)?$/

/**
 * Splits a `srcset` as browsers do: an address may contain commas and ends at white space, or at a comma before white
 * space. Skips candidates with a descriptor that browsers do not know.
 */
export function parseSrcset(srcset: string): SourceCandidate[] {
  return candidatesOf(srcset).filter(({ descriptor }) => DESCRIPTOR.test(descriptor) && descriptor !== 'x')
}

function candidatesOf(srcset: string): SourceCandidate[] {
  const candidates: SourceCandidate[] = []
  if (srcset.length > 50_000) return candidates
  const candidate = /[\s,]*([^\s,]\S*)((?:\s+[^\s,(]+)*)\s*(?:,|$)|[\s,]*([^\s,]\S*)[^,]*/gy
  for (
    let match = candidate.exec(srcset);
    match && match[0] !== '' && candidates.length < MOST;
    match = candidate.exec(srcset)
  ) {
    const written = match[1] ?? match[3] ?? ''
    const address = written.replace(/,+$/, '')
    if (address === written) candidates.push({ address, descriptor: (match[2] ?? '').trim() })
    else {
      candidates.push({ address, descriptor: '' })
      candidate.lastIndex = match.index + match[0].indexOf(written) + written.length
    }
  }
  return candidates
}

/** Returns the address of the largest candidate. */
export function largest(candidates: SourceCandidate[]): string | null {
  let best: SourceCandidate | null = null
  for (const candidate of candidates) {
    if (best === null || size(candidate) > size(best)) best = candidate
  }
  return best?.address ?? null
}

function size({ descriptor }: SourceCandidate): number {
  return Number.parseFloat(descriptor) || 1
}
