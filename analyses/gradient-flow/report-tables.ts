// Tables of the error flow: how loose the bounds are, and what learning rates change.

import type { RootContent } from 'mdast'
import { count, significant } from '../../reports/format.ts'
import { list, paragraph, table } from '../../reports/markdown/nodes.ts'
import { median } from '../../reports/statistics/quantile.ts'
import type { GradientFlowData } from '../gradient-flow.ts'
import { estimate } from '../shared/estimates.ts'
import { normNames } from './bounds.ts'

export function boundSections({ bounds: { lags, cells, compared, exceeded } }: GradientFlowData): RootContent[] {
  const place = lags.indexOf(20)
  const looseness = (norm: (typeof normNames)[number], kind: 'seed' | 'aPriori' | 'withoutN', scale: number): string => {
    const gaps = cells.flatMap(cell => {
      const [bound, measured] = [cell.bounds[norm][kind][place], cell.measured[place]]
      return cell.units === 'logistic' && cell.n > 1 && cell.scale === scale && bound !== null && measured !== null
        ? [bound - measured]
        : []
    })
    return significant(median(gaps), 3)
  }
  const scales = [...new Set(cells.map(({ scale }) => scale))]
  return [
    paragraph(
      `Of ${count(compared)} comparisons of a measured factor with a bound, exceeded: the paper's bound ${count(exceeded.seed)} with the greatest f' on the way and ${count(exceeded.aPriori)} with the greatest f' there is; the first of its two inequalities ${count(exceeded.closer)}; the bound without its factor n ${count(exceeded.withoutN)}.`,
    ),
    paragraph(
      'The factor n is not needed: what an error is scaled by is one entry of a product of matrices, and no entry is greater than the norm of its matrix (for the norms here). The table says how loose the bounds are at lag 20: log10 of bound over measured factor, median over sizes above one unit and seeds, logistic units.',
    ),
    table(
      `ll${'r'.repeat(scales.length)}`,
      ['Norm', 'Bound', ...scales.map(scale => `|w| < ${scale} · 4/n`)],
      normNames.flatMap(norm =>
        (['aPriori', 'seed', 'withoutN'] as const).map(kind => [
          norm,
          { aPriori: "n (f'max |W|)^q, f'max = 1/4", seed: "the same, f'max on the way", withoutN: 'the same without n' }[kind],
          ...scales.map(scale => looseness(norm, kind, scale)),
        ]),
      ),
    ),
  ]
}

export function rateSections({ rates }: GradientFlowData): RootContent[] {
  const spread = rates.map(({ update }) =>
    (update[0] ?? []).reduce<number>((most, _, seed) => {
      const values = update.flatMap(all => all[seed] ?? [])
      return Math.max(most, Math.max(...values) - Math.min(...values))
    }, 0),
  )
  return [
    paragraph(
      `One update of the same net from the same sequence: the ratio of what comes from more than 5 steps back to what comes from nearer ones is the same at every learning rate, to ${Math.max(...spread).toExponential(0)} (log10). After training, the weights differ and so does the flow:`,
    ),
    table(
      'lrrr',
      [
        'Units',
        'Learning rate',
        'log10 of far part / near part, one update',
        'log10 of flow at the longest lag / at lag 1, after training',
      ],
      rates.flatMap(({ units, rates: etas, update, trained }) =>
        etas.map((eta, i) => [units, String(eta), text(update[i]), text(trained[i])]),
      ),
    ),
    paragraph(
      'Trials of backpropagation through time on the latch problem at the same lag, solved of run, by the range of the first weights:',
    ),
    list(
      rates.map(({ units, rates: etas, success }) => [
        `${units}: ${[...new Set(success.map(({ range }) => range))]
          .map(
            range =>
              `± ${range}: ${etas
                .map(eta => {
                  const cell = success.find(each => each.range === range && each.rate === eta)!
                  return `${cell.solved} of ${cell.trials} at ${eta}`
                })
                .join(', ')}`,
          )
          .join('; ')}.`,
      ]),
    ),
  ]
}

function text(values: readonly (number | null)[]): string {
  const found = estimate(values)
  return found === undefined ? 'none' : `${significant(found.mean)} (${significant(found.low)} to ${significant(found.high)})`
}
