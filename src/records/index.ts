// The list of record types, in the order in which help and exports show them.

import type { RecordType } from '#model'
import { action } from './action.ts'
import { agreement } from './agreement.ts'
import { agendaItem } from './agendaItem.ts'
import { attendance } from './attendance.ts'
import { check } from './check.ts'
import { figure } from './figure.ts'
import { finding } from './finding.ts'
import { interest } from './interest.ts'
import { letter } from './letter.ts'
import { meeting } from './meeting.ts'
import { metric } from './metric.ts'
import { pledge } from './pledge.ts'
import { pledgeMention } from './pledgeMention.ts'
import { question } from './question.ts'
import { ragRating } from './ragRating.ts'
import { recommendation } from './recommendation.ts'
import { resolution } from './resolution.ts'
import { risk } from './risk.ts'

export const recordTypes = [
  meeting,
  agendaItem,
  attendance,
  resolution,
  recommendation,
  action,
  ragRating,
  figure,
  metric,
  pledge,
  pledgeMention,
  finding,
  letter,
  risk,
  interest,
  question,
  check,
  agreement,
] as unknown as readonly RecordType[]
