// The report of the error flow: every number that it states is taken from the data.

import type { RootContent } from 'mdast'
import type { Figure } from '../../reports/figures/figure.ts'
import { count, listed, plural, significant } from '../../reports/format.ts'
import { code, heading, image, list, paragraph, table } from '../../reports/markdown/nodes.ts'
import type { AnalysisReport } from '../analysis.ts'
import type { GradientFlowData } from '../gradient-flow.ts'
import type { Estimate } from '../shared/estimates.ts'
import { cutOff, factorPerStep } from './decay-rates.ts'
import { boundsFigure, factorFigure, flowOfNets, groups, scaleFigure, unitsFigure } from './figures.ts'
import { multiples } from './maximising-weight.ts'
import { boundSections, rateSections } from './report-tables.ts'

const shown = (figure: Figure): RootContent[] => [image(figure.file, figure.alt), paragraph(figure.caption)]

export function reportGradientFlow(data: GradientFlowData): AnalysisReport {
  const [factors, jacobians, bounds, factor, scale, units] = [
    flowOfNets(data, 'factor'),
    flowOfNets(data, 'jacobian'),
    boundsFigure(data),
    factorFigure(data),
    scaleFigure(data),
    unitsFigure(data),
  ]
  return {
    figures: [factors, jacobians, bounds, factor, scale, units],
    sections: [
      heading(2, 'Flow in every net'),
      paragraph(
        `Each net has its default size and first weights uniform in ± 1/√(sources of a unit); it is trained on the latch problem by gradient descent. The error of the last step is followed back to the first.`,
      ),
      ...shown(jacobians),
      ...shown(factors),
      netTable(data),
      paragraph(
        'Factor per step: 10 to the slope of a least-squares line through log10 of the norm from lag 5 on, mean over seeds with the 95 % interval of the mean (Student). "Cut off" names the longest lag at which anything flows.',
      ),
      heading(2, 'The upper bound'),
      ...shown(bounds),
      ...boundSections(data),
      heading(2, 'One factor, and the limit of 4'),
      ...shown(factor),
      ...limitSections(data),
      heading(2, 'Larger weights, more units'),
      ...shown(scale),
      ...shown(units),
      heading(2, 'Learning rate'),
      ...rateSections(data),
    ],
  }
}

const interval = ({ mean, low, high }: Estimate): string => `${significant(mean)} (${significant(low)}–${significant(high)})`

function netTable({ lags, points, cells }: GradientFlowData): RootContent {
  const ends = [0, points.length - 1]
  return table(
    'lrrrrr',
    [
      'Net',
      'States',
      'Weights',
      'Factor per step, first weights',
      `Factor per step after ${count(points.at(-1)!)} sequences`,
      `Seeds that solve it after ${count(points.at(-1)!)}`,
    ],
    groups.flatMap(({ nets }) =>
      nets.flatMap(net => {
        const cell = cells.find(each => each.net === net)
        if (cell === undefined) return []
        const factorsAt = ends.map(point => {
          const cut = cutOff(lags, cell.jacobian[point])
          const rate = factorPerStep(lags, cell.jacobian[point])
          if (cut !== undefined) return `cut off at ${cut}`
          return rate === undefined ? 'no flow' : interval(rate)
        })
        const solved = cell.solves.at(-1)!
        return [
          [
            code(net),
            String(cell.states),
            count(cell.weights),
            ...factorsAt,
            `${solved.filter(Boolean).length} of ${solved.length}`,
          ],
        ]
      }),
    ),
  )
}

function limitSections({ factor, belowFour }: GradientFlowData): RootContent[] {
  const worst = factor.curves.reduce((most, { difference }) => Math.max(most, difference), 0)
  const { singleUnit, belowFourOverN } = belowFour
  return [
    paragraph(
      `The formula and a search for the maximum agree to ${worst.toExponential(1)} in all ${plural(factor.curves.length, 'setting')}. Over a grid of net inputs the greatest factor is ${significant(factor.greatestBelowFour, 5)} for |w| below 4 and ${significant(factor.greatestAtFour, 5)} at 4.`,
    ),
    table(
      'rrrrr',
      ['a', 'Rest of net', 'Maximising w', 'Factor there', `Share of it left at ${listed(multiples.map(String))} times that w`],
      factor.curves.map(({ a, c, weightByFormula, factor: top, beyond }) => [
        String(a),
        String(c),
        weightByFormula.toFixed(6),
        significant(top, 4),
        beyond.map(share => (share < 1e-4 ? share.toExponential(0) : significant(share, 2))).join(', '),
      ]),
    ),
    paragraph('What that means for whole nets:'),
    list([
      [
        `One unit, |w| < 4, ${plural(singleUnit.nets, 'net')}: in ${count(singleUnit.exceeded)} of ${count(singleUnit.steps)} steps more than |w|/4 of the error passed; ${plural(singleUnit.growing, 'net')} with a growing error.`,
      ],
      [
        `n units, all |w| < 4/n, ${plural(belowFourOverN.nets, 'net')}: ${count(belowFourOverN.exceeded)} of ${count(belowFourOverN.compared)} factors above n τ^q; ${plural(belowFourOverN.growing, 'net')} with a growing error.`,
      ],
      [
        'n units, weights uniform in ± 4, hence all below 4 but not below 4/n. Nets whose error grows: ',
        `${listed(belowFour.belowFour.map(({ n, biases, nets, growing }) => `${growing} of ${nets} (n = ${n}, ${biases} biases)`))}.`,
      ],
    ]),
    paragraph(
      'So 4.0 is the limit for one factor, and for one path; over all paths together it is 4/n. Nets that were made to show it, held at net = 0 where logistic units are steepest:',
    ),
    table(
      'lrrrr',
      ['Net', 'Weight', 'Factor per step, theory', 'Fitted', 'log10 of the factor at lag 60'],
      belowFour.constructed.map(({ what, weight, expected, fitted, atEnd }) => [
        what,
        String(weight),
        String(expected),
        significant(fitted, 6),
        significant(atEnd, 4),
      ]),
    ),
  ]
}
