import { after, nodeTypes } from '@broadsheet/database'
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql'
import type { Context } from '../schema/builder/context.ts'

/** The reasons why the value of a field can change, besides its parent and the nodes that it returns. */
type Dependence = 'nothing' | 'lists' | 'site' | 'lookup'

/** Objects that follow from their parent alone. Any other field that returns objects counts as a list. */
const ownObjects = new Set([
  ...[
    'author',
    'authors',
    'categories',
    'category',
    'cover',
    'file',
    'images',
    'stats',
    'tags',
    'thumbnail',
    'toc',
  ].map((field) => `Article.${field}`),
  'Author.avatar',
  'Category.ancestors',
  'Category.parent',
  'MenuItem.children',
  'TocEntry.children',
])

/** Scalars that follow from more than their parent. `Article.html` tells by itself what it depends on. */
const dependentScalars: Readonly<Record<string, Dependence>> = {
  'Article.aliases': 'lists',
  'Article.firstPath': 'lists',
  'Article.keywords': 'lists',
  'Article.publishedOn': 'site',
  'Author.articleCount': 'lists',
  'Author.firstPublishedAt': 'lists',
  'Author.lastPublishedAt': 'lists',
  'Category.articleCount': 'lists',
  'Image.usageCount': 'lists',
  'Tag.articleCount': 'lists',
}

/** The fields of `Site` that depend on the articles. */
const siteCounts = new Set([
  'articleCount',
  'authorCount',
  'categoryCount',
  'imageCount',
  'importedAt',
  'langs',
  'revision',
])
/** Fields of `Query` that look up objects. */
const lookups = new Set(['article', 'author', 'category', 'tag', 'image', 'node', 'nodes', 'route'])
const typenames = new Set<string>(Object.values(nodeTypes))

/**
 * Makes the fields of the schema note the tags of the answer, if its context collects them. A field that is not named above
 * counts as a list, so a new field makes answers less exact, but never wrong.
 */
export function withTaggedFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type.name === 'Subscription') continue
    for (const field of Object.values(type.getFields())) {
      const dependence = dependenceOf(type.name, field)
      const returned = getNamedType(field.type)
      if (dependence === 'nothing' && (isLeafType(returned) || !mayBeNode(returned))) continue
      field.resolve = tagging(field.resolve ?? defaultFieldResolver, returned, dependence)
    }
  }
  return schema
}

function dependenceOf(typename: string, { name, type }: GraphQLField<unknown, unknown>): Dependence {
  const path = `${typename}.${name}`
  if (path === 'Query.site') return 'nothing'
  if (typename === 'Site') return siteCounts.has(name) ? 'lists' : 'site'
  if (isLeafType(getNamedType(type))) return dependentScalars[path] ?? 'nothing'
  if (typename === 'Query' && lookups.has(name)) return 'lookup'
  // The field that returned the connection has noted what it depends on.
  return /(?:Connection|Edge)$/.test(typename) || ownObjects.has(path) ? 'nothing' : 'lists'
}

function mayBeNode(type: GraphQLNamedType): boolean {
  return isAbstractType(type) || typenames.has(type.name)
}

type Resolver = GraphQLFieldResolver<unknown, Context>

function tagging(resolve: Resolver, returned: GraphQLNamedType, dependence: Dependence): Resolver {
  return (parent, args, context, info) => {
    const value = resolve(parent, args, context, info)
    const { tags } = context
    if (tags === null) return value
    if (dependence === 'lists' || (dependence === 'lookup' && asksByName(args))) tags.addLists()
    else if (dependence === 'site') tags.addSite()
    if (!mayBeNode(returned)) return value
    return after(value, (found) => {
      for (const item of Array.isArray(found) ? found : [found]) {
        const typename = typenameOf(item, returned, context, info)
        if (typename !== null) tags.addNode(typename, idOf(item))
        // Another article can get the path that was not found, or that is redirected.
        else if (dependence === 'lookup') tags.addLists()
      }
      return found
    })
  }
}

/** The id and the path of a node are its own. Which node has a slug or a name may change with the others. */
function asksByName({ by }: { by?: Readonly<Record<string, unknown>> }): boolean {
  return by !== undefined && (by.slug != null || by.name != null)
}

/** The type of a node. Null for null, and for an object of another type. */
function typenameOf(
  value: unknown,
  returned: GraphQLNamedType,
  context: Context,
  info: GraphQLResolveInfo,
): string | null {
  if (value === null || value === undefined) return null
  const name = isAbstractType(returned) ? returned.resolveType?.(value, context, info, returned) : returned.name
  return typeof name === 'string' && typenames.has(name) ? name : null
}

/** The values of fields with a node type are rows of the database. */
function idOf(row: unknown): number {
  return (row as { id: number }).id
}
