import type {
  CategoryBy as CategoryByArgs,
  CategoryNode,
  CategoryWhere as CategoryWhereArgs,
} from '@broadsheet/database'
import { ArticleConnection, articleListArgs, withStoredUrls } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { connectionType, pageArgs } from '../common/connection.ts'
import { StringFilter } from '../common/inputs.ts'
import { parseStringList } from '../common/json-column.ts'
import { Node, registerNode } from '../common/node.ts'
import { categoryPath, Page } from '../common/page.ts'
import { NamedOrder } from './term-inputs.ts'

export const Category = builder.objectRef<CategoryNode>('Category')
const CategoryConnection = connectionType('Category', Category, { of: 'categories' })

const descendantsArg = builder.args((t) => ({
  includeDescendants: t.boolean({
    required: true,
    defaultValue: true,
    description: 'Without descendants: only articles for which this category ends a path.',
  }),
}))

registerNode(Category, (reader, ids) => reader.categories.byIds(ids))

builder.objectType(Category, {
  description: 'A category: a name and the category above it.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The slugged names from the root down, joined by slashes; unique.' }),
    path: t.string({ description: 'URL path of its page.', resolve: ({ slug }) => categoryPath(slug) }),
    name: t.exposeString('name', { description: 'Its own name, as most articles spell it.' }),
    names: t.stringList({
      description: 'Names from the root down to this category.',
      resolve: ({ names }) => parseStringList(names),
    }),
    depth: t.exposeInt('depth', { description: 'How far below a root it is; a root has 0.' }),
    parent: t.field({
      type: Category,
      nullable: true,
      description: 'The category above it.',
      resolve: (category, _args, { reader }) => reader.categories.parentOf(category),
    }),
    ancestors: t.field({
      type: [Category],
      description: 'The categories above it, from the root down.',
      resolve: (category, _args, { reader }) => reader.categories.ancestorsOf(category),
    }),
    children: t.field({
      type: [Category],
      description: 'The categories right below it, by name.',
      resolve: (category, _args, { reader }) => reader.categories.childrenOf(category),
    }),
    description: t.exposeString('description', { nullable: true, description: 'A few words about it.' }),
    articles: t.field({
      type: ArticleConnection,
      description: 'The articles in it, newest first.',
      args: { ...descendantsArg, ...articleListArgs },
      resolve: (category, args, { reader, publicUrl }) =>
        reader.categories.articlesOf(category, withStoredUrls(args, publicUrl)),
    }),
    articleCount: t.int({
      description: 'How many articles are in it.',
      args: descendantsArg,
      resolve: (category, { includeDescendants }, { reader }) =>
        reader.categories.articleCountOf(category, includeDescendants),
    }),
  }),
})

export const CategoryBy = builder.inputType('CategoryBy', {
  description: 'One of these names a category.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its `id`.' }),
    slug: t.string({ description: 'Its slug: the slugged names from the root down, joined by slashes.' }),
    names: t.stringList({ description: 'The names from the root down.' }),
  }),
})

const CategoryWhere = builder.inputType('CategoryWhere', {
  description: 'Which categories to list. Every member given has to hold.',
  fields: (t) => ({
    search: t.string({
      description:
        "This stands somewhere in the name or in the category's own part of the slug; case, width and accents are folded.",
    }),
    name: t.field({ type: StringFilter, description: 'By its own name.' }),
    slug: t.field({ type: StringFilter, description: 'By slug.' }),
    parent: t.field({ type: CategoryBy, description: 'Right below this one.' }),
    depth: t.int({ description: 'This far below a root; 0 for the roots.' }),
    minArticles: t.int({ description: 'It has this many articles at least, descendants included.' }),
  }),
})

/** What the database is asked for, where a client names a category. */
export function categoryBy({ id, ...by }: typeof CategoryBy.$inferInput): CategoryByArgs {
  return id == null ? by : { id: localId('Category', id) }
}

function categoryWhere({ parent, ...where }: typeof CategoryWhere.$inferInput): CategoryWhereArgs {
  return parent ? { ...where, parent: categoryBy(parent) } : where
}

builder.queryFields((t) => ({
  category: t.field({
    type: Category,
    nullable: true,
    description: 'One category.',
    args: { by: t.arg({ type: CategoryBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { reader }) => reader.categories.one(categoryBy(by)),
  }),
  categories: t.field({
    type: CategoryConnection,
    description: 'The categories that articles are in, by name where no other order is asked.',
    args: {
      ...pageArgs,
      where: t.arg({ type: CategoryWhere, description: 'Which.' }),
      orderBy: t.arg({ type: NamedOrder, description: 'In which order.' }),
    },
    resolve: (_root, { where, ...args }, { reader }) =>
      reader.categories.page(where ? { ...args, where: categoryWhere(where) } : args),
  }),
}))
