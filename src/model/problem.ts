// What went wrong with one document while the rest went on.

/** One clear line for the user: what, where, remedy. A problem is stored and reported; it is not thrown. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Stable word for the kind of problem: `empty`, `binary`, `encoding`, `too-long-line`, … */
  code: string
  path: string
  /** 1-based page or line where that is known. */
  page?: number
  line?: number
  message: string
  remedy: string
}

export function problemLine(problem: Problem): string {
  const place = problem.page ? ` page ${problem.page}` : problem.line ? ` line ${problem.line}` : ''
  return `${problem.path}${place}: ${problem.message}; ${problem.remedy}`
}
