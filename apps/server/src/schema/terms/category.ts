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
    description:
      'Whether to include the articles of subcategories. False: only articles whose category path ends here.',
  }),
}))

registerNode(Category, (reader, ids) => reader.categories.byIds(ids))

builder.objectType(Category, {
  description: 'A category. Categories form a tree.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description:
        'The name of the category in URLs, with the names of its ancestors: `sport/football`. Unique among categories.',
    }),
    path: t.string({
      description: "URL path of the category's page: `/categories/sport/football/`.",
      resolve: ({ slug }) => categoryPath(slug),
    }),
    name: t.exposeString('name', {
      description: 'Name without its ancestors, in the spelling that most articles use: `Football`.',
    }),
    names: t.stringList({
      description: 'Names from the root down to this category: `["Sport", "Football"]`.',
      resolve: ({ names }) => parseStringList(names),
    }),
    depth: t.exposeInt('depth', { description: 'Number of ancestors: 0 for a root category.' }),
    parent: t.field({
      type: Category,
      nullable: true,
      description: 'The category above. Null for a root category.',
      resolve: (category, _args, { reader }) => reader.categories.parentOf(category),
    }),
    ancestors: t.field({
      type: [Category],
      description: 'The categories above, from the root down. Empty for a root category.',
      resolve: (category, _args, { reader }) => reader.categories.ancestorsOf(category),
    }),
    children: t.field({
      type: [Category],
      description: 'The subcategories one level below, sorted by name.',
      resolve: (category, _args, { reader }) => reader.categories.childrenOf(category),
    }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'Short description. Null if there is none.',
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'The articles of the category, newest first unless `orderBy` is given.',
      args: { ...descendantsArg, ...articleListArgs },
      resolve: (category, args, { reader, publicUrl }) =>
        reader.categories.articlesOf(category, withStoredUrls(args, publicUrl)),
    }),
    articleCount: t.int({
      description: 'How many articles the category has, of those that lists show you.',
      args: descendantsArg,
      resolve: (category, { includeDescendants }, { reader }) =>
        reader.categories.articleCountOf(category, includeDescendants),
    }),
  }),
})

export const CategoryBy = builder.inputType('CategoryBy', {
  description: 'Identifies a category by exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The `id` of the category.' }),
    slug: t.string({ description: 'The slug, with those of the ancestors: `sport/football`.' }),
    names: t.stringList({ description: 'The names from the root down: `["Sport", "Football"]`.' }),
  }),
})

const CategoryWhere = builder.inputType('CategoryWhere', {
  description: 'Which categories to list. All given conditions must match.',
  fields: (t) => ({
    search: t.string({
      description:
        "The name, or the category's own part of the slug, contains this text. Ignores case, accents, full width or half width, and whether Chinese is simplified or traditional.",
    }),
    name: t.field({ type: StringFilter, description: 'Condition on the name without ancestors.' }),
    slug: t.field({ type: StringFilter, description: 'Condition on the slug: `{ startsWith: "sport/" }`.' }),
    parent: t.field({ type: CategoryBy, description: 'The category is one level below this one.' }),
    depth: t.int({ description: 'The category has this many ancestors: 0 for root categories.' }),
    minArticles: t.int({
      description: 'The category has at least this many articles, including those of subcategories.',
    }),
  }),
})

/** Converts the input to the arguments of the database, with a row id instead of the global id. */
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
    description: 'One category. Null if there is none, or if you may not see any of its articles.',
    args: { by: t.arg({ type: CategoryBy, required: true, description: 'Which category.' }) },
    resolve: (_root, { by }, { reader }) => reader.categories.one(categoryBy(by)),
  }),
  categories: t.field({
    type: CategoryConnection,
    description: 'The categories of articles at all levels, sorted by name unless `orderBy` is given.',
    args: {
      ...pageArgs,
      where: t.arg({ type: CategoryWhere, description: 'Only categories that match.' }),
      orderBy: t.arg({ type: NamedOrder, description: 'Sort order. Default: by name.' }),
    },
    resolve: (_root, { where, ...args }, { reader }) =>
      reader.categories.page(where ? { ...args, where: categoryWhere(where) } : args),
  }),
}))
