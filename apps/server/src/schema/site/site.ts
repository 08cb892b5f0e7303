import { after, type SiteReader } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

const Site = builder.objectRef<SiteReader>('Site').implement({
  description: 'The archive as a whole. Every count is of what you may see.',
  fields: (t) => ({
    title: t.string({
      nullable: true,
      description: 'Its name.',
      resolve: (site) => after(site.row(), (row) => row?.title ?? null),
    }),
    url: t.string({
      nullable: true,
      description: 'Where people read it, without a trailing slash.',
      resolve: (site) => after(site.row(), (row) => row?.url ?? null),
    }),
    timeZone: t.string({
      description: 'The IANA name of its time zone: Asia/Shanghai.',
      resolve: (site) => after(site.row(), (row) => row?.timeZone ?? 'UTC'),
    }),
    langs: t.stringList({
      description: 'The languages of its articles, as BCP 47 tags, in alphabetical order.',
      resolve: (site) => site.langs(),
    }),
    revision: t.string({
      description: 'Moves with each import that changed something.',
      resolve: (_site, _args, { reader }) => String(reader.revision),
    }),
    importedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last import that changed something ended.',
      resolve: (site) => after(site.row(), (row) => row?.importedAt ?? null),
    }),
    articleCount: t.int({ description: 'How many articles lists have.', resolve: (site) => site.articleCount() }),
    authorCount: t.int({ description: 'How many authors lists have.', resolve: (site) => site.authorCount() }),
    categoryCount: t.int({ description: 'How many categories lists have.', resolve: (site) => site.categoryCount() }),
    imageCount: t.int({ description: 'How many pictures lists have.', resolve: (site) => site.imageCount() }),
  }),
})

builder.queryField('site', (t) =>
  t.field({
    type: Site,
    description: 'The archive as a whole.',
    resolve: (_root, _args, { reader }) => reader.site,
  }),
)
