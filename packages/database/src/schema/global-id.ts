import type { ChangedType } from './changed-types.ts'

/** The GraphQL types of the nodes of the change log. */
export const nodeTypes = {
  ARTICLE: 'Article',
  AUTHOR: 'Author',
  CATEGORY: 'Category',
  TAG: 'Tag',
  IMAGE: 'Image',
} as const satisfies Record<ChangedType, string>

/**
 * Returns the id by which clients, CDNs and webhooks know a row: the base64url of `Article:<id>`. The id of a row is a hash
 * of its content key, so it survives a new import.
 */
export function encodeGlobalId(typename: string, id: number | string | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url')
}
