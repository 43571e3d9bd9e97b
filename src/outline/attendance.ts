// Words to whether they stand over the people who were present.

const attendance =
  /^(?:(?:members|councillors|governors|directors|trustees|those|board members)\s+)?(?:present|attending|attendees|attendance|in attendance|also present|members)\s*(?::|[-–]\s*$|$)/i

/** Whether a block is the label over the people who were present. */
export function startsAttendance(text: string): boolean {
  return attendance.test(text.trim())
}
