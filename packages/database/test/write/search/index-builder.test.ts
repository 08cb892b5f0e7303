import { expect, test } from 'vitest'
import { fold } from '../../../src/text/folding.ts'
import { searchTextOf, searchTokens } from '../../../src/text/tokenizer.ts'
import { IndexBuilder } from '../../../src/write/search/index-builder.ts'
import { Spool } from '../../../src/write/search/spool.ts'
import { Archive, put, site } from '../../support/archive.ts'

const MANY = 1_200

/** Article 7 shows the title of article 8, and the last two want one id. */
function sketch(at: number): Parameters<typeof put>[2] {
  const text = `第${at}号正文`
  const title = `标题${at}`
  const template = '见 \ufdd10T\ufdd2'
  return {
    article: { title, publishedAt: at % 100, ...(at >= MANY - 2 && { key: 'id:one' }) },
    authors: [{ name: at % 2 ? 'Ada  Lovelace' : 'ada lovelace', spelling: at % 3 ? 'Ada' : 'A. L.' }],
    tags: [`tag ${at % 10}`],
    ...(at === 7 && { links: [{ target: 'file:8.md', otherwise: [], line: 1, column: 1 }] }),
    body: {
      text: Buffer.from(text),
      searchText: searchTextOf(title, text),
      ...(at === 7 && { linked: { text: template, excerpt: '' } }),
    },
  }
}

function fill(archive: Archive, ends: number[]): void {
  let from = 0
  for (const end of ends) {
    archive.import((writer) => {
      for (; from < end; from++) put(writer, `${from}.md`, sketch(from))
      const avatar = { slug: null, bio: null, url: null, avatar: null }
      writer.putSite({ ...site, authors: [{ name: 'Ada Lovelace', aliases: ['Ada'], ...avatar }] })
    })
  }
}

/** The articles that have each token, and how often. */
function entries(archive: Archive, index: string): unknown[][] {
  archive.run(`INSERT INTO ${index}(${index}) VALUES ('integrity-check');
    CREATE VIRTUAL TABLE temp.Tokens USING fts5vocab('main', '${index}', 'instance')`)
  const rows =
    archive.rows(`SELECT t.term, t.col, t.offset, a.file FROM temp.Tokens t JOIN Article a ON a.searchId = t.doc
    ORDER BY t.term, a.file, t.col, t.offset`)
  archive.run('DROP TABLE temp.Tokens')
  return rows
}

test('the indexes that a thread builds in a first import are those of several imports', () => {
  using once = new Archive()
  using often = new Archive()
  fill(once, [MANY])
  fill(often, [100, MANY])
  for (const index of ['ArticleSearch', 'HeadSearch']) expect(entries(once, index)).toEqual(entries(often, index))
  const settings = 'SELECT * FROM ArticleSearch_config UNION ALL SELECT * FROM HeadSearch_config'
  expect(once.rows(settings)).toEqual(often.rows(settings))
  const segments = 'SELECT COUNT(DISTINCT segid) FROM'
  expect(once.rows(`${segments} ArticleSearch_idx UNION ALL ${segments} HeadSearch_idx`)).toEqual([[1], [1]])
  const found = once.rows(
    'SELECT a.title FROM ArticleSearch s JOIN Article a ON a.searchId = s.rowid WHERE ArticleSearch MATCH ?',
    `"${searchTokens(fold('见 标题8'))}"`,
  )
  expect(found).toEqual([['标题7']])
})

test('later imports change the indexes that a thread has built', () => {
  using archive = new Archive()
  fill(archive, [MANY])
  archive.put({ '5.md': { article: { title: 'Fünf' } } })
  archive.remove('6.md')
  const heads = entries(archive, 'HeadSearch').map(([term, , , file]) => `${term} ${file}`)
  expect(heads).toContain('funf 5.md')
  expect(heads.filter((entry) => entry.endsWith(' 6.md'))).toEqual([])
  expect(heads.filter((entry) => entry.endsWith(' 8.md'))).toContain('8 8.md')
})

test('an import whose thread cannot build the indexes says why', () => {
  const spool = new Spool()
  const builder = new IndexBuilder(['CREATE no index'], spool)
  expect(() => [...builder.finish()]).toThrow('The search indexes could not be built: near "no": syntax error')
  builder.stop()
  spool.close()
})

test('texts of any length wait in the spool, and are read in any order', () => {
  const spool = new Spool()
  const texts = ['first', 'x'.repeat(300_000), '', '第'.repeat(70_000), 'last'].map((text) => Buffer.from(text))
  const places = texts.map((text) => spool.append(text))
  for (const at of [4, 2, 1, 0, 3])
    expect(spool.read(places[at] ?? -1, texts[at]?.length ?? 0).equals(texts[at] ?? Buffer.of())).toBe(true)
  expect(() => spool.read(1_000_000, 1)).toThrow('The temporary file of the import ends before byte 1000001.')
  spool.close()
})
