import { type Page, pageName, pageOf } from '../paging/page.ts'
import type { ImageRole, UseArgs } from '../request/arguments.ts'
import type { Optional } from '../request/optional.ts'
import { imageSortKeys } from './image-uses.ts'

/** A page of the images of an article. */
export interface ImagePage {
  readonly roles: Optional<readonly ImageRole[]>
  readonly page: Page
  /** Equal for equal roles. */
  readonly listName: string
  /** Equal for equal page arguments. */
  readonly pageName: string
  /** Equal for equal pages and roles. */
  readonly name: string
}

/** The pages of images that a request asks for. The articles of a list ask for the same page, so the last one is kept. */
export class ImagePages {
  #args: UseArgs | null = null
  #page: ImagePage | null = null

  /** @throws `BadInputError` if the arguments contradict each other or request too much */
  of(args: UseArgs): ImagePage {
    if (this.#page !== null && this.#args !== null && areSame(args, this.#args)) return this.#page
    this.#page = imagePage(args)
    this.#args = args
    return this.#page
  }
}

function imagePage(args: UseArgs): ImagePage {
  const { roles } = args
  const listName = `images ${roles?.join() ?? ''}`
  const name = `listed ${listName} ${pageName(args)}`
  return { roles, page: pageOf(args, imageSortKeys), listName, pageName: pageName(args), name }
}

function areSame(one: UseArgs, other: UseArgs): boolean {
  return (
    one.first === other.first &&
    one.after === other.after &&
    one.last === other.last &&
    one.before === other.before &&
    one.offset === other.offset &&
    one.roles?.join() === other.roles?.join()
  )
}
