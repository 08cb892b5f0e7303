import { type GraphQLError, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { withMessage } from './with-message.ts'

/** Names of fields and arguments in other content systems, in lower case, with the names here, the best first. */
const namesHere: Readonly<Record<string, readonly string[]>> = listed([
  ['date published pubdate publishdate publisheddate datepublished created createdat', ['publishedAt', 'publishedOn']],
  ['updated modified modifiedat lastmod lastmodified datemodified', ['updatedAt']],
  ['body content contents bodyhtml contenthtml', ['html', 'text', 'source']],
  ['markdown raw rawbody rawcontent rawmarkdownbody', ['source']],
  ['plaintext', ['text']],
  ['image featuredimage coverimage hero heroimage banner', ['cover', 'images']],
  ['summary teaser lead intro abstract', ['excerpt', 'description']],
  ['url link permalink href uri', ['path', 'url']],
  ['src', ['url']],
  ['categories', ['category']],
  ['tags', ['tag']],
  ['authors writer', ['authors', 'author']],
  ['keywords', ['keyword']],
  ['language locale', ['lang']],
  ['draft drafts isdraft', ['status']],
  ['headings tableofcontents', ['toc']],
  ['wordcount words readingtime timetoread', ['stats']],
  ['next nextpost', ['newer']],
  ['prev previous previouspost', ['older']],
  ['relatedposts relatedarticles similar', ['related']],
  ['name', ['title']],
  ['title', ['name']],
  ['meta metadata data', ['frontMatter', 'nodes', 'site']],
  ['settings config sitemetadata', ['site']],
  ['post entry', ['article']],
  ['page', ['article', 'offset', 'after']],
  ['posts entries pages allposts allarticles allmarkdownremark', ['articles']],
  ['media assets', ['images']],
  ['users', ['authors']],
  ['items results rows list', ['nodes', 'articles']],
  ['count total totalitems postcount', ['totalCount', 'articleCount', 'first']],
  ['limit take perpage pagesize', ['first']],
  ['skip', ['offset', 'after']],
  ['filter filters', ['where']],
  ['sort sortby order', ['orderBy']],
  ['q', ['query']],
  ['search', ['query', 'where']],
  ['id slug path', ['by']],
])

const unknownName =
  /^(?:Cannot query field|Unknown argument|Field) "(\w+)" (?:on type|on field|is not defined by type) "([\w.]+)"/

/**
 * Returns an error about an unknown name with a better suggestion. graphql-js suggests names that are written like the unknown one:
 * `path` for `date`. For a name that other systems use, the message suggests what has the same meaning here: `publishedAt`.
 */
export function withNamesHere(error: GraphQLError, schema: GraphQLSchema): GraphQLError {
  const [start, name = '', place = ''] = unknownName.exec(error.message) ?? []
  if (start === undefined) return error
  const known = namesIn(place, schema)
  const meant = namesHere[name.toLowerCase()]?.filter((name) => known.has(name)) ?? []
  if (meant.length === 0) return error
  const choice = new Intl.ListFormat('en', { type: 'disjunction' }).format(meant.map((name) => `"${name}"`))
  return withMessage(error, `${start}. Did you mean ${choice}?`)
}

/** The names of the fields of a type, or of the arguments of a field such as `Query.articles`. */
function namesIn(place: string, schema: GraphQLSchema): ReadonlySet<string> {
  const [typeName = '', fieldName] = place.split('.')
  const type = schema.getType(typeName)
  if (fieldName === undefined) {
    const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
    return new Set(hasFields ? Object.keys(type.getFields()) : [])
  }
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined
  return new Set(field?.args.map(({ name }) => name))
}

function listed(groups: readonly (readonly [string, readonly string[]])[]): Record<string, readonly string[]> {
  // Without a prototype, so that no field is named `constructor`.
  const names: Record<string, readonly string[]> = Object.create(null)
  for (const [others, here] of groups) for (const other of others.split(' ')) names[other] = here
  return names
}
