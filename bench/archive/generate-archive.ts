import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '@broadsheet/database/testing/random'

/** The names and random numbers that generate an archive. */
interface Generator {
  next: () => number
  /** Category paths of three names each, sixty categories in total. */
  sections: string[][]
  authors: string[]
  /** The number of paragraphs of each body. Undefined: 2 to 30. */
  paragraphs: number | undefined
}

export interface ArchiveOptions {
  seed?: number
  /** The number of paragraphs of each body, about 400 bytes each. Undefined: 2 to 30. */
  paragraphs?: number | undefined
}

const characters =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙'

/**
 * Writes articles that look like scraped news: HTML with YAML front matter, in the forms that real generators write. The
 * same seed always gives the same archive. A longer archive starts with the articles of a shorter one. About 6 KB for
 * each article, unless the number of paragraphs is given.
 */
export function writeArchive(folder: string, articles: number, { seed = 1, paragraphs }: ArchiveOptions = {}): void {
  const generator = createGenerator(random(seed), paragraphs)
  for (const names of generator.sections) mkdirSync(join(folder, '_posts', ...names), { recursive: true })
  for (let number = 0; number < articles; number++) {
    const { path, text } = article(generator, number)
    writeFileSync(join(folder, path), text)
  }
}

function createGenerator(next: () => number, paragraphs: number | undefined): Generator {
  const roots = names(next, 4, 3)
  const papers = names(next, 14, 4)
  const columns = names(next, 42, 2)
  const sections = columns.map((column, index) => {
    const paper = index % papers.length
    return [pick(roots, paper), pick(papers, paper), column]
  })
  return { next, sections, authors: names(next, 200, 3), paragraphs }
}

function names(next: () => number, count: number, length: number): string[] {
  const unique = new Set<string>()
  while (unique.size < count) unique.add(words(next, length))
  return [...unique]
}

function article(generator: Generator, number: number): { path: string; text: string } {
  const { next } = generator
  const section = pick(generator.sections, Math.floor(next() * generator.sections.length))
  const title = words(next, 10 + Math.floor(next() * 20))
  // Chinese file names of up to 240 bytes, three bytes for each character. The number makes them unique.
  const name = next() < 0.02 ? words(next, 75) : title
  const text = ['', '---', ...frontMatter(generator, section, title, number), '---', '', ...body(generator), ''].join(
    '\n',
  )
  return { path: join('_posts', ...section, `${name}_${number}.md`), text }
}

function frontMatter({ next, authors }: Generator, section: string[], title: string, number: number): string[] {
  const head = next() < 0.6 ? `'${imageUrl(next)}'` : "''"
  return [
    `title: ${quoted(next, title)}`,
    'categories: ',
    ...section.map((name) => ` - ${name}`),
    `headimg: ${head}`,
    `author: ${pick(authors, Math.floor(next() * authors.length))}`,
    'comments: false',
    `date: ${date(next, number)}`,
    `thumbnail: ${head}`,
  ]
}

function quoted(next: () => number, title: string): string {
  const kind = next()
  if (kind < 0.5) return `'${title}'`
  if (kind < 0.7) return `"${title}"`
  if (kind < 0.8) return title
  if (kind < 0.87) return `'“${title}”'`
  if (kind < 0.94) return `'It''s ${title}'`
  return `"《${title}》 \\"${words(next, 4)}\\""`
}

function date(next: () => number, number: number): string {
  const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(next() * 3650) * 86_400_000 + number * 1000)
  const kind = next()
  if (kind < 0.02) return 'Invalid Date'
  return kind < 0.15 ? day.toISOString().slice(0, 19).replace('T', ' ') : day.toUTCString()
}

function body({ next, paragraphs }: Generator): string[] {
  const count = paragraphs ?? 2 + Math.floor(next() * 29)
  const lines = ['<div>   ']
  for (let index = 0; index < count; index++) {
    if (next() < 0.12) lines.push(...figure(next))
    const strong = next() < 0.1
    const text = `${words(next, 25 + Math.floor(next() * 75))}，${words(next, 15 + Math.floor(next() * 40))}。`
    lines.push('<p>', strong ? `<strong>${text}</strong> ` : text, '</p>')
  }
  return [...lines, '</div>']
}

function figure(next: () => number): string[] {
  return [
    '<p style="text-align:center;">',
    `<img src="${imageUrl(next)}" title="点击查看大图" width="530" class="bigimg" referrerpolicy="no-referrer"> `,
    '</p>',
    '<p style="text-align:center;">',
    `<span style="color:#666666;">${words(next, 12)}</span> `,
    '</p>',
  ]
}

function imageUrl(next: () => number): string {
  return `https://pictures.example/news/${2015 + Math.floor(next() * 10)}/${Math.floor(next() * 1e8)}.jpg`
}

function words(next: () => number, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) text += characters[Math.floor(next() * characters.length)]
  return text
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('The list is empty')
  return found
}
