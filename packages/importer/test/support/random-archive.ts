import { article } from './test-archive.ts'

/** A seeded source of whole numbers below a limit. */
export function randomIntegers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const authors = ['Lin Xi', 'lin xi', 'Zhou Wang', 'Ａｎｎ', 'Ann']
const categories = ['[News, Port]', '[news, Port, Tugs]', '[[News], [Food]]', 'Food']
const pictures = ['fog.gif', 'pictures/tug.gif', '/pictures/fog.gif', 'https://pictures.example/a.jpg']

/** An article that shares random names, paths, ids, images and links with other articles. */
export function randomArticle(randomInteger: (below: number) => number, files: string[], body = ''): string {
  const pick = (list: string[]) => list[randomInteger(list.length)] ?? ''
  const fields = [
    `author: ${pick(authors)}`,
    `categories: ${pick(categories)}`,
    `tags: [fog, ${pick(['Fog', 'tug', 'TUG'])}]`,
    ...(randomInteger(6) === 0 ? ['permalink: /same/'] : []),
    ...(randomInteger(8) === 0 ? ['id: one'] : []),
    ...(randomInteger(5) === 0 ? ['draft: true'] : []),
    ...(randomInteger(6) === 0 ? [`aliases: [/old/${randomInteger(3)}/]`] : []),
    ...(randomInteger(9) === 0 ? ['updated: someday'] : []),
  ]
  const path = pick(['/old/1/', '/old/2', '/old/0.html', '/same', '/same.html', '/1.html', '/2/3/', '/2/3.html'])
  const link = `[a link](/${pick(files)}) [another](${path}) [a third](${randomInteger(20)}.html)`
  const more = [
    `${randomInteger(20)}`,
    `../${randomInteger(20)}/`,
    `pages/${randomInteger(20)}.md#x`,
    `/pages/${randomInteger(20)}.html`,
  ]
  const content = article(
    `Title ${randomInteger(40)}`,
    fields,
    `Text ${randomInteger(1000)}. ![a](${pick(pictures)}) ${link} [more](${pick(more)})\n\n${body}`,
  )
  return content.replace('2022-07-30', `2022-07-${10 + randomInteger(4)}`)
}
