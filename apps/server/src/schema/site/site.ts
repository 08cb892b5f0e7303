import { after, type SiteReader } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { MenuItem, menuItems, menuNames } from './menu.ts'
import { accentOf, logoUrl } from './site-look.ts'
import { settingOf } from './site-setting.ts'

const FeedContent = builder.enumType('FeedContent', {
  description: 'How much of an article a feed has.',
  values: {
    FULL: { description: 'The whole text.' },
    EXCERPT: { description: 'The beginning of the text.' },
  },
})

const Site = builder.objectRef<SiteReader>('Site').implement({
  description: 'The archive as a whole. Counts include only what lists show you.',
  fields: (t) => ({
    title: t.string({
      nullable: true,
      description: 'Name of the site. Null if it is unknown.',
      resolve: (site) => after(site.row(), (row) => row?.title ?? null),
    }),
    description: t.string({
      nullable: true,
      description: 'Short description of the site as plain text. Null if it is unknown.',
      resolve: (site) => after(site.row(), (row) => row?.description ?? null),
    }),
    lang: t.string({
      nullable: true,
      description: 'The main language of the site as a BCP 47 tag: `zh-CN`. Null if it is unknown.',
      resolve: (site) => after(site.row(), (row) => row?.lang ?? null),
    }),
    menu: t.field({
      type: [MenuItem],
      description:
        "The entries of a menu of the site, from `site.yml`, the generator's configuration, or the data file `navigation`. Empty if there is none.",
      args: {
        name: t.arg.string({ description: 'The name of the menu: `footer`. Default: `main`, or else the first menu.' }),
      },
      resolve: (site, { name }) => after(site.row(), (row) => menuItems(row?.menus ?? '[]', name)),
    }),
    menuNames: t.stringList({
      description: 'The names of the menus: `["main", "footer"]`.',
      resolve: (site) => after(site.row(), (row) => menuNames(row?.menus ?? '[]')),
    }),
    data: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The content of a data file of the site (`_data` or `data`: YAML, TOML or JSON), without private keys and e-mail addresses. Null if there is no such file.',
      args: {
        file: t.arg.string({
          description:
            'The path of the file without folder and extension: `team/members`. Default: an object of all files.',
        }),
      },
      resolve: (site, { file }) =>
        after(site.data(), (json) => {
          const files: unknown = JSON.parse(json)
          if (file === null || file === undefined) return files
          return typeof files === 'object' && files !== null && Object.hasOwn(files, file)
            ? Reflect.get(files, file)
            : null
        }),
    }),
    url: t.string({
      nullable: true,
      description: 'URL of the public website, without a trailing slash: `https://example.org`. Null if it is unknown.',
      resolve: (site) => after(site.row(), (row) => row?.url ?? null),
    }),
    feedContent: t.field({
      type: FeedContent,
      description: 'How much of an article feeds have, by `feeds` in `site.yml`: `FULL`.',
      resolve: (site) =>
        after(site.row(), (row) => (row && settingOf(row, 'feeds') === 'excerpt' ? 'EXCERPT' : 'FULL')),
    }),
    accentColor: t.string({
      nullable: true,
      description: 'Colour for links and lines, by `accent` in `site.yml`: `#9c2a1f`. Null if the site sets none.',
      resolve: (site) => after(site.row(), (row) => row && accentOf(row)),
    }),
    logo: t.string({
      nullable: true,
      description:
        'Absolute URL of the logo, by `logo` in `site.yml`: `http://127.0.0.1:4000/media/images/logo.svg`. Null if the site has none.',
      resolve: (site, _args, { publicUrl }) => after(site.row(), (row) => row && logoUrl(row, publicUrl)),
    }),
    timeZone: t.string({
      description: 'Time zone as an IANA name: `Asia/Shanghai`. Default: `UTC`.',
      resolve: (site) => after(site.row(), (row) => row?.timeZone ?? 'UTC'),
    }),
    langs: t.stringList({
      description: 'The languages of the articles as BCP 47 tags, in alphabetical order: `["en", "zh-CN"]`.',
      resolve: (site) => site.langs(),
    }),
    revision: t.string({
      description:
        'Revision of the archive: a number as text. It moves with each import that changed something. Usable as `after` in `changes`.',
      resolve: (_site, _args, { reader }) => after(reader.revision(), String),
    }),
    importedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last import that changed something ended. Null before the first import.',
      resolve: (site) => after(site.row(), (row) => row?.importedAt ?? null),
    }),
    articleCount: t.int({ description: 'Number of articles.', resolve: (site) => site.articleCount() }),
    authorCount: t.int({ description: 'Number of authors.', resolve: (site) => site.authorCount() }),
    categoryCount: t.int({
      description: 'Number of categories at all levels.',
      resolve: (site) => site.categoryCount(),
    }),
    imageCount: t.int({ description: 'Number of images.', resolve: (site) => site.imageCount() }),
  }),
})

builder.queryField('site', (t) =>
  t.field({
    type: Site,
    description: 'Name, URL, settings and counts of the archive.',
    resolve: (_root, _args, { reader }) => reader.site,
  }),
)
