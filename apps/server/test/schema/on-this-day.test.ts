import { expect, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'

test('on this day, the articles of the same day in other years of the site appear, newest first', async () => {
  await using site = await createTestSite(
    {
      'site.yml': 'timezone: Asia/Shanghai',
      'late.md': article('Late', ['date: 2019-07-30T23:30:00+08:00']),
      'early.md': article('Early', ['date: 2021-07-30T00:30:00+08:00', 'tags: sea']),
      'next.md': article('Next day', ['date: 2021-07-31T00:30:00+08:00']),
      'own.md': article('Own year', ['date: 2022-07-30']),
      'draft.md': article('Draft', ['date: 2020-07-30', 'draft: true']),
      'future.md': article('Future', ['date: 2023-07-30']),
      'leap.md': article('Leap', ['date: 2020-02-29']),
      'undated.md': '---\ntitle: Undated\n---\n\nText.\n',
    },
    { now: Date.UTC(2022, 10, 1) },
  )
  const titles = async (args: string) => {
    const { data, errors } = await site.execute(`{ onThisDay(${args}) { nodes { title } totalCount } }`)
    expect(errors).toBeUndefined()
    expect(data.onThisDay.nodes).toHaveLength(data.onThisDay.totalCount)
    return data.onThisDay.nodes.map(({ title }: { title: string }) => title)
  }
  expect(await titles('date: "2022-07-30"')).toEqual(['Early', 'Late'])
  expect(await titles('date: "2022-07-30", where: { tag: { isEmpty: true } }')).toEqual(['Late'])
  expect(await titles('date: "2021-07-30"')).toEqual(['Own year', 'Late'])
  expect(await titles('date: "2021-02-28"')).toEqual(['Leap'])
  expect(await titles('date: "2024-02-28"')).toEqual([])
  expect(await titles('date: "2024-02-29"')).toEqual(['Leap'])
  expect(await titles('date: "2024-01-01"')).toEqual([])

  site.now = Date.UTC(2023, 6, 31)
  expect(await titles('date: "2022-07-30"')).toEqual(['Future', 'Early', 'Late'])

  const { data } = await site.execute(`{
    facets(where: { onThisDay: "2022-07-30" }) { dates(by: YEAR) { key count } }
    articles(where: { or: [{ onThisDay: "2022-07-30" }, { title: { eq: "Leap" } }] }) { totalCount }
  }`)
  expect(data.facets.dates.map(({ key }: { key: string }) => key)).toEqual(['2023', '2021', '2019'])
  expect(data.articles.totalCount).toBe(4)
  const { errors } = await site.execute('{ onThisDay(date: "2022-02-30") { totalCount } }')
  expect(errors?.[0]?.message).toContain('is not a Date')
})
