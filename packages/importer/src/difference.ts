import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { classify } from '@broadsheet/parser'
import { findMoves, type KnownFile, type Move, makePlan, moveCandidates, type Plan } from './plan.ts'
import type { Survey } from './survey.ts'
import type { FoundFile } from './walk.ts'

/** In what a folder differs from the database, as far as sizes, times and the hashes of moved files tell. */
export interface Difference {
  articles: Plan
  assets: Plan
  /** Their `from` is gone and their `to` is created in `articles`. */
  moves: Move[]
}

export async function difference(survey: Survey, known: Iterable<KnownFile>): Promise<Difference> {
  const assets = new Set(survey.assets.map((file) => file.path))
  // What is gone has no class in this survey; what was an asset once may be an article under new settings.
  const isAsset = ({ path }: KnownFile) =>
    assets.has(path) || (!survey.files.has(path) && classify(path, survey.site).kind === 'asset')
  const rows = Map.groupBy(known, isAsset)
  const plan = makePlan(rows.get(false) ?? [], survey.articles, survey.hidden)
  return {
    articles: plan,
    assets: makePlan(rows.get(true) ?? [], survey.assets, survey.hidden),
    moves: findMoves(plan, await hashes(survey.root, moveCandidates(plan))),
  }
}

async function hashes(root: string, files: FoundFile[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { path, real } of files) {
    // One that cannot be read is no candidate; the import itself will say so.
    const bytes = await readFile(join(root, real)).catch(() => null)
    if (bytes !== null) found.set(path, hash('sha256', bytes, 'hex'))
  }
  return found
}
