import type { ArchiveSize } from '@broadsheet/database'

/** The archive on which the prices were measured: the generated one of 100,000 articles (bench/README.md). */
export const measuredSize: ArchiveSize = { articles: 100_000, images: 250_000, names: 260, tokens: 160_000_000 }

/** The archive that a query is priced for. */
export interface PricedArchive {
  readonly size: ArchiveSize
  /** Its size as multiples of the measured archive's. The price of a scan is multiplied by one of them. */
  readonly scale: ArchiveSize
}

export function pricedArchive(size: ArchiveSize): PricedArchive {
  const scale = {
    articles: size.articles / measuredSize.articles,
    images: size.images / measuredSize.images,
    names: size.names / measuredSize.names,
    tokens: size.tokens / measuredSize.tokens,
  }
  return { size, scale }
}
