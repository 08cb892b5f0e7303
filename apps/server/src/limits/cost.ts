import type { Fields, PlannedField } from './cost-plan.ts'
import type { RawValues } from './filter-prices.ts'
import type { PricedArchive } from './priced-archive.ts'
import type { PageContext } from './pricers.ts'
import { pricePerObject, pricePerStatement } from './prices.ts'

/** The estimated cost of a query. */
export interface Cost {
  readonly points: number
  /** The most expensive field: response keys from the root, joined by dots. */
  readonly dearest: string
}

/**
 * Estimates the cost of one operation for given variables in an archive.
 * @param maxPoints where the estimate stops: a cost above it means "at least this much"
 */
export type CostEstimator = (variables: RawValues, archive: PricedArchive, maxPoints: number) => Cost

/**
 * Returns the estimator of an operation.
 * @param defaults the default values of its variables
 */
export function costEstimator(fields: Fields, defaults: RawValues): CostEstimator {
  return (variables, archive, maxPoints) => {
    const sum = new CostSum({ ...defaults, ...variables }, archive, maxPoints)
    sum.addFields(fields, 1, {}, '')
    return { points: Math.ceil(sum.points), dearest: sum.dearest }
  }
}

class CostSum {
  readonly #variables: RawValues
  readonly #archive: PricedArchive
  readonly #maxPoints: number
  #dearestPoints = 0
  points = 0
  dearest = ''

  constructor(variables: RawValues, archive: PricedArchive, maxPoints: number) {
    this.#variables = variables
    this.#archive = archive
    this.#maxPoints = maxPoints
  }

  /** Adds the fields of `parents` objects, which belong to `page`. */
  addFields(fields: Fields, parents: number, page: PageContext, path: string): void {
    let rowsAreRead = false
    for (const field of fields) {
      if (this.points > this.#maxPoints) return
      if (field.isIncluded && !field.isIncluded(this.#variables)) continue
      const fieldPath = path ? `${path}.${field.key}` : field.key
      if (page.rows !== undefined) {
        if (field.name === 'totalCount') this.#add(page.total ?? 0, fieldPath)
        else if (field.name === 'hasNextPage' || field.name === 'hasPreviousPage') this.#add(page.more ?? 0, fieldPath)
        else if (!rowsAreRead && /^(nodes|edges|pageInfo)$/.test(field.name)) {
          rowsAreRead = true
          this.#add(page.rows, fieldPath)
        }
      }
      this.#addField(field, parents, page, fieldPath)
    }
  }

  #addField(field: PlannedField, parents: number, page: PageContext, path: string): void {
    if (!field.price) return
    const args: Record<string, unknown> = {}
    for (const [name, value] of field.arguments) args[name] = value(this.#variables)
    const { points = 0, size = 1, page: ownPage } = field.price(args, parents, page, this.#archive)
    if (field.children.length === 0) {
      this.#add(points, path)
      return
    }
    const objects = parents * size
    this.#add(points + pricePerStatement + (page.perObject ?? pricePerObject) * objects, path)
    if (objects === 0) return
    const childPage = ownPage ?? (field.name === 'pageInfo' ? { ...page } : withinObject(page))
    this.#addMostExpensive(field.children, field.isConnection ? parents : objects, childPage, path)
  }

  /** An abstract type has one list of fields per possible type. Adds only the most expensive list. */
  #addMostExpensive([first, ...others]: readonly Fields[], parents: number, page: PageContext, path: string): void {
    if (!first) return
    if (others.length === 0) {
      this.addFields(first, parents, page, path)
      return
    }
    let maximum: CostSum | null = null
    for (const fields of [first, ...others]) {
      const sum = new CostSum(this.#variables, this.#archive, this.#maxPoints - this.points)
      sum.addFields(fields, parents, page, path)
      if (!maximum || sum.points > maximum.points) maximum = sum
    }
    if (maximum) this.#addSum(maximum)
  }

  #addSum(sum: CostSum): void {
    this.points += sum.points
    if (sum.#dearestPoints <= this.#dearestPoints) return
    this.#dearestPoints = sum.#dearestPoints
    this.dearest = sum.dearest
  }

  #add(points: number, path: string): void {
    this.points += points
    if (points <= this.#dearestPoints) return
    this.#dearestPoints = points
    this.dearest = path
  }
}

/** The part of a page's prices that the fields of its objects inherit. */
function withinObject({ size = 0, perObject }: PageContext): PageContext {
  return perObject === undefined ? { size } : { size, perObject }
}
