export interface SourceCandidate {
  address: string
  /** `2x`, `640w`, or nothing. */
  descriptor: string
}

/** Splits a `srcset` as browsers do: addresses may hold commas, and end at white space or at a comma before it. */
export function parseSrcset(srcset: string): SourceCandidate[] {
  const candidates: SourceCandidate[] = []
  const candidate = /[\s,]*([^\s,]\S*)((?:\s+[^\s,(]+)*)\s*(?:,|$)|[\s,]*([^\s,]\S*)[^,]*/gy
  for (let match = candidate.exec(srcset); match && match[0] !== ''; match = candidate.exec(srcset)) {
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

/** The address of the largest candidate. */
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
