// A task's stopping criterion in words.

import type { Criterion } from '../../tasks/task.ts'
import { count, plural } from '../format.ts'

export function criterionText(criterion: Criterion): string {
  return criterion.kind === 'window' ? windowText(criterion) : testText(criterion)
}

function windowText({ window, meanErrorBelow }: Extract<Criterion, { kind: 'window' }>): string {
  return `Solved when the last ${count(window)} training sequences were all answered correctly, each before the net learned from it, and their mean absolute error was below ${meanErrorBelow}. A method that does not learn online has each net that it proposes judged by the same rule on ${count(window)} fresh sequences.`
}

function testText({ every, sequences, stages }: Extract<Criterion, { kind: 'test' }>): string {
  const texts = stages.map(({ name, mostWrong, meanErrorBelow }, index) => {
    const solved = index === stages.length - 1 ? ' (solved)' : ''
    const wrong = mostWrong === 0 ? 'none wrong' : `at most ${count(mostWrong)} wrong`
    const error = meanErrorBelow === undefined ? '' : ` and a mean absolute error below ${meanErrorBelow}`
    return `${name}${solved} is reached with ${wrong}${error}`
  })
  return `Every ${count(every)} training sequences the net is tried on a fixed validation set of ${plural(sequences, 'sequence')}; a method that does not learn online has each net that it proposes tried. Stage ${texts.join('; stage ')}.`
}
