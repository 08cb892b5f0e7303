/** A tag that nothing stands for in the html. */
export interface LeftOut {
  /** `{% youtube %}`, `{{< tweet >}}`, `<Button>`. */
  kind: string
  offset: number
  count: number
}

export interface TagReplacement {
  text: string
  leftOut: LeftOut[]
  /** Addresses that stand for a slug, because the article's own address is not known here. */
  slugs: Map<string, string>
}

/** What a tag turns into: text of the body's own format, an address that stands for a slug, or nothing. */
export interface TagResult {
  text: string
  slug?: { address: string; slug: string }
  leftOut?: boolean
}
