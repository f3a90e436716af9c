// How far an error reaches back in each method's net before learning: figure and table.

import type { RootContent } from 'mdast'
import type { MethodFlow, TaskFlow } from '../error-flow.ts'
import { powerAt } from '../figures/error-flow.ts'
import type { Figure } from '../figures/figure.ts'
import { count } from '../format.ts'
import { type Grid, nameOf } from '../grid.ts'
import { type CellContent, code, heading, image, paragraph, table } from '../markdown/nodes.ts'

/** A thousandth. */
const faint = -3

export function errorFlow(grid: Grid, flow: TaskFlow, figure: Figure): RootContent[] {
  const furthest = Math.max(...flow.flows.map(({ log10 }) => log10.length - 1))
  const columns = [1, 5, 10, 20, 50, 100, 200].filter(q => q <= furthest)
  const without = grid.methods.length - flow.flows.length
  return [
    heading(2, 'Error flow'),
    paragraph(
      `By which factor the error of the last target of a sequence is scaled on its way back through time (equations 1 and 2 of Hochreiter, Bengio, Frasconi and Schmidhuber 2001, as a ratio of norms), in the nets for ${nameOf(flow.task)} at lag ${count(flow.lag)}, with the weights that trials start from. `,
      'Where a learning rule cuts derivatives off (the gates of LSTM as published in 1997), so does this; where it goes back only so many steps, that comes on top. ',
      ...(without > 0
        ? [
            `${count(without)} of the methods ${without === 1 ? 'has' : 'have'} no net of which this could be said: searches, models of states, nets that grow, and nets whose weights to the outputs start at 0.`,
          ]
        : []),
    ),
    image(figure.file, figure.alt),
    paragraph(figure.caption),
    paragraph('Powers of ten: −3.0 stands for a thousandth of the error.'),
    table(
      `l${'r'.repeat(columns.length + 1)}`,
      ['Method', ...columns.map(q => `${count(q)} back`), 'A thousandth is left after'],
      flow.flows.map((own): CellContent[] => [
        code(own.method.label),
        ...columns.map(q => (q < own.log10.length ? powerAt(own.log10, q) : '')),
        faintAfter(own),
      ]),
    ),
  ]
}

function faintAfter({ log10 }: MethodFlow): string {
  // At the step of the error itself (q = 0) an answer may see none of the new states.
  const q = log10.findIndex((power, back) => back > 0 && power <= faint)
  return q < 0 ? `more than ${count(log10.length - 1)} steps` : `${count(q)} ${q === 1 ? 'step' : 'steps'}`
}
