import { archiveTag, encodeGlobalId, listsTag, siteTag } from '@broadsheet/database'

/**
 * More nodes are not named one by one, because proxies limit the length of headers: nginx takes 4 KB for all of them, and a
 * tag has up to 33 characters.
 */
const maxNodes = 50

/** The tags by which a CDN finds the answer of one operation again, collected while its fields are resolved. */
export class AnswerTags {
  readonly #nodes = new Set<string>()
  #dependsOnLists = false
  #dependsOnSite = false

  /** Adds a node of the answer. With too many of them, the answer counts as a list instead. */
  addNode(typename: string, id: number): void {
    if (this.#nodes.size <= maxNodes) this.#nodes.add(`${typename}:${id}`)
  }

  /** Notes that the answer depends on which nodes exist. */
  addLists(): void {
    this.#dependsOnLists = true
  }

  /** Notes that the answer depends on the settings of the site. */
  addSite(): void {
    this.#dependsOnSite = true
  }

  /** Adds what another operation collected, for an answer that is made of both. */
  addAll(others: TagParts): void {
    for (const node of others.nodes) if (this.#nodes.size <= maxNodes) this.#nodes.add(node)
    this.#dependsOnLists ||= others.dependsOnLists
    this.#dependsOnSite ||= others.dependsOnSite
  }

  /** Everything that was collected, in a form that a thread can send. */
  parts(): TagParts {
    return { nodes: [...this.#nodes], dependsOnLists: this.#dependsOnLists, dependsOnSite: this.#dependsOnSite }
  }

  /** The tags: first the general ones, then the ids of the nodes as the API gives them. At most 53. */
  names(): string[] {
    const isLong = this.#nodes.size > maxNodes
    const ids = [...this.#nodes].map((node) => {
      const colon = node.indexOf(':')
      return encodeGlobalId(node.slice(0, colon), node.slice(colon + 1))
    })
    return [
      archiveTag,
      ...(this.#dependsOnLists || isLong ? [listsTag] : []),
      ...(this.#dependsOnSite ? [siteTag] : []),
      ...(isLong ? [] : ids),
    ]
  }
}

export interface TagParts {
  /** `Article:<id of the row>`, and so on. */
  readonly nodes: readonly string[]
  readonly dependsOnLists: boolean
  readonly dependsOnSite: boolean
}
