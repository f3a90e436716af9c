// The report of latching: every number that it states is taken from the data.

import type { RootContent } from 'mdast'
import { exp } from '../../engine/math.ts'
import type { Figure } from '../../reports/figures/figure.ts'
import { count, significant } from '../../reports/format.ts'
import { code, heading, image, paragraph, table } from '../../reports/markdown/nodes.ts'
import { wilson } from '../../reports/statistics/wilson.ts'
import type { AnalysisReport } from '../analysis.ts'
import type { LatchingData } from '../latching.ts'
import { convergenceFigure, dilemmaFigure, portraitFigure, tradeOffFigure } from './figures.ts'
import type { RegionCount } from './noisy-runs.ts'

const shown = (figure: Figure): RootContent[] => [image(figure.file, figure.alt), paragraph(figure.caption)]

export function reportLatching(data: LatchingData): AnalysisReport {
  const [first, tradeOff, dilemma, learning] = [
    portraitFigure(data),
    tradeOffFigure(),
    dilemmaFigure(data),
    convergenceFigure(data),
  ]
  const { portrait } = data
  return {
    figures: [first, tradeOff, dilemma, learning],
    sections: [
      heading(2, 'A basin and its parts'),
      ...shown(first),
      table(
        'lr',
        ['Runs under noise that start in the basin of y*, where', 'Bit lost'],
        ["|M'| ≥ 1", "|M'| < 1, but not at every later step", "|M'| < 1 from there on"].map((part, i) => [
          part,
          share(portrait.lost[i], portrait.runs),
        ]),
      ),
      heading(2, 'One unit'),
      ...shown(tradeOff),
      oneUnitTable(data),
      paragraph(
        "b* = w tanh(a_s) − a_s with tanh² a_s = 1 − 1/w, found again by simulation. Every state with |M'| < 1 withstands less than b*, for ever; a state with |M'| > 1 withstands w tanh(a) − a, which goes to 0 with its distance from the border. So arbitrarily small disturbances erase a bit somewhere in that region, but for each state there is one that it withstands.",
      ),
      heading(2, 'Lost bits and vanished gradients, run by run'),
      paragraph(
        'The same unit from states all over a basin, 20 steps of Gaussian noise. A bit is lost when the run ends on the other side. The last column takes the runs whose gradient did not shrink. If robust latching and vanishing gradients did not go together, it would read as the others do.',
      ),
      runsTable(data),
      heading(2, 'Many maps, and nets that learned'),
      ...shown(dilemma),
      ...mapSections(data),
      trainedTable(data),
      paragraph(
        'Factor per step of the task’s own error, by the range over the seeds that learned. "Keeps changing": nets that hold the bit on neither a fixed point nor a cycle of at most 32 steps, outside of the theorem, which is about hyperbolic attractors.',
      ),
      heading(2, 'Training the smallest latch'),
      ...shown(learning),
      possibleParagraph(data),
    ],
  }
}

function share(lost: number, runs: number): string {
  if (runs === 0) return 'no run'
  const { low, high } = wilson(lost, runs)
  return `${count(lost)} of ${count(runs)} (${significant(100 * low, 2)}–${significant(100 * high, 2)} %)`
}

function oneUnitTable({ oneUnit }: LatchingData): RootContent {
  return table(
    'rrrrrr',
    ['w', 'Attractor a*', "|M'(a*)|", "|M'| < 1 beyond a_s", 'b*', 'By simulation'],
    oneUnit.map(({ w, attractor, slope, edge, critical, simulated }) => [
      String(w),
      attractor.toFixed(4),
      slope.toFixed(4),
      edge.toFixed(4),
      critical.toFixed(6),
      simulated.toFixed(6),
    ]),
  )
}

const middle = ({ gradient }: RegionCount): string => (gradient[1] === null ? '–' : significant(gradient[1], 2))

function runsTable({ runs }: LatchingData): RootContent {
  return table(
    'rrrrrr',
    [
      'w',
      'Noise',
      "Lost, start where |M'| > 1",
      "Lost, start where |M'| < 1",
      "Lost, |M'| < 1 at every step; median log10 gradient",
      'Lost, gradient not shrunk',
    ],
    runs.map(({ w, deviation, expanding, contracting, always, undiminished }) => [
      String(w),
      String(deviation),
      share(expanding.lost, expanding.runs),
      share(contracting.lost, contracting.runs),
      `${share(always.lost, always.runs)}; ${middle(always)}`,
      share(undiminished.lost, undiminished.runs),
    ]),
  )
}

function mapSections({ maps }: LatchingData): RootContent[] {
  const { latches, single, unsettled } = maps
  const held = latches.filter(({ noise }) => noise !== 0)
  const normAbove = held.filter(({ norm }) => norm > 1)
  const [stable, unstable] = [unsettled.filter(({ rate }) => rate < 1), unsettled.filter(({ rate }) => rate >= 1)]
  return [
    paragraph(
      `${count(latches.length + single + unsettled.length)} random maps: ${count(single)} with one fixed point, ${count(latches.length)} with several, ${count(unsettled.length)} that settle on none. Of the ${count(held.length)} with several that hold the bit under some noise, ${count(held.filter(({ rate }) => rate >= 1).length)} have a factor of 1 or more per step. The spectral norm |M'| at the attractor is above 1 in ${count(normAbove.length)} of them, which latch all the same: there it is the eigenvalues that are below 1, and the norm's "|M'| > 1, no robust latching" does not hold for matrices that are not normal.`,
    ),
    paragraph(
      `Of the maps that settle on no fixed point, ${count(stable.filter(({ noise }) => noise !== 0).length)} of ${count(stable.length)} with shrinking gradients keep a bit (the phase of a cycle), and ${count(unstable.filter(({ noise }) => noise !== 0).length)} of ${count(unstable.length)} with gradients that do not shrink.`,
    ),
  ]
}

function trainedTable({ trained }: LatchingData): RootContent {
  const power = (x: number): string => exp(x * Math.LN10).toFixed(3)
  return table(
    'lrrrr',
    ['Net', 'Learned', 'Hold the bit for 300 steps', 'Factor per step', 'Keeps changing'],
    trained.map(({ net, seeds, solved, latches }) => {
      const rates = latches.flatMap(({ errorRate }) => errorRate ?? [])
      return [
        code(net),
        `${solved} of ${seeds}`,
        String(latches.filter(({ noise }) => noise !== 0).length),
        rates.length === 0 ? 'none' : `${power(Math.min(...rates))}–${power(Math.max(...rates))}`,
        String(latches.filter(({ period, noise }) => period === 0 && noise !== 0).length),
      ]
    }),
  )
}

function possibleParagraph({ convergence }: LatchingData): RootContent {
  const { firstWeights, deviations, runs, map, possible } = convergence
  const cells = firstWeights.flatMap((_, i) => deviations.map((_, j) => ({ learned: map[i][j], could: possible[i][j] })))
  const whole = cells.filter(({ could }) => could === runs)
  return paragraph(
    `The same test accepts all ${runs} units with the first weight left as it is and the bit set from outside in ${count(whole.length)} of the ${count(cells.length)} cells: there a solution exists from the start. Training finds one in all ${runs} runs in ${count(whole.filter(({ learned }) => learned === runs).length)} of these cells, and in ${significant((100 * whole.reduce((sum, { learned }) => sum + learned, 0)) / (whole.length * runs), 3)} % of their runs.`,
  )
}
