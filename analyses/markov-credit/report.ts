// The report of credit in Markov chains: every number that it states is taken from the data.

import { exp } from '../../engine/math.ts'
import type { Figure } from '../../reports/figures/figure.ts'
import { powerOfTen } from '../../reports/figures/log-scale.ts'
import { styleOf } from '../../reports/figures/palette.ts'
import { drawSheet } from '../../reports/figures/sheet.ts'
import { count, significant } from '../../reports/format.ts'
import { heading, image, paragraph, table } from '../../reports/markdown/nodes.ts'
import { median, quantile } from '../../reports/statistics/quantile.ts'
import type { AnalysisReport } from '../analysis.ts'
import { drawChart, type Point } from '../figures/chart.ts'
import { estimate } from '../shared/estimates.ts'
import { log10 } from '../shared/numbers.ts'
import { chainKinds } from './chains.ts'
import type { CreditData } from './measure.ts'

const floor = -20
const grey = '#6e7781'

function creditFigure({ lags, lines }: CreditData): Figure {
  const panels = (['equal', 'different'] as const).map(steps =>
    drawChart({
      title: steps === 'equal' ? 'The same matrix at every step' : 'Another matrix at every step',
      x: { label: 'lag q in steps (log scale)', domain: [1, lags.at(-1)!], ticks: [1, 10, 100, 500], place: log10 },
      y: { label: "Dobrushin's coefficient", domain: [floor, 1], ticks: [-20, -15, -10, -5, 0], text: powerOfTen },
      lines: chainKinds.map((kind, index) => {
        const line = lines.find(each => each.kind === kind && each.steps === steps)!
        const at = (i: number): number[] => line.dobrushin.map(seed => seed[i] ?? Number.NEGATIVE_INFINITY)
        const last = lags.findIndex((_, i) => median(at(i)) < floor)
        const kept = lags.flatMap((_, i) => (last < 0 || i <= last ? [i] : []))
        return {
          label: kind,
          style: styleOf(index),
          points: kept.map((i): Point => [lags[i], Math.max(floor, median(at(i)))]),
          range: kept.map(i => [Math.max(floor, quantile(at(i), 0.25)), Math.max(floor, quantile(at(i), 0.75))] as const),
        }
      }),
    }),
  )
  return {
    file: 'figures/credit-against-lag.svg',
    svg: drawSheet({
      title: 'What a Markov chain still knows of its first state, against the lag',
      description:
        "Two line charts of Dobrushin's coefficient of the product of transition matrices against the lag, both axes logarithmic, one line for each of eight kinds of chains: ergodic ones fall to nothing, permutations and two branches stay at 1.",
      panels,
      key: [
        { mark: `<path d="M-12,0L12,0" stroke="${grey}" stroke-width="1.75"/>`, text: 'median of the seeds' },
        {
          mark: `<rect x="-12" y="-6" width="24" height="12" fill="${grey}" fill-opacity="0.25"/>`,
          text: 'middle half of the seeds',
        },
      ],
    }),
    alt: "Line charts of Dobrushin's coefficient of the product of transition matrices against the lag, for eight kinds of Markov chains: ergodic ones fall to nothing, permutations and two branches stay at 1.",
    caption:
      'Both axes are logarithmic: an exponential falls ever more steeply. Chains that mix forget within tens of steps; those that almost never move need longer, and only a graph that keeps its branches apart, or a matrix of zeros and ones, keeps the first state for good.',
  }
}

export function reportCredit(data: CreditData): AnalysisReport {
  const figure = creditFigure(data)
  const exceeded = data.lines.reduce((sum, line) => sum + line.exceeded, 0)
  const compared = data.lines.reduce((sum, line) => sum + line.dobrushin.length * data.lags.length, 0)
  return {
    figures: [figure],
    sections: [
      heading(2, 'Credit against lag'),
      image(figure.file, figure.alt),
      paragraph(figure.caption),
      table(
        'llrrr',
        ['Chain', 'Steps', 'Factor per step (95 % interval)', '|λ₂|, mean', 'Distance from rank one at lag 100, median'],
        data.lines.map(({ kind, steps, rate, secondEigenvalue, distance }) => {
          const place = data.lags.indexOf(100)
          const far = median(distance.map(seed => seed[place] ?? Number.NEGATIVE_INFINITY))
          return [
            kind,
            steps,
            factor(rate),
            steps === 'equal' ? factor(secondEigenvalue, false) : '–',
            far === Number.NEGATIVE_INFINITY ? '0' : far > -3 ? significant(exp(far * Math.LN10), 3) : `10^${far.toFixed(1)}`,
          ]
        }),
      ),
      paragraph(
        `Factor per step: fitted over the longer half of the lags; with equal steps it goes to |λ₂|, the second eigenvalue, as the lag grows. The coefficient of a product exceeded the product of its steps' coefficients in ${count(exceeded)} of ${count(compared)} comparisons, and must in none.`,
      ),
    ],
  }
}

function factor(rates: readonly (number | null)[], interval = true): string {
  const found = estimate(rates)
  if (found === undefined) return 'nothing left'
  const power = (x: number): string => significant(exp(x * Math.LN10), 3)
  return interval ? `${power(found.mean)} (${power(found.low)}–${power(found.high)})` : power(found.mean)
}
