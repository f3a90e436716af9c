// A task's stopping criterion in words.

import type { Criterion } from '../../tasks/task.ts'
import { count, plural } from '../format.ts'

export function criterionText(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'window':
      return windowText(criterion)
    case 'test':
      return testText(criterion)
    case 'sets':
      return setsText(criterion)
  }
}

function windowText({ window, mostWrong = 0, meanErrorBelow }: Extract<Criterion, { kind: 'window' }>): string {
  const last = `the last ${count(window)} training sequences`
  const right =
    mostWrong === 0 ? `${last} were all answered correctly` : `at most ${count(mostWrong)} of ${last} were answered wrong`
  const error = meanErrorBelow === undefined ? '' : `, and their mean absolute error was below ${meanErrorBelow}`
  return `Solved when ${right}, each before the net learned from it${error}. A method that does not learn online has each net that it proposes judged by the same rule on ${count(window)} fresh sequences.`
}

function setsText({ sets, every, mostWrong, meanErrorBelow }: Extract<Criterion, { kind: 'sets' }>): string {
  const which = sets === 'both' ? 'the whole training set and the whole test set' : 'the whole training set'
  const wrong =
    mostWrong === 0
      ? 'no sequence is answered wrong'
      : `at most ${plural(mostWrong, 'sequence')} ${mostWrong === 1 ? 'is' : 'are'} answered wrong`
  const error = meanErrorBelow === undefined ? '' : ` and the mean absolute error is below ${meanErrorBelow}`
  return `${everySo(every)} the net is tried on ${which}; a method that does not learn online has each net that it proposes tried. Solved when ${wrong}${error}.`
}

function testText({ every, sequences, stages }: Extract<Criterion, { kind: 'test' }>): string {
  const texts = stages.map(({ name, mostWrong, meanErrorBelow }, index) => {
    const solved = index === stages.length - 1 ? ' (solved)' : ''
    const wrong = mostWrong === 0 ? 'none wrong' : `at most ${count(mostWrong)} wrong`
    const error = meanErrorBelow === undefined ? '' : ` and a mean absolute error below ${meanErrorBelow}`
    return `${name}${solved} is reached with ${wrong}${error}`
  })
  return `${everySo(every)} the net is tried on a fixed validation set of ${plural(sequences, 'sequence')}; a method that does not learn online has each net that it proposes tried. Stage ${texts.join('; stage ')}.`
}

function everySo(sequences: number): string {
  return sequences === 1 ? 'After every training sequence' : `Every ${count(sequences)} training sequences`
}
